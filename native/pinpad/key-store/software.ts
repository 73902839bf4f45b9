/** A key store in this program's memory, for simulated terminals and for those whose PIN pad is the screen. */
import { equalBytes } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { KeyStore, KeyStoreFault, MacRequest, PinEncipherer, WorkingKeyLoad } from '../../ports/key-store.ts';
import type { PinBlockRequest, PinBytes, PinPadFault } from '../../ports/pin-pad.ts';
import { encipherPin, isPan, pinFits, pinKeyFits } from '../pin-block.ts';
import type { RandomBytes } from '../shuffle.ts';
import { DES_BLOCK_BYTES, fitsCipher, sm4Ecb, tdes, WIDE_BLOCK_BYTES } from './ciphers.ts';
import { computeMac, macKeyFits } from './mac.ts';

const CHECK_VALUE_BYTES = 4;
const CHECK_VALUE_MIN_BYTES = 3;

export interface SoftwareKeyStoreParts {
  /** Keys that are there from the beginning: master keys, or the working keys of a simulation. They are copied. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /** Fill of PIN blocks. Default: the platform's cryptographic source. */
  readonly random?: RandomBytes;
}

export interface SoftwareKeyStore extends KeyStore, PinEncipherer {
  /** Overwrites every key with zeros and forgets it. */
  wipe(): void;
}

/** A store that holds copies of these keys. */
export function createSoftwareKeyStore(parts: SoftwareKeyStoreParts): SoftwareKeyStore {
  const keys = new Map([...parts.keys].map(([name, key]) => [name, Uint8Array.from(key)]));
  const random = parts.random ?? ((count: number) => crypto.getRandomValues(new Uint8Array(count)));
  return {
    loadWorkingKey: (load) => Promise.resolve(takeKey(keys, load)),
    mac: (request) => Promise.resolve(macOf(keys, request)),
    checkValue: (name, cipher) => Promise.resolve(checkValueOf(keys, name, cipher)),
    encipherPin: (pin, request) => enciphered(keys, random, pin, request),
    wipe: () => {
      for (const key of keys.values()) key.fill(0);
      keys.clear();
    },
  };
}

type Keys = Map<string, Uint8Array>;

function takeKey(keys: Keys, load: WorkingKeyLoad): Result<void, KeyStoreFault> {
  const master = keys.get(load.under);
  if (master === undefined) return err(fault('keystore.keyNotFound', `no key ${load.under}`));
  const { cipher, enciphered: bytes, checkValue } = load;
  if (!fitsCipher(cipher, master.length) || !fitsCipher(cipher, bytes.length)) return wrongLength(load.name);
  const key = cipher === 'sm4' ? sm4Ecb('decrypt', master, bytes) : tdes('decrypt', master, bytes);
  const meant = checkValue.length >= CHECK_VALUE_MIN_BYTES && equalBytes(zerosUnder(key, cipher).slice(0, checkValue.length), checkValue);
  if (!meant) {
    key.fill(0);
    return err(fault('keystore.wrongCheckValue', `the check value of ${load.name} differs`));
  }
  keys.get(load.name)?.fill(0);
  keys.set(load.name, key);
  return ok(undefined);
}

function macOf(keys: Keys, { key: name, algorithm, message }: MacRequest): Result<Uint8Array, KeyStoreFault> {
  const key = keys.get(name);
  if (key === undefined) return err(fault('keystore.keyNotFound', `no key ${name}`));
  return macKeyFits(algorithm, key.length) ? ok(computeMac(algorithm, key, message)) : wrongLength(name);
}

function checkValueOf(keys: Keys, name: string, cipher: 'tdes' | 'sm4'): Result<Uint8Array, KeyStoreFault> {
  const key = keys.get(name);
  if (key === undefined) return err(fault('keystore.keyNotFound', `no key ${name}`));
  return fitsCipher(cipher, key.length) ? ok(zerosUnder(key, cipher).slice(0, CHECK_VALUE_BYTES)) : wrongLength(name);
}

async function enciphered(
  keys: Keys,
  random: RandomBytes,
  pin: PinBytes,
  { format, pan, key: name }: PinBlockRequest,
): Promise<Result<Uint8Array, PinPadFault>> {
  const key = keys.get(name);
  if (key === undefined) return err(fault('pinpad.keyNotFound', `no key ${name}`));
  if (!pinFits(pin) || !isPan(pan) || !pinKeyFits(format, key.length)) {
    return err(fault('pinpad.unsupported', `no ${format} block of this PIN, card number and key`));
  }
  return ok(await encipherPin({ pin, format, pan, key, random }));
}

function zerosUnder(key: Uint8Array, cipher: 'tdes' | 'sm4'): Uint8Array {
  return cipher === 'sm4'
    ? sm4Ecb('encrypt', key, new Uint8Array(WIDE_BLOCK_BYTES))
    : tdes('encrypt', key, new Uint8Array(DES_BLOCK_BYTES));
}

function wrongLength(name: string): Result<never, KeyStoreFault> {
  return err(fault('keystore.unsupported', `the length of key ${name} does not fit`));
}
