import type { Clock } from '../../base/clock.ts';
import type { WatchedByteLink } from '../../ports/byte-link.ts';
import type { HardwarePinPad } from '../../ports/hardware-pin-pad.ts';
import { DEFAULT_PAD_DELAYS, type PadDelays } from '../wire/delays.ts';
import { createWirePinPad } from '../wire/driver.ts';
import type { KeyPlaces } from '../wire/model.ts';
import { kmy3501Model } from './model.ts';
import { KMY3501_SETTINGS, type Kmy3501Settings } from './settings.ts';

export interface Kmy3501Options {
  /** 9600 8N1. */
  readonly link: WatchedByteLink;
  readonly clock: Clock;
  /** Names of keys and their places: master keys 0 to 15, working keys 0 to 15 under the master key of the settings. */
  readonly keys: KeyPlaces;
  readonly settings?: Kmy3501Settings;
  readonly delays?: PadDelays;
}

const TRIES = 2;

/** A KMY3501 on a serial line. It connects by itself, and again after it was unplugged. */
export function createKmy3501PinPad({
  link,
  clock,
  keys,
  settings = KMY3501_SETTINGS,
  delays = DEFAULT_PAD_DELAYS,
}: Kmy3501Options): HardwarePinPad {
  return createWirePinPad({ model: kmy3501Model(settings), link, clock, delays, keys, tries: TRIES });
}
