import type { TypingTexts } from './typing-texts.ts';

export const typingZhCn: TypingTexts = {
  without: {
    title: '没有带卡',
    starts: { code: '出示手机码', typedNumbers: '输入号码查询', letterOfIntroduction: '打印单位介绍信', placesToAsk: '还能去哪里问' },
  },
  title: { identityNumber: '请输入身份证号码', personalNumber: '请输入社保个人编号' },
  about: {
    identityNumber: '18 位，写在身份证上。末位是 X 的，按 X 键。',
    personalNumber: '8 位，写在社保缴费单或对账单上。',
  },
  step: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  complaint: {
    tooShort: '还没有输完，请接着输',
    checkCharacter: '号码有误，请核对后改正',
  },
  noMatch: '两个号码与记录不符',
  noMatchAbout: (triesLeft) => `请重新输入两个号码，本机还可试 ${triesLeft} 次。也可以插社保卡或放身份证。`,
  typed: (typed, places) => `已输入 ${typed} 位，共 ${places} 位`,
  keypad: '数字键盘',
  privacy: '只显示末几位，办完即清除',
  byNumbers: '号码已核对',
  byNobody: '未验证身份',
  greeting: '您好',
  letter: { title: '打印单位介绍信', about: '空白表格，打印后填写并加盖公章', preview: '介绍信样张' },
  terms: '时间和费用',
};
