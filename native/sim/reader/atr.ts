import type { ChipProtocol } from '../../ports/card-reader.ts';

const INITIAL = { direct: 0x3b, inverse: 0x3f } as const;
const INTERFACE_BYTES = 3;

/** First protocol that a well-formed answer to reset offers (ISO/IEC 7816-3 §8.2); `null` when the bytes are no such answer. */
export function protocolOf(atr: Uint8Array): ChipProtocol | null {
  if (isContactless(atr)) return 'chipT1';
  const [initial, format] = atr;
  if ((initial !== INITIAL.direct && initial !== INITIAL.inverse) || format === undefined) return null;
  const protocols: number[] = [];
  let next = 2;
  let present = format >> 4;
  for (;;) {
    for (let bit = 0; bit < INTERFACE_BYTES; bit++) if ((present & (1 << bit)) !== 0) next++;
    if ((present & 8) === 0) break;
    const td = atr[next++];
    if (td === undefined) return null;
    protocols.push(td & 0x0f);
    present = td >> 4;
  }
  const checkByte = protocols.some((protocol) => protocol !== 0) ? 1 : 0;
  if (atr.length !== next + (format & 0x0f) + checkByte) return null;
  return protocols[0] === 1 ? 'chipT1' : 'chipT0';
}

/** TD1 and TD2 of the answer to reset that a reader makes up for a contactless card (PC/SC part 3 §3.1.3.2.3.1). */
const MADE_UP = { td1: 0x80, td2: 0x01 } as const;
const ONLY_TD = 0x80;
const MAX_HISTORICAL = 15;

/** What a reader shows for a contactless card with the historical bytes of this contact answer to reset; `null` stays `null`. */
export function contactlessAtr(contact: Uint8Array | null): Uint8Array | null {
  return contact === null ? null : withHistorical(contact, ONLY_TD, [MADE_UP.td1, MADE_UP.td2]);
}

/** Interface bytes of a contact card that speaks T=1 only (ISO/IEC 7816-3 §8.2, §11.4): TB1, TC1, TD1, TD2, IFSC 32, BWI 4 and CWI 5. */
const T1_ONLY = { format: 0xe0, bytes: [0x00, 0x00, 0x81, 0x31, 0x20, 0x45] } as const;

/** The answer to reset of a T=1 contact card with the historical bytes of this one; `null` stays `null`. */
export function blockAtr(contact: Uint8Array | null): Uint8Array | null {
  return contact === null ? null : withHistorical(contact, T1_ONLY.format, T1_ONLY.bytes);
}

function withHistorical(contact: Uint8Array, format: number, between: readonly number[]): Uint8Array {
  const count = (contact[1] ?? 0) & MAX_HISTORICAL;
  const checked = [format | count, ...between, ...contact.slice(contact.length - count)];
  return Uint8Array.from([INITIAL.direct, ...checked, checked.reduce((check, byte) => check ^ byte, 0)]);
}

function isContactless(atr: Uint8Array): boolean {
  const [initial, format = 0, td1, td2] = atr;
  const length = 5 + (format & MAX_HISTORICAL);
  return initial === INITIAL.direct && format >> 4 === 8 && td1 === MADE_UP.td1 && td2 === MADE_UP.td2 && atr.length === length;
}
