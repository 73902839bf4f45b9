import type { CodeTexts } from './code-texts.ts';

export const codeZhCn: CodeTexts = {
  title: '请出示您的码',
  lead: '凭码可以查询本人记录；挂失、密码、账户等业务请用社保卡或身份证。',
  steps: ['在手机上打开医保电子凭证或电子社保卡', '屏幕调亮，码对准扫码口，不要遮挡'],
  picture: '手机上的码对准扫码口',
  orCode: '没有社保卡？把手机上的医保码对准扫码口',
  orIdCardOrCode: '没有社保卡？放身份证，或把手机上的医保码对准扫码口',
  unreadable: '没有读清这个码，请对准扫码口再试一次',
  lastTry: {
    unreadable: { title: '没有读清这个码', about: '请把屏幕调亮，离扫码口一掌远，再试一次。' },
    unknown: {
      title: '系统不认得这个码',
      about: '请打开医保电子凭证或电子社保卡，出示其中的码。付款码、收款码不能用。也可以插社保卡或放身份证。',
    },
    expired: { title: '这个码已过期', about: '请在手机上刷新，再出示新的码。' },
    used: { title: '这个码已经用过', about: '每个码只能用一次。请在手机上刷新，再出示新的码。' },
    cardVoid: { title: '这个码对应的社保卡已作废', about: '请在手机上改用新卡的码，也可以插新的社保卡或放身份证。' },
  },
  byCode: '凭码核验',
};
