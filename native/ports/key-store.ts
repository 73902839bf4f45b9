/**
 * Where the keys shared with a bank are kept: in a PIN pad's tamper-proof part, or (the weaker promise) in this program.
 * Keys go in enciphered and never come out; what leaves are PIN blocks, MACs and check values.
 */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { PinBlockRequest, PinBytes, PinPadFault } from './pin-pad.ts';

export type KeyStoreFaultCode =
  | 'keystore.keyNotFound' // no key of that name
  | 'keystore.wrongCheckValue' // the deciphered key is not the one that was meant: it was not taken
  | 'keystore.unavailable' // the pad that holds the keys does not answer, or refuses itself
  | 'keystore.unsupported'; // this store cannot do that, or the key's length does not fit
export type KeyStoreFault = Fault<KeyStoreFaultCode>;

/**
 * How a MAC is computed over a message. Eight bytes come out.
 * `cup`, `cup-sm4`: the ECB MAC of UnionPay POS: all blocks XORed, in hexadecimal, enciphered in two halves, the result's first
 * eight hexadecimal characters. `x9.9`: CBC with single DES. `x9.19`: retail MAC, ISO/IEC 9797-1 algorithm 3, padding 1.
 * `sm4-cbc`: CBC with SM4, the last block's first eight bytes.
 */
export const MAC_ALGORITHMS = ['cup', 'cup-sm4', 'x9.9', 'x9.19', 'sm4-cbc'] as const;
export type MacAlgorithm = (typeof MAC_ALGORITHMS)[number];

export interface WorkingKeyLoad {
  /** Under which name it is kept; an older key of that name is overwritten. */
  readonly name: string;
  /** Name of the master key under which it comes. */
  readonly under: string;
  readonly cipher: 'tdes' | 'sm4';
  /** The key enciphered in ECB mode: 8, 16 or 24 bytes for DES, 16 for SM4. */
  readonly enciphered: Uint8Array;
  /** First bytes of the key's encipherment of zeros; at least 3. */
  readonly checkValue: Uint8Array;
}

export interface MacRequest {
  readonly key: string;
  readonly algorithm: MacAlgorithm;
  readonly message: Uint8Array;
}

export interface KeyStore {
  /** Deciphers a working key inside the store and keeps it, unless its check value differs. */
  loadWorkingKey(load: WorkingKeyLoad): Promise<Result<void, KeyStoreFault>>;
  /** MAC of a message, 8 bytes. */
  mac(request: MacRequest): Promise<Result<Uint8Array, KeyStoreFault>>;
  /** First 4 bytes of the key's encipherment of a block of zeros: tells which key stands there, and nothing of it. */
  checkValue(name: string, cipher: 'tdes' | 'sm4'): Promise<Result<Uint8Array, KeyStoreFault>>;
}

/** What an on-screen PIN pad needs, because its PIN is not inside the store: the PIN is lent, not kept. */
export interface PinEncipherer {
  encipherPin(pin: PinBytes, request: PinBlockRequest): Promise<Result<Uint8Array, PinPadFault>>;
}
