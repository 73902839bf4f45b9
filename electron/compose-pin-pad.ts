/** The PIN pad that a configuration describes. */
import { readFileSync } from 'node:fs';
import { hex } from '../native/base/bytes.ts';
import { systemClock } from '../native/base/clock.ts';
import { createKmy3501PinPad } from '../native/pinpad/kmy3501/driver.ts';
import { KMY3501_SETTINGS, type Kmy3501Settings } from '../native/pinpad/kmy3501/settings.ts';
import { createZt598PinPad } from '../native/pinpad/zt598/driver.ts';
import { ZT588_SETTINGS, ZT598_SETTINGS, type Zt598Settings } from '../native/pinpad/zt598/settings.ts';
import { DEFAULT_PAD_DELAYS, type PadDelays } from '../native/pinpad/wire/delays.ts';
import type { KeyPlaces } from '../native/pinpad/wire/model.ts';
import type { HardwarePinPad } from '../native/ports/hardware-pin-pad.ts';
import type { Kmy3501Configuration, PinPadConfiguration, Zt598Configuration } from './configuration-pin-pad.ts';
import { BANK_KEYS } from './hosts/bank/iso8583/settings.ts';

/**
 * A pad that connects by itself, now and whenever it comes back; `null`: PINs are typed on the screen. Whoever asked for it closes it. The serial
 * package is loaded only where a pad is on a line.
 */
export async function pinPadOf(configuration: PinPadConfiguration): Promise<HardwarePinPad | null> {
  if (configuration.kind === 'onScreen') return null;
  const { createSerialLink } = await import('../native/transport/serial.ts');
  const { device: path, baudRate, places } = configuration;
  const parts = { link: createSerialLink({ path, baudRate }), clock: systemClock, delays: delaysOf(configuration), keys: placesOf(places) };
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

function delaysOf({ delays = {} }: Zt598Configuration | Kmy3501Configuration): PadDelays {
  const given = Object.fromEntries(Object.entries(delays).filter(([, delayMs]) => typeof delayMs === 'number'));
  return { ...DEFAULT_PAD_DELAYS, ...given };
}

function kmy3501SettingsOf(given: Kmy3501Configuration): Kmy3501Settings {
  const own = KMY3501_SETTINGS;
  return {
    resetOnOpen: given.resetOnOpen ?? own.resetOnOpen,
    masterSlot: given.places.master,
    autoEnter: given.autoEnter ?? own.autoEnter,
    display: given.display ?? own.display,
    prompt: given.prompt ?? own.prompt,
  };
}

function zt598SettingsOf(given: Zt598Configuration): Zt598Settings {
  const own = given.kind === 'zt588' ? ZT588_SETTINGS : ZT598_SETTINGS;
  return {
    resetOnOpen: given.resetOnOpen ?? own.resetOnOpen,
    openPin: given.openPinCommand === undefined ? own.openPin : { kind: 'fixed', command: given.openPinCommand },
    blockQuestion: given.blockQuestion ?? own.blockQuestion,
    blockPrefix: given.blockPrefix ?? own.blockPrefix,
    sm4BlockPrefix: given.sm4BlockPrefix ?? own.sm4BlockPrefix,
    sm4Format: given.sm4Format ?? own.sm4Format,
    lengthFrom: given.lengthFrom ?? own.lengthFrom,
    masterMode: given.masterMode ?? own.masterMode,
    pinUse: given.pinUse ?? own.pinUse,
    macUse: given.macUse ?? own.macUse,
    blockCipher: given.blockCipher ?? own.blockCipher,
    clearKey: given.clearKey ?? own.clearKey,
    uid: given.uidFile === undefined ? null : hex(readFileSync(given.uidFile, 'utf8').trim()),
  };
}
