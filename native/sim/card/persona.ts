/** What a persona file holds: one invented person with one card. */
import { isCivilDate } from '../../base/civil-date.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { LOG_RECORDS, logProblem } from './bank-log.ts';
import { cardNumberCheck, citizenCheck, passesLuhn } from './check-digits.ts';
import { encodeGb18030, unknownToGb18030 } from './gb18030.ts';
import { filesProblem } from './files/personal-files.ts';
import { boolean, either, hexText, integer, list, nullable, object, oneOf, optional, table, text, type Checked } from './schema.ts';

const date = text(/^\d{8}$/, 'a date CCYYMMDD');
const rawRecords = table(/^[0-9A-F]{2}$/, nullable(text(/^([0-9A-F]{2}){0,127}$/, 'at most 127 bytes as upper-case hexadecimal')));

const fen = integer(0, 999_999_999_999);
const anyText = text(/^/, 'a text');
/** Values by tag, the records of a cyclic file, or a transparent file in hexadecimal. */
const fileContent = either(
  either(text(/^([0-9A-F]{2})*$/, 'bytes as upper-case hexadecimal'), list(anyText)),
  table(/^[0-9A-F]{2}$/, nullable(either(anyText, list(anyText)))),
);

const schema = object({
  id: text(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens'),
  title: object({ zh: text(/\S/, 'a text'), en: text(/\S/, 'a text') }),
  atr: text(/^3B6D0000[0-9A-F]{26}$/, '3B6D0000 and 13 historical bytes as upper-case hexadecimal'),
  version: oneOf('1.00', '2.00', '3.00'),
  algorithm: oneOf('tdes', 'ssf33', 'sm4'),
  card: object({
    identifier: text(/^\d{6}D156000005[0-9A-F]{16}$/, '卡的识别码, region, D156000005 and 16 more hexadecimal digits'),
    class: oneOf('1', '2', '3', '4'),
    initialiser: hexText(12),
    issuedOn: date,
    validUntil: date,
    number: text(/^[A-Z][0-9A-Z]{7}[0-9X]$/, '卡号, 9 characters'),
  }),
  holder: object({
    kind: oneOf('citizen', 'foreigner'),
    number: text(/^[0-9A-Z]{1,18}$/, 'at most 18 digits and letters'),
    name: text(/\S/, 'a name'),
    sex: oneOf('1', '2', '9'),
    ethnicGroup: text(/^(0[1-9]|[1-4]\d|5[0-6]|99)$/, 'a GB 3304 number'),
    birthPlace: text(/^\d{6}$/, 'a region code of 6 digits'),
    birthDate: date,
  }),
  pin: object({
    value: nullable(text(/^\d{4,16}$/, '4 to 16 digits')),
    triesLeft: integer(0, 15),
    triesMax: integer(1, 15),
    tellsTries: boolean,
  }),
  testRootKeys: object({
    IRK: hexText(16),
    RKSSSE: hexText(16),
    UKSSSE: hexText(16),
    PUK: hexText(16),
    STKSSSE: hexText(8, 16),
  }),
  keyTriesMax: integer(1, 15),
  /** PIN of the certificate application of a 3.00 card; 123456 when absent. */
  certificatePin: optional(text(/^\d{6}$/, '6 digits')),
  bank: nullable(
    object({
      pan: text(/^\d{13,19}$/, '13 to 19 digits'),
      sequenceNumber: text(/^\d{2}$/, 'two digits'),
      effective: text(/^\d{6}$/, 'a date YYMMDD'),
      expiry: text(/^\d{6}$/, 'a date YYMMDD'),
      pse: boolean,
      applications: optional(list(oneOf('debit', 'credit', 'quasiCredit', 'eCash'))),
      gpoFormat: optional(oneOf('1', '2')),
      eCash: optional(object({ balance: fen, balanceLimit: fen, transactionLimit: fen, resetThreshold: fen })),
      log: optional(list(text(/^/, 'a text'))),
      blocked: optional(boolean),
    }),
  ),
  blocked: optional(oneOf('application', 'card')),
  /** Contents of the files below SSSE that differ from the defaults, by application and file. */
  files: optional(table(/^(SSSE|DF0[12347])$/, table(/^EF[0-9A-F]{2}$/, fileContent))),
  /** Records as raw values by tag, in place of the regular ones; `null` leaves the record out. */
  deviations: optional(object({ EF05: optional(rawRecords), EF06: optional(rawRecords), cardNumberCheck: optional(oneOf('wrong')) })),
});

export type Persona = Checked<typeof schema>;

/** 姓名 and 姓名扩展 together; a 1.00 card has no extension. */
export const NAME_BYTES = 30;
export const NAME_EXTENSION_BYTES = 20;

/** The persona in a parsed file, or the field that is wrong and why. */
export function parsePersona(value: unknown): Result<Persona, string> {
  const checked = schema(value, '');
  if (!checked.ok) return checked;
  const problem = contradiction(checked.value);
  return problem === null ? ok(checked.value) : err(problem);
}

/** What no single field shows. */
function contradiction(persona: Persona): string | null {
  const { card, holder, pin, bank } = persona;
  if ((persona.version === '3.00') !== (persona.algorithm === 'sm4')) return 'algorithm: 3.00 cards use sm4, earlier ones tdes or ssf33';
  if (persona.algorithm !== 'tdes' && persona.testRootKeys.STKSSSE.length !== 32)
    return `testRootKeys.STKSSSE: a key of ${persona.algorithm} has 16 bytes`;
  if (pin.triesLeft > pin.triesMax) return 'pin.triesLeft: more than pin.triesMax';
  for (const [field, day] of [
    ['card.issuedOn', card.issuedOn],
    ['card.validUntil', card.validUntil],
    ['holder.birthDate', holder.birthDate],
  ] as const) {
    if (!isCivilDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`)) return `${field}: no such day`;
  }
  const uncoded = unknownToGb18030(holder.name);
  if (uncoded !== null)
    return `holder.name: no GB 18030 code is known here for U+${(uncoded.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
  const roomForName = persona.version === '1.00' ? NAME_BYTES : NAME_BYTES + NAME_EXTENSION_BYTES;
  if (encodeGb18030(holder.name).length > roomForName) return `holder.name: longer than ${roomForName} bytes in GB 18030`;
  if (bank !== null && !passesLuhn(bank.pan)) return 'bank.pan: does not pass the Luhn rule';
  const log = bank?.log?.map(logProblem).find((problem) => problem !== null) ?? null;
  if (log !== null) return `bank.log: ${log}`;
  if ((bank?.log?.length ?? 0) > LOG_RECORDS) return `bank.log: more than ${LOG_RECORDS} entries`;
  return filesProblem(persona) ?? wrongCheckCharacter(persona);
}

function wrongCheckCharacter({ card, holder, deviations }: Persona): string | null {
  if (holder.kind === 'citizen') {
    if (!/^\d{17}[0-9X]$/.test(holder.number)) return 'holder.number: a citizen has 17 digits and a check character';
    if (citizenCheck(holder.number) !== holder.number[17])
      return `holder.number: the check character must be ${citizenCheck(holder.number)}`;
    if (holder.number.slice(6, 14) !== holder.birthDate) return 'holder.birthDate: differs from the number';
  }
  const check = cardNumberCheck(card.number);
  const fits = check === card.number[8];
  if (deviations?.cardNumberCheck === 'wrong') return fits ? 'card.number: the check character is right, against deviations' : null;
  return fits ? null : `card.number: the check character must be ${check}`;
}
