/** The arguments of the national interface, from text to what they mean. */
import { hex } from '../../native/base/bytes.ts';
import { ok } from '../../native/base/result.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import { refuse, type Outcome } from './outcome.ts';

export type AuthType = 'pin' | 'key';

/** `iAuthType`: 1 PIN, 2 the read key. */
export function parseAuthType(text: string): Outcome<AuthType> {
  if (text === '1') return ok('pin');
  return text === '2' ? ok('key') : refuse('wrongArgument');
}

/** `iType`: 1 contact, 2 contactless, 3 and 4 whichever there is. */
export function isCardType(text: string): boolean {
  return /^[1-4]$/.test(text);
}

/** Whether the card in the reader is of the kind that `iType` asks for. */
export function fitsCardType(text: string, { session }: OpenCard): boolean {
  if (text === '1') return !isContactless(session.atr);
  return text === '2' ? isContactless(session.atr) : true;
}

/** PC/SC gives contactless cards an ATR that it makes itself: 3B 8n 80 01 (PC/SC part 3, §3.1.3.2.3). */
function isContactless([ts, t0, td1, td2]: Uint8Array): boolean {
  return ts === 0x3b && t0 !== undefined && t0 >> 4 === 0x8 && td1 === 0x80 && td2 === 0x01;
}

export interface CardInfo {
  readonly identifier: string;
  readonly number: string;
}

/** `pCardInfo`: 卡识别码|卡号|. */
export function parseCardInfo(text: string): Outcome<CardInfo> {
  const [identifier = '', number = '', ...more] = text.split('|');
  if (!/^[0-9A-Fa-f]{32}$/.test(identifier)) return refuse('identifierFormat');
  if (!/^[0-9A-Za-z]{9}$/.test(number) || more.length !== 1 || more[0] !== '') return refuse('invalidData');
  return ok({ identifier: identifier.toUpperCase(), number });
}

const HEX = /^[0-9A-Fa-f]*$/;

/** Hexadecimal that a key service computed; not hexadecimal is −41, another length −42. */
export function parseKeyData(text: string, lengthsBytes: readonly number[]): Outcome<Uint8Array> {
  if (!HEX.test(text)) return refuse('invalidCharacter');
  return lengthsBytes.some((bytes) => text.length === 2 * bytes) ? ok(hex(text)) : refuse('dataLength');
}
