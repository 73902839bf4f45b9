import type { CareTexts } from './care-texts.ts';

const LOST = '卡丢了请马上挂失，越早越安全。';
const LINKING = '不要随意关联其他人的社保账户，也不要替陌生人办理。';

export const careZhCn: CareTexts = {
  locks: {
    socialSecurity: (places) => `连续输错，芯片会锁定它。解锁去：${places}`,
    bank: (places) => `连续输错，银行会锁定它。解锁去：${places}`,
  },
  noTries: '设置时输错不扣次数',
  between: '；',
  fraud: '工作人员不会问密码；电话里别说卡号和密码。',
  advice: {
    temporaryLoss: LOST,
    formalLoss: LOST,
    lossElsewhere: LOST,
    familySharing: LINKING,
    payFamilyPremium: LINKING,
  },
};
