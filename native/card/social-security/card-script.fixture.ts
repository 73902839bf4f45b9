/** Conversations with two cards, in literal hexadecimal: a 3.00 SM4 card and a 2.00 3DES card, whose keys are in test/vectors. */
import { ROOT, SINGLE_DES, SM4_CARD, TDES_CARD } from '../../../test/vectors/card-keys.ts';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import { hex } from '../../base/bytes.ts';
import type { Result } from '../../base/result.ts';
import type { CardKeyName, CardKeys } from '../../ports/card-keys.ts';
import { createSoftwareKeys } from '../keys/software.ts';
import { createCardSession, type CardSession } from '../session.ts';
import type { ApduTrace } from '../trace.ts';
import { createSocialSecurityCard, type SocialSecurityCardOptions } from './driver.ts';

export type Script = readonly (readonly [command: string, answer: string])[];

interface ScriptedCard {
  readonly atr: string;
  readonly fci: string;
  readonly ef05: readonly string[];
  /** EXTERNAL AUTHENTICATE data for the process factor 1122334455667788. */
  readonly authentication: string;
}

const SSSE_NAME = '7378312E73682EC9E7BBE1B1A3D5CF';
export const SM4: ScriptedCard = {
  atr: '3B6D000000814A44468684510100000001',
  fci: `6F1C840F${SSSE_NAME}A50988011E9F0C03860103`,
  ef05: ef05('510100D15600000500000001A1B2C3D4', '332E3030'),
  authentication: SM4_CARD.authentication,
};
export const TDES: ScriptedCard = {
  atr: '3B6D000000814A44468684420100000001',
  fci: `6F16840F${SSSE_NAME}A50388011E`,
  ef05: ef05('430200D15600000500000001A1B2C3D4', '322E3030'),
  authentication: TDES_CARD.authentication,
};

function ef05(identifier: string, version: string): readonly string[] {
  return [
    `0110${identifier}`,
    '020133',
    `0304${version}`,
    '040C915600000251010051010001',
    '050420180403',
    '060420280403',
    '0709413231343732343234',
  ];
}

/** SELECT SSSE. */
export function selectSsse(card: ScriptedCard): Script {
  return [[`00A404000F${SSSE_NAME}`, `${card.fci} 9000`]];
}

/** SELECT of an application by AID. */
export function selectDf(number: 1 | 2 | 3 | 4 | 7): Script {
  const aid = `D1560000050${number === 7 ? 4 : number - 1}`;
  return [[`00A4040006${aid}`, `6F088406${aid} 9000`]];
}

export function selectEf(id: string): Script {
  return [[`00A4020002${id}`, '9000']];
}

/** Reads by tag of these records, as a card answers them. */
export function byTag(records: readonly string[]): Script {
  return records.map((record) => [`00B2${record.slice(0, 2)}00${lengthOf(record)}`, `${record} 9000`]);
}

/** All records of these in one answer; `asked` is Le where the driver cannot know it. */
export function whole(records: readonly string[], asked = lengthOf(records.join(''))): Script {
  return [[`00B20105${asked}`, `${records.join('')} 9000`]];
}

export function lengthOf(record: string): string {
  return (record.length / 2).toString(16).padStart(2, '0').toUpperCase();
}

/** EF05 and the algorithm, with SSSE selected at the end. */
export function issuerSide(card: ScriptedCard): Script {
  return [...selectSsse(card), ...selectEf('EF05'), ...byTag(card.ef05), ...whole(card.ef05), ...selectSsse(card)];
}

/** EXTERNAL AUTHENTICATE with the key of this number: source first, then the process factor. */
export function authenticate(card: ScriptedCard, keyNumber: string): Script {
  return [
    ['0084000008', '0102030405060708 9000'],
    ['0084000008', '1122334455667788 9000'],
    [`008200${keyNumber}10${card.authentication}0102030405060708`, '9000'],
  ];
}

/** The challenge that a MAC is computed under. */
export const MAC_CHALLENGE: Script = [['0084000008', '1122334455667788 9000']];

export const VERIFY: Script = [['0020000003123456', '9000']];
export const PIN = () => Uint8Array.of(1, 2, 3, 4, 5, 6);

/** Every key has the root of the vectors. */
export const KEYS: CardKeys = createSoftwareKeys({ roots: { sm4: allKeys(ROOT), tdes: allKeys(ROOT) } });
/** The same with a single-DES STKSSSE. */
export const SINGLE_DES_KEYS: CardKeys = createSoftwareKeys({ roots: { tdes: { ...allKeys(ROOT), STKSSSE: SINGLE_DES.root } } });

function allKeys(root: Uint8Array): Partial<Record<CardKeyName, Uint8Array>> {
  const names: readonly CardKeyName[] = [
    'IRK',
    'RKSSSE',
    'UKSSSE',
    'PUK',
    'BK',
    'STKSSSE',
    'STKDF03',
    'LKDF03',
    'RK1DF01',
    'UK3DF01',
    'UK4DF01',
    'UK6DF01',
    'RK1DF02',
    'UK3DF02',
    'RK2DF03',
    'RK1DF04',
    'UK2DF04',
    'RK2DF07',
    'UK2DF07',
  ];
  return Object.fromEntries(names.map((name) => [name, root]));
}

/** A session over a script; `left` must be empty at the end of a good test. */
export function scriptedSession(
  card: ScriptedCard,
  parts: readonly Script[],
  trace?: ApduTrace,
): { session: CardSession; left: () => readonly string[] } {
  const connection = scriptedConnection(parts.flat());
  const session = createCardSession({ ...connection, atr: hex(card.atr) }, trace === undefined ? {} : { trace });
  return { session, left: () => connection.left };
}

/** Runs `talk` with a driver over the script. The whole script must have been used. */
export async function converse<T>(
  card: ScriptedCard,
  parts: readonly Script[],
  talk: (driver: ReturnType<typeof createSocialSecurityCard>) => Promise<T>,
  options: Partial<SocialSecurityCardOptions> = {},
  trace?: ApduTrace,
): Promise<T> {
  const { session, left } = scriptedSession(card, parts, trace);
  const outcome = await talk(createSocialSecurityCard(session, { keys: KEYS, ...options }));
  if (left().length > 0) throw new Error(`not asked for: ${left().join(', ')}`);
  return outcome;
}

/** `code: detail` of a fault; `ok` for a success. */
export function faultOf(result: Result<unknown, { readonly code: string; readonly detail: string }>): string {
  return result.ok ? 'ok' : `${result.error.code}: ${result.error.detail}`;
}
