/** Encrypting PIN pads: what they can besides the entry of a PIN. */
import type { Result } from '../base/result.ts';
import type { DeviceState, Unsubscribe } from './device.ts';
import type { KeyStore, KeyStoreFault } from './key-store.ts';
import type { PinPad } from './pin-pad.ts';

/** The words of XFS4IoT: KeyManagement `encryptionState`, and what else a pad tells of itself. */
export interface PinPadStatus {
  readonly device: DeviceState;
  /** `ready`: a master key is there. `notInitialized`: none is. */
  readonly encryption: 'ready' | 'notInitialized' | 'notReady' | 'unknown';
  readonly battery: 'full' | 'low' | 'unknown';
  readonly tampered: boolean;
  /** What the pad says of its model and firmware. */
  readonly model: string;
}

/** A master key in clear: only for the ceremony in which a bank's officers load it, and for tests. */
export interface MasterKeyLoad {
  readonly name: string;
  readonly cipher: 'tdes' | 'sm4';
  /** 8, 16 or 24 bytes for DES, 16 for SM4. Wiped by whoever owns it. */
  readonly key: Uint8Array;
  /** First bytes of the key's encipherment of zeros; at least 3. */
  readonly checkValue: Uint8Array;
}

/** An encrypting PIN pad: digits and keys never leave it. It connects by itself, now and whenever it comes back. */
export interface HardwarePinPad extends PinPad, KeyStore {
  readonly kind: 'hardware';
  /** Tells of every change of `state`. */
  subscribe(listener: (state: DeviceState) => void): Unsubscribe;
  /** How many digits stand in the entry that is open; `null`: none is. */
  typed(): number | null;
  /** Tells of every entry that begins or ends, and of every digit. */
  watchTyped(listener: (digits: number | null) => void): Unsubscribe;
  /** Asks the pad how it is. */
  status(): Promise<PinPadStatus>;
  /** Puts a master key in, unless its check value differs. */
  loadMasterKey(load: MasterKeyLoad): Promise<Result<void, KeyStoreFault>>;
  /** Ends what waits and gives the line back. */
  close(): Promise<void>;
}
