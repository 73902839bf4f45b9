/** What a device uses up or fills. Levels are those of XFS4IoT: Printer (paper, ink) and Storage (replenishment status). */
export type SupplyName = 'paper' | 'ribbon' | 'cards' | 'bin' | 'battery';

/** `full` of paper is good, `full` of a bin is not: the device health knows which. */
export type SupplyLevel = 'ok' | 'full' | 'high' | 'low' | 'out' | 'jammed' | 'unknown';

export interface Supply {
  readonly supply: SupplyName;
  readonly level: SupplyLevel;
  /** How many are left, or lie in it; `null`: not counted. */
  readonly count: number | null;
}
