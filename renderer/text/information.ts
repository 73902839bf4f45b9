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
      return orBlank(texts.sexes[row.code ?? ''] ?? row.value, texts.blank);
    case 'accountKind':
      return orBlank(texts.accountKinds[row.code ?? ''] ?? row.value, texts.blank);
    case 'ethnicGroup':
      return orBlank(ETHNIC_GROUPS[row.code ?? '']?.[language === 'zh-CN' ? 0 : 1] ?? row.value, texts.blank);
    case 'name':
    case 'region':
    case 'issuingBank':
    case 'employer':
    case 'specification':
      return orBlank(row.value, texts.blank);
  }
}

function orBlank(value: string, blank: string): string {
  return value.trim() === '' ? blank : value;
}
