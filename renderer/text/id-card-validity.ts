import type { IdCardValidity } from '../../electron/api/rows.ts';
import type { Language } from '../../electron/api/view.ts';
import { civilDate } from './format.ts';
import { textsIn } from './language.ts';

/** How long the ID card holds, as the value of a line; with the days that are left where a new one should be applied for. */
export function idCardValidity({ until, daysLeft }: IdCardValidity, language: Language): string {
  const texts = textsIn(language).idCard;
  if (until === 'longTerm') return texts.longTerm;
  const date = civilDate(until, language);
  return daysLeft === null ? date : texts.soon(date, daysLeft);
}

/** The same in words that stand alone; how many days are left is said elsewhere. */
export function idCardValidityAlone({ until }: IdCardValidity, language: Language): string {
  const texts = textsIn(language).idCard;
  return until === 'longTerm' ? texts.validLongTerm : texts.validUntil(civilDate(until, language));
}
