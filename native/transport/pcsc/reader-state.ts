/** dwEventState of SCARD_READERSTATE (PC/SC part 5 §3.2.5.1; pcsc-lite counts insertions and removals in the upper half). */
export const READER_STATE = { changed: 0x0002, present: 0x0020, inUse: 0x0100, exclusive: 0x0080, mute: 0x0200 } as const;

export interface ReaderState {
  readonly present: boolean;
  readonly mute: boolean;
  readonly eventCounter: number;
}

const COUNTER_MODULUS = 0x1_0000;
/** More steps than a hand can make between two reports are a counter that jumped, not cards. */
const MAX_STEPS = 16;

/** The parts of a state word that matter here. */
export function parseReaderState(state: number): ReaderState {
  return {
    present: (state & READER_STATE.present) !== 0,
    mute: (state & READER_STATE.mute) !== 0,
    eventCounter: state >>> 16,
  };
}

/**
 * How often a card came or went between two reports: what the counter says, made to agree with presence where a driver
 * counts otherwise. Two steps from present to present is a card that was swapped between two looks.
 */
export function stepsBetween(before: ReaderState, after: ReaderState): number {
  const counted = (after.eventCounter - before.eventCounter + COUNTER_MODULUS) % COUNTER_MODULUS;
  const parity = before.present === after.present ? 0 : 1;
  if (counted % 2 === parity) return counted <= MAX_STEPS ? counted : MAX_STEPS + parity;
  return parity === 1 ? 1 : before.present ? 2 : 0;
}
