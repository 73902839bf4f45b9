/** Card readers over PC/SC (pcsc-lite on Linux and macOS, WinSCard on Windows). See README.md. */
import { systemClock, type Clock } from '../base/clock.ts';
import type { CardReaders } from '../ports/card-reader.ts';
import type { PcscBinding } from './pcsc/binding.ts';
import { PCSC_DELAYS, type PcscDelays } from './pcsc/delays.ts';
import { createPcscMini } from './pcsc/pcsc-mini.ts';
import { PcscReaders } from './pcsc/readers.ts';

export interface PcscReadersOptions {
  readonly binding?: PcscBinding;
  readonly clock?: Clock;
  readonly delays?: Partial<PcscDelays>;
}

/**
 * The readers of this machine. Watching begins after the current turn, so a subscriber set up at once misses nothing; it goes on, also
 * without a service, until `close`.
 */
export function createPcscReaders(options: PcscReadersOptions = {}): CardReaders {
  const clock = options.clock ?? systemClock;
  const delays = { ...PCSC_DELAYS, ...options.delays };
  return new PcscReaders(options.binding ?? createPcscMini(clock, delays.quietMs), clock, delays);
}
