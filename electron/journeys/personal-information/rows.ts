import type { InformationRow } from '../../api/view.ts';
import type { Known } from '../journey.ts';

/** GB/T 2261.1. */
const SEX_CODES = { unknown: '0', male: '1', female: '2', unstated: '9' } as const;

/** The rows of the page and of the slip: numbers masked, names whole (the person has shown who they are), but for whoever is known by a code. */
export function informationRows(known: Known): readonly InformationRow[] {
  const { card, idCard, typed, byCode, person } = known;
  const identityNumber = (card ?? idCard ?? typed ?? byCode)?.maskedIdentityNumber;
  const rows: (InformationRow | null)[] = [
    row('name', card?.name ?? idCard?.name ?? byCode?.maskedName ?? null),
    row('identityNumber', identityNumber ?? null),
    coded('sex', card === null ? null : SEX_CODES[card.sex]),
    coded('ethnicGroup', card?.ethnicGroup ?? null),
    row('birthDate', card?.birthDate ?? null),
    row('cardNumber', card?.maskedCardNumber ?? null),
    row('issuedOn', card?.issuedOn ?? null),
    row('validUntil', card?.validUntil ?? null),
    row('issuingBank', person?.card.issuingBank ?? null),
    row('employer', person?.employer ?? null),
    coded('accountKind', person === null || person.accountKind === 'none' ? null : person.accountKind),
  ];
  return rows.filter((candidate) => candidate !== null);
}

function row(field: InformationRow['field'], value: string | null): InformationRow | null {
  return value === null || value === '' ? null : { field, value };
}

function coded(field: InformationRow['field'], code: string | null): InformationRow | null {
  return code === null ? null : { field, value: code, code };
}
