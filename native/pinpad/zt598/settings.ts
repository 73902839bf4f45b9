/** How one ZT598 or ZT588 differs from another. What no public text confirms is here to be set. */

export interface Zt598Settings {
  /** Whether the pad is reset when it comes; keys stay. */
  readonly resetOnOpen: boolean;
  /** How an entry is opened: by a fixed command, or (ZT588) by one that names key, form and card number. */
  readonly openPin: { readonly kind: 'fixed'; readonly command: string } | { readonly kind: 'withKey'; readonly hint: string };
  /** Whether the question for the block names key, form and card number (ZT598), or is a plain one (ZT588). */
  readonly blockQuestion: 'withKey' | 'plain';
  /** Characters before the block: track and length of the PIN. */
  readonly blockPrefix: number;
  /** Characters before an SM4 block. */
  readonly sm4BlockPrefix: number;
  /** What an SM4 block of this pad is. */
  readonly sm4Format: 'iso0-sm4-padded' | 'iso0-sm4-wide';
  /** What the length of a key is called in command 1: ZT598 counts from 1 for 8 bytes, ZT588 from 0. */
  readonly lengthFrom: 0 | 1;
  /** Mode digit of command 1 (ZT598), or type digit (ZT588: 2 is a terminal master key). */
  readonly masterMode: string;
  /** Use digits of command 2. */
  readonly pinUse: string;
  readonly macUse: string;
  /** Which command enciphers a single block: 8 (a MAC over one block), or 9. */
  readonly blockCipher: 'mac' | 'crypt';
  /** What the key left of the digits does: drops the last digit, or all. */
  readonly clearKey: 'backspace' | 'clear';
  /** The pad's own secret, 16 bytes: known to it since it was made, asked before a key is used; `null`: this pad does not ask. */
  readonly uid: Uint8Array | null;
}

export const ZT598_SETTINGS: Zt598Settings = {
  resetOnOpen: true,
  openPin: { kind: 'fixed', command: '600012' },
  blockQuestion: 'withKey',
  blockPrefix: 4,
  sm4BlockPrefix: 4,
  sm4Format: 'iso0-sm4-padded',
  lengthFrom: 1,
  masterMode: '0',
  pinUse: '3',
  macUse: '5',
  blockCipher: 'mac',
  clearKey: 'backspace',
  uid: null,
};

/** What is known to differ in the older ZT588. */
export const ZT588_SETTINGS: Zt598Settings = {
  ...ZT598_SETTINGS,
  openPin: { kind: 'withKey', hint: '0' },
  blockQuestion: 'plain',
  lengthFrom: 0,
  masterMode: '2',
};
