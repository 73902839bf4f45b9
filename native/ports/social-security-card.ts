/**
 * The social-security application of a card as the services see it: who is the holder, is the PIN right.
 * Implemented by native/card/social-security over a card session; works on card versions 1.00, 2.00 and 3.00.
 */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { CardAlgorithm, CardApplicationName, KeyFaultCode } from './card-keys.ts';
import type { CardFaultCode } from './card-reader.ts';
import type { PinAtReader, PinBytes, PinPadFaultCode } from './pin-pad.ts';

export type SocialSecurityFaultCode =
  | 'ssc.notASocialSecurityCard' // SSSE cannot be selected: a bank-only, transport or other card
  | 'ssc.blocked' // application (9303) or card (6A81) blocked
  | 'ssc.malformed' // a record's tag, length or content breaks the specification
  | 'ssc.missingRecord' // a mandatory item is not on the card
  | 'ssc.denied' // the card refuses to be read (6982, 6985)
  | 'ssc.algorithm' // the FCI names an unknown algorithm; SSF33 is left to the key service
  | 'ssc.notGenuine' // internal authentication failed: the card does not know its key
  | 'ssc.authenticationRefused' // the card refused our external authentication
  | 'ssc.memoryFailure' // 6581: the card's memory failed while it wrote; what it holds is unknown
  | 'ssc.unexpectedStatus'; // any other status word
export type SocialSecurityFault = Fault<SocialSecurityFaultCode | CardFaultCode | KeyFaultCode | PinPadFaultCode>;

export interface Holder {
  /** 社会保障号码, 18 characters for citizens; others have numbers of their own shape. */
  readonly socialSecurityNumber: string;
  /** 姓名 with its extension (tags 09 + 4E). */
  readonly name: string;
  readonly sex: 'male' | 'female' | 'unstated' | 'unknown';
  /** GB 3304 number, `01` to `56`, `99`; `null` when blank. */
  readonly ethnicGroup: string | null;
  /** `YYYY-MM-DD`; `null` when blank. */
  readonly birthDate: string | null;
  /** Region code of the place of birth, 6 digits; `null` when blank. */
  readonly birthPlace: string | null;
}

export interface CardFacts {
  /** 卡识别码 as 32 hexadecimal digits. */
  readonly cardIdentifier: string;
  /** First 6 digits of the identifier: GB/T 2260 region of the issuer. */
  readonly region: string;
  /** 卡的类别: '1' pre-school, '2' student, '3' adult, '4' old. */
  readonly cardClass: string;
  /** 规范版本 as stored ("1.00"); empty counts as 1.0. */
  readonly specification: string;
  readonly generation: 1 | 2 | 3;
  readonly initialiser: string;
  /** `YYYY-MM-DD`, or as stored where a field card breaks the format; `null` when blank. */
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  /** 卡号, 9 characters. */
  readonly cardNumber: string;
  readonly algorithm: CardAlgorithm;
  /** 卡复位信息: the 13 historical bytes, 26 hexadecimal digits. */
  readonly historicalBytes: string;
}

export interface CardData {
  readonly card: CardFacts;
  readonly holder: Holder;
}

/** What is known of a PIN before it is tried. `unknown`: the card does not tell (no answer to Lc=00). */
export type PinState =
  | { readonly state: 'tries'; readonly left: number }
  | { readonly state: 'locked' }
  | { readonly state: 'notSet' }
  | { readonly state: 'unknown' };

export type VerifyOutcome =
  | { readonly outcome: 'correct' }
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  | { readonly outcome: 'locked' } // this try or an earlier one locked it
  | { readonly outcome: 'invalidLength' }; // not 4-16 digits: nothing was sent, no try was spent

/**
 * One item of an elementary file: `tag` as in the ministry's tables, `value` decoded by its type, `raw` as stored.
 * A record of a cyclic file has no tag: `tag` is 0 and `instance` its number, 1 = newest. A transparent file is one item 0.
 */
export interface CardItem {
  readonly tag: number;
  /** 1 for the first instance; items that repeat count up. */
  readonly instance: number;
  /**
   * `cn` as digits, `an` as text, `b` as a decimal number; blank is `''`. What has parts shows their values joined by `^`,
   * as the ministry's interface does. Transparent files: hexadecimal.
   */
  readonly value: string;
  readonly raw: Uint8Array;
  /** Parts of a nested item (B-TLV, by their tags) or fields of a cyclic record (numbered from 1); absent for plain items. */
  readonly parts?: readonly CardItem[];
}

/** One item to be written; `value` in the form of `CardItem.value`. `tag` 0 appends a record to a cyclic file. */
export interface CardItemValue {
  readonly tag: number;
  /** Which instance of an item that repeats; absent: the first. */
  readonly instance?: number;
  readonly value: string;
}

/** An elementary file by the ministry's address: `SSSE`/`EF05`, `DF01`/`EF15`. */
export interface FileAddress {
  readonly application: 'SSSE' | CardApplicationName;
  readonly file: string;
}

/** What opens a file: the PIN verified before, external authentication with the file's read key, or both. */
export type FileAccess = 'free' | 'pin' | 'key' | 'pinAndKey';

/**
 * Whether items are compared after writing. `whereOpen`: only where that needs no read key; elsewhere the card's 9000 is all that is known.
 * For callers whose key service answers one question.
 */
export type ReadBack = 'always' | 'whereOpen';

/** Proof that the program runs in counter mode with a clerk signed in: only it may block an application or a card. */
export interface BlockingCapability {
  readonly clerk: string;
}

/** `application`: it, or all of SSSE, answers 9303 or 6283; `card`: the whole card answers 6A81 to everything. */
export type BlockState = 'none' | 'application' | 'card';

/** Everything beyond reading the holder and verifying the PIN. */
export interface SocialSecurityCardLife {
  /**
   * Reads items by tag (`tags` empty: all), or a cyclic file's records by number, 1 = newest (empty: all, newest first).
   * Items that are not on the card are left out. An access that does not open the file is `ssc.denied`, a file, application
   * or item that does not exist `ssc.missingRecord`. `asWritten`: the access under which `writeItems` reads back.
   */
  readItems(
    address: FileAddress,
    tags: readonly number[],
    access: FileAccess | 'asWritten',
    signal?: AbortSignal,
  ): Promise<Result<readonly CardItem[], SocialSecurityFault>>;
  /**
   * Writes items under the file's update key; each is read back and compared. A value that does not fit is
   * `ssc.malformed` before anything is sent; a file that only the PIN opens needs the PIN verified before.
   */
  writeItems(address: FileAddress, items: readonly CardItemValue[], readBack?: ReadBack): Promise<Result<void, SocialSecurityFault>>;
  /**
   * Authenticates the update key of a file ahead of `writeItems`, for a key service that is asked before the values are known. It holds
   * until another application is selected: the next call should be that `writeItems`.
   */
  authorizeWriting(address: FileAddress): Promise<Result<void, SocialSecurityFault>>;
  /** CHANGE PIN 805E 01 00: the old PIN stands in it, so a wrong one costs a try. */
  changePin(oldPin: PinBytes, newPin: PinBytes): Promise<Result<VerifyOutcome, SocialSecurityFault>>;
  /**
   * The same with both PINs typed at the reader's keys, the new one twice; `different`: not the same twice, and nothing was sent. Nobody
   * but reader and card sees them: whether the new one is a good one is not known here.
   */
  changePinAtReader(pin: PinAtReader): Promise<Result<VerifyOutcome | { readonly outcome: 'different' }, SocialSecurityFault>>;
  /** PIN UNBLOCK 8424 00 00: the counter is full again, the PIN stays. */
  unblockPin(): Promise<Result<void, SocialSecurityFault>>;
  /** APPLICATION BLOCK 841E 00 01, for ever; without `application` the whole of SSSE. */
  blockApplication(capability: BlockingCapability, application?: FileAddress['application']): Promise<Result<void, SocialSecurityFault>>;
  /** CARD BLOCK 8416 00 00, for ever. */
  blockCard(capability: BlockingCapability): Promise<Result<void, SocialSecurityFault>>;
  /** Whether SSSE, or an application under it, was blocked, by what its selection is answered. */
  askBlocked(application?: FileAddress['application'], signal?: AbortSignal): Promise<Result<BlockState, SocialSecurityFault>>;
}

export interface SocialSecurityCard {
  /** Reads EF05 and EF06, after the authentications the card version asks for. */
  read(signal?: AbortSignal): Promise<Result<CardData, SocialSecurityFault>>;
  /** Asks the tries left (VERIFY, Lc=00): spends none. */
  pinState(signal?: AbortSignal): Promise<Result<PinState, SocialSecurityFault>>;
  /**
   * VERIFY. The PIN's bytes are wiped by whoever made them. A card that leaves is a fault, never a wrong PIN. `PinAtReader`: waits for the
   * person at the reader's keys; `pinpad.cancelled`, `pinpad.timeout` as they end it, `pinpad.unsupported` where there are none.
   */
  verifyPin(pin: PinBytes | PinAtReader): Promise<Result<VerifyOutcome, SocialSecurityFault>>;
  /** PIN CHANGE/UNBLOCK 8424 00 01: sets a new PIN under PUK authentication and frees the counter. */
  resetPin(newPin: PinBytes): Promise<Result<void, SocialSecurityFault>>;
}
