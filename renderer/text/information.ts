/** Words for the rows of the personal-information page. */
import type { InformationRow, Language } from '../../electron/api/view.ts';
import { ETHNIC_GROUPS } from './ethnic-groups-table.ts';
import { civilDate, maskedGroups } from './format.ts';
import { textsIn } from './language.ts';

/** The value of `row` as a person reads it: dates and numbers set out, codes in words (GB/T 2261.1 sex, GB/T 3304 ethnic groups). */
export function informationValue(row: InformationRow, language: Language): string {
  const texts = textsIn(language).information;
  switch (row.field) {
    case 'identityNumber':
    case 'cardNumber':
      return orBlank(maskedGroups(row.value), texts.blank);
    case 'birthDate':
    case 'issuedOn':
    case 'validUntil':
      return orBlank(civilDate(row.value, language), texts.blank);
    case 'sex':
      return orBlank(wordFor(texts.sexes, row) ?? row.value, texts.blank);
    case 'accountKind':
      return orBlank(wordFor(texts.accountKinds, row) ?? row.value, texts.blank);
    case 'ethnicGroup':
      return orBlank(wordFor(ETHNIC_GROUPS, row)?.[language === 'zh-CN' ? 0 : 1] ?? row.value, texts.blank);
    case 'name':
    case 'region':
    case 'issuingBank':
    case 'employer':
    case 'specification':
      return orBlank(row.value, texts.blank);
  }
}

/** The word of a row's code; codes come from cards, so only the table's own keys count. */
function wordFor<Word>(table: Readonly<Record<string, Word>>, { code = '' }: InformationRow): Word | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

function orBlank(value: string, blank: string): string {
  return value.trim() === '' ? blank : value;
}
