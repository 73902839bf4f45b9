import type { IdCardTexts } from './id-card-texts.ts';

export const idCardEn: IdCardTexts = {
  reminder: 'Take your ID card',
  takeAlone: 'Please take your ID card',
  takeToo: 'Please take your card and your ID card',
  about: 'Your ID card still lies on the reader.',
  urgentAlone: 'Your ID card still lies on the reader. Please take it now.',
  urgentToo: 'Your card and your ID card are still here. Please take them now.',
  notThere: 'No ID card there',
  label: 'ID valid until',
  longTerm: 'no end date',
  soon: (date, days) => `${date}, ${days === 1 ? '1 day' : `${days} days`} left`,
  validLongTerm: 'valid, no end date',
  validUntil: (date) => `valid until ${date}`,
  renew: 'Your ID card ends soon. Please apply for a new one early.',
  picture: 'The ID card is lifted from the reader',
};
