/**
 * Numbers of the keys on the card, P2 of EXTERNAL AUTHENTICATE: 《社会保障（个人）卡规范》 security, key table; b8 = 1 names a
 * key of the selected application. The table tells no number for the lock keys of DF01, DF02 and DF07: issuers that have
 * them name them (`SocialSecurityCardOptions.keyNumbers`).
 */
import type { CardKeyName } from '../../../ports/card-keys.ts';

export type KeyNumbers = Readonly<Partial<Record<CardKeyName, number>>>;

export const KEY_NUMBERS: KeyNumbers = {
  UKSSSE: 0x04,
  BK: 0x05,
  PUK: 0x06,
  RKSSSE: 0x0a,
  RK1DF01: 0x88,
  UK1DF01: 0x83,
  UK2DF01: 0x84,
  UK3DF01: 0x85,
  UK4DF01: 0x86,
  UK5DF01: 0x87,
  UK6DF01: 0x89,
  RK1DF02: 0x88,
  UK1DF02: 0x83,
  UK2DF02: 0x84,
  UK3DF02: 0x85,
  UK4DF02: 0x86,
  UK5DF02: 0x87,
  UK6DF02: 0x89,
  LKDF03: 0x83,
  RK1DF03: 0x84,
  RK2DF03: 0x85,
  UK1DF03: 0x86,
  UK2DF03: 0x87,
  UK3DF03: 0x88,
  UK4DF03: 0x89,
  UK5DF03: 0x8a,
  UK6DF03: 0x8b,
  UK7DF03: 0x8c,
  UK8DF03: 0x8d,
  LKDF04: 0x83,
  RK1DF04: 0x84,
  UK1DF04: 0x85,
  UK2DF04: 0x86,
  RK1DF07: 0x83,
  RK2DF07: 0x84,
  RK3DF07: 0x85,
  UK1DF07: 0x86,
  UK2DF07: 0x87,
  UK3DF07: 0x88,
};
