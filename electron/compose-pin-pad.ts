/** The PIN pad that a configuration describes. */
import { readFileSync } from 'node:fs';
import { hex } from '../native/base/bytes.ts';
import { systemClock } from '../native/base/clock.ts';
import { withGiven } from '../native/base/given.ts';
import { createKmy3501PinPad } from '../native/pinpad/kmy3501/driver.ts';
import { KMY3501_SETTINGS, type Kmy3501Settings } from '../native/pinpad/kmy3501/settings.ts';
import { createZt598PinPad } from '../native/pinpad/zt598/driver.ts';
import { ZT588_SETTINGS, ZT598_SETTINGS, type Zt598Settings } from '../native/pinpad/zt598/settings.ts';
import { DEFAULT_PAD_DELAYS } from '../native/pinpad/wire/delays.ts';
import type { KeyPlaces } from '../native/pinpad/wire/model.ts';
import type { WatchedByteLink } from '../native/ports/byte-link.ts';
import type { HardwarePinPad } from '../native/ports/hardware-pin-pad.ts';
import { createSerialLink } from '../native/transport/serial.ts';
import type { Kmy3501Configuration, PinPadConfiguration, Zt598Configuration } from './configuration-pin-pad.ts';
import { BANK_KEYS } from './hosts/bank/iso8583/settings.ts';

/**
 * A pad that connects by itself, now and whenever it comes back; `null`: PINs are typed on the screen. Whoever asked for it closes it.
 * `link`: a line in place of the serial one that is configured.
 */
export function pinPadOf(configuration: PinPadConfiguration, link?: WatchedByteLink): HardwarePinPad | null {
  if (configuration.kind === 'onScreen') return null;
  const { device: path, baudRate, places, delays = {} } = configuration;
  const parts = {
    link: link ?? createSerialLink({ path, baudRate }),
    clock: systemClock,
    delays: withGiven(DEFAULT_PAD_DELAYS, delays),
    keys: placesOf(places),
  };
  return configuration.kind === 'kmy3501'
    ? createKmy3501PinPad({ ...parts, settings: kmy3501SettingsOf(configuration) })
    : createZt598PinPad({ ...parts, settings: zt598SettingsOf(configuration) });
}

function placesOf({ master, pin, mac }: Zt598Configuration['places']): KeyPlaces {
  return {
    [BANK_KEYS.master]: { slot: master, use: 'master' },
    [BANK_KEYS.pin]: { slot: pin, use: 'pin' },
    [BANK_KEYS.mac]: { slot: mac, use: 'mac' },
  };
}

function kmy3501SettingsOf(given: Kmy3501Configuration): Kmy3501Settings {
  return { ...withGiven(KMY3501_SETTINGS, given), masterSlot: given.places.master };
}

function zt598SettingsOf({ openPinCommand, uidFile, ...given }: Zt598Configuration): Zt598Settings {
  const own = given.kind === 'zt588' ? ZT588_SETTINGS : ZT598_SETTINGS;
  return {
    ...withGiven(own, given),
    openPin: openPinCommand === undefined ? own.openPin : { kind: 'fixed', command: openPinCommand },
    uid: uidFile === undefined ? null : hex(readFileSync(uidFile, 'utf8').trim()),
  };
}
