/** Where keys lie in a PSAM. */
import type { CardKeyName } from '../../ports/card-keys.ts';

export interface PsamKeyAddress {
  /** P1 of BF DE: levels of diversification that are left in the upper three bits, kind of key in the lower five. */
  readonly usage: number;
  /** P2 of BF DE. */
  readonly id: number;
}

export type PsamKeyAddresses = Readonly<Partial<Record<CardKeyName, PsamKeyAddress>>>;

/** The published examples, of a PSAM with city keys (4x) or national ones (6x). Others are told by whoever issued the PSAM. */
export const PSAM_KEY_ADDRESSES: PsamKeyAddresses = {
  STKSSSE: { usage: 0x48, id: 0x09 },
  PUK: { usage: 0x48, id: 0x10 },
  UKSSSE: { usage: 0x48, id: 0x12 },
  RK1DF04: { usage: 0x67, id: 0x2d },
  RK1DF01: { usage: 0x67, id: 0x2e },
};

const LEVEL_SHIFT = 5;

/** How many factors a key of this usage is diversified by: 1 card, 2 city and card, 3 province, city and card. */
export function diversificationLevels(usage: number): number {
  return usage >> LEVEL_SHIFT;
}
