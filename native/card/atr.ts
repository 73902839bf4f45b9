/** Answer to reset (ISO/IEC 7816-3 §8.2): only what the card applications need of it. */
const DIRECT_CONVENTION = 0x3b;
const INVERSE_CONVENTION = 0x3f;

/** The historical bytes T1-TK; `null` when the bytes are no ATR. */
export function historicalBytes(atr: Uint8Array): Uint8Array | null {
  const [ts, t0] = atr;
  if ((ts !== DIRECT_CONVENTION && ts !== INVERSE_CONVENTION) || t0 === undefined) return null;
  const count = t0 & 0xf;
  let at = 2;
  for (let present = t0 >> 4; present > 0;) {
    const interfaceBytes = [1, 2, 4].filter((bit) => (present & bit) !== 0).length;
    const td = (present & 8) === 0 ? undefined : atr[at + interfaceBytes];
    if ((present & 8) !== 0 && td === undefined) return null;
    at += interfaceBytes + (td === undefined ? 0 : 1);
    present = td === undefined ? 0 : td >> 4;
  }
  return at + count > atr.length ? null : atr.slice(at, at + count);
}
