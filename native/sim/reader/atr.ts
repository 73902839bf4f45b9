import type { ChipProtocol } from '../../ports/card-reader.ts';

const INITIAL = { direct: 0x3b, inverse: 0x3f } as const;
const INTERFACE_BYTES = 3;

/** First protocol that a well-formed answer to reset offers (ISO/IEC 7816-3 §8.2); `null` when the bytes are no such answer. */
export function protocolOf(atr: Uint8Array): ChipProtocol | null {
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
