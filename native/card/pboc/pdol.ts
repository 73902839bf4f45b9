/** Filling a card's PDOL (EMV book 3 §5.4): a read needs no amounts, so all is zero but country, currency and what the terminal is. */
import { concat, hex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { parseDataList } from './data-list.ts';
import { TAG } from './tags.ts';

interface Filling {
  readonly value: Uint8Array;
  /** Which end stays when the card asks for another length: numbers stand right, all else left. */
  readonly end: 'left' | 'right';
}

/** China and yuan renminbi, ISO 3166-1 / ISO 4217 numeric 156. */
const CHINA: Filling = { value: hex('0156'), end: 'right' };

const VALUES: ReadonlyMap<number, Filling> = new Map<number, Filling>([
  [TAG.terminalCountry, CHINA],
  [TAG.transactionCurrency, CHINA],
  // Contactless debit and credit, with no cryptogram of qPBOC: the card then names its records (JR/T 0025.12, tag 9F66 byte 1 bit 7).
  [TAG.terminalTransactionQualifiers, { value: hex('40000000'), end: 'left' }],
]);

/** GPO's template holds at most this in its short form. */
const MAX_BYTES = 127;

/** The values that the list asks for, one behind the other, each exactly as long as asked. */
export function fillPdol(list: Uint8Array): Result<Uint8Array, string> {
  const entries = parseDataList(list);
  if (!entries.ok) return err(`PDOL ${entries.error}`);
  const values = concat(...entries.value.map(({ tag, length }) => fit(VALUES.get(tag), length)));
  return values.length > MAX_BYTES ? err(`PDOL asks for ${values.length} bytes`) : ok(values);
}

function fit(filling: Filling | undefined, length: number): Uint8Array {
  const fitted = new Uint8Array(length);
  if (filling === undefined) return fitted;
  const { value, end } = filling;
  const room = length - value.length;
  if (end === 'left') fitted.set(value.subarray(0, length));
  else fitted.set(value.subarray(Math.max(0, -room)), Math.max(0, room));
  return fitted;
}
