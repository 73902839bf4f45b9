/**
 * Whoever holds the keys that a social-security card asks for: a software key service, a PSAM in a second slot, or a
 * key service over the network. Keys never cross this port, only what was computed with them.
 */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';

export type KeyFaultCode = 'keys.unavailable' | 'keys.refused' | 'keys.unknownKey' | 'keys.algorithm';
export type KeyFault = Fault<KeyFaultCode>;

/** 01 = 3DES, 02 = SSF33, 03 = SM4 in FCI tag 9F0C/86 of SSSE. */
export type CardAlgorithm = 'tdes' | 'ssf33' | 'sm4';

/** The applications (ADF) under SSSE that have keys of their own. */
export type CardApplicationName = 'DF01' | 'DF02' | 'DF03' | 'DF04' | 'DF07';

/** IRK: internal authentication; RKSSSE: reading EF06 on 3.0 cards; UKSSSE: writing; PUK: PIN unblock/reset; BK: blocking. */
type EnvironmentKeyName = 'IRK' | 'RKSSSE' | 'UKSSSE' | 'PUK' | 'BK';

/** RK: reading files of an application; UK: writing them; the number tells which files (file table of the card driver). */
type ApplicationKeyName =
  | `RK1${'DF01' | 'DF02' | 'DF03' | 'DF04' | 'DF07'}`
  | `RK2${'DF03' | 'DF07'}`
  | 'RK3DF07'
  | `UK${1 | 2}${CardApplicationName}`
  | `UK3${'DF01' | 'DF02' | 'DF03' | 'DF07'}`
  | `UK${4 | 5 | 6}${'DF01' | 'DF02' | 'DF03'}`
  | `UK${7 | 8}DF03`
  | `LK${CardApplicationName}`;

/** Secure messaging: STKSSSE for the environment, one for each application. */
export type SealKeyName = `STK${'SSSE' | CardApplicationName}`;

/** Keys by their names in 《社会保障（个人）卡规范》 security, key table. LK: application block. */
export type CardKeyName = EnvironmentKeyName | ApplicationKeyName | SealKeyName;

/** What derives this card's own keys from the national root. */
export interface CardKeyContext {
  readonly algorithm: CardAlgorithm;
  /** 卡识别码, 16 bytes: its first 3 are the region. */
  readonly cardIdentifier: Uint8Array;
  /** Historical bytes T6-TD of the ATR, 8 bytes. */
  readonly serial: Uint8Array;
}

export interface AuthenticationRequest extends CardKeyContext {
  readonly key: CardKeyName;
  /** 过程因子, 8 bytes: derives the session key. */
  readonly processFactor: Uint8Array;
  /** 原始信息, 8 bytes: what is enciphered. */
  readonly source: Uint8Array;
}

export interface SealRequest extends CardKeyContext {
  readonly key: SealKeyName;
  readonly processFactor: Uint8Array;
  /** CLA INS P1 P2 of the command that the MAC covers. */
  readonly header: Uint8Array;
  /** Plain data to encipher before the MAC (a BCD PIN); empty for commands with a MAC only. */
  readonly plain: Uint8Array;
}

export interface CardKeys {
  /** The 8 bytes of authentication data for INTERNAL or EXTERNAL AUTHENTICATE. */
  authenticate(request: AuthenticationRequest): Promise<Result<Uint8Array, KeyFault>>;
  /** Enciphered data ‖ 4-byte MAC: the data field of a protected command. */
  seal(request: SealRequest): Promise<Result<Uint8Array, KeyFault>>;
}
