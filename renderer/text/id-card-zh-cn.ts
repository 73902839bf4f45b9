import type { IdCardTexts } from './id-card-texts.ts';

export const idCardZhCn: IdCardTexts = {
  reminder: '请取走身份证',
  takeAlone: '请取走身份证',
  takeToo: '请取走社保卡和身份证',
  about: '身份证还放在读卡区。',
  urgentAlone: '身份证还在读卡区，请马上取走。',
  urgentToo: '社保卡和身份证都还在，请马上取走。',
  notThere: '读卡区没有证件',
  label: '身份证有效期',
  longTerm: '长期',
  soon: (date, days) => `${date}，还有 ${days} 天`,
  validLongTerm: '长期有效',
  validUntil: (date) => `有效期至 ${date}`,
  renew: '身份证快到期了，请尽早换领新证。',
  picture: '从读卡区拿起身份证',
};
