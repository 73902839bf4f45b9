/** Where each field of a document's 256 bytes of text lies: offset and length in bytes, UTF-16LE (GA 450, GA/T 467). */
import type { IdDocumentKind } from '../ports/id-reader.ts';

export interface Field {
  readonly at: number;
  readonly bytes: number;
}

export type FieldName =
  | 'name'
  | 'sex'
  | 'ethnicGroup'
  | 'birthDate'
  | 'address'
  | 'number'
  | 'issuer'
  | 'validFrom'
  | 'validUntil'
  | 'passNumber'
  | 'issueCount'
  | 'englishName'
  | 'englishNameRest'
  | 'nationality';

export interface Layout {
  readonly kind: IdDocumentKind;
  readonly edition: '2017' | '2023' | null;
  readonly fields: Readonly<Partial<Record<FieldName, Field>>>;
}

/** One letter that tells the kind, at the same place in all of them. */
export const TYPE_FLAG: Field = { at: 248, bytes: 2 };

const field = (at: number, bytes: number): Field => ({ at, bytes });
const VALIDITY = { validFrom: field(188, 16), validUntil: field(204, 16) };
const RESIDENT = {
  name: field(0, 30),
  sex: field(30, 2),
  ethnicGroup: field(32, 4),
  birthDate: field(36, 16),
  address: field(52, 70),
  number: field(122, 36),
  issuer: field(158, 30),
  ...VALIDITY,
};

/** By the type flag. A resident ID card has a blank there. */
export const LAYOUTS: ReadonlyMap<string, Layout> = new Map<string, Layout>([
  ['', { kind: 'residentIdCard', edition: null, fields: RESIDENT }],
  ['J', { kind: 'hmtResidencePermit', edition: null, fields: { ...RESIDENT, passNumber: field(220, 18), issueCount: field(238, 4) } }],
  [
    'I',
    {
      kind: 'foreignerResidencePermit',
      edition: '2017',
      fields: {
        englishName: field(0, 120),
        sex: field(120, 2),
        number: field(122, 30),
        nationality: field(152, 6),
        name: field(158, 30),
        ...VALIDITY,
        birthDate: field(220, 16),
      },
    },
  ],
  [
    'Y',
    {
      kind: 'foreignerResidencePermit',
      edition: '2023',
      fields: {
        name: field(0, 30),
        sex: field(30, 2),
        issueCount: field(32, 4),
        birthDate: field(36, 16),
        englishName: field(52, 70),
        number: field(122, 36),
        ...VALIDITY,
        englishNameRest: field(220, 22),
        nationality: field(242, 6),
      },
    },
  ],
]);
