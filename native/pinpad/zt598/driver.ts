import type { Clock } from '../../base/clock.ts';
import type { WatchedByteLink } from '../../ports/byte-link.ts';
import type { HardwarePinPad } from '../../ports/hardware-pin-pad.ts';
import { DEFAULT_PAD_DELAYS, type PadDelays } from '../wire/delays.ts';
import { createWirePinPad } from '../wire/driver.ts';
import type { KeyPlaces } from '../wire/model.ts';
import { zt598Model } from './model.ts';
import { ZT598_SETTINGS, type Zt598Settings } from './settings.ts';

export interface Zt598Options {
  /** 9600 8N1 unless the pad was set otherwise. */
  readonly link: WatchedByteLink;
  readonly clock: Clock;
  /** Names of keys and their places: master keys 01 to 1F, working keys 30 to 7F. */
  readonly keys: KeyPlaces;
  readonly settings?: Zt598Settings;
  readonly delays?: PadDelays;
}

const TRIES = 2;

/** A ZT598 or ZT588 of SZZT on a serial line. It connects by itself, and again after it was unplugged. */
export function createZt598PinPad({
  link,
  clock,
  keys,
  settings = ZT598_SETTINGS,
  delays = DEFAULT_PAD_DELAYS,
}: Zt598Options): HardwarePinPad {
  return createWirePinPad({ model: zt598Model(settings), link, clock, delays, keys, tries: TRIES });
}
