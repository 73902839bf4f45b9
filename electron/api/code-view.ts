/** Who is there by a code of their own: the code itself is in no view. */

/** `unreadable`: garbled on its way. The others are the host's word; `cardVoid`: the card that the code stands for is void. */
export interface ShowCodeView {
  readonly screen: 'showCode';
  readonly lastTry: 'none' | 'unreadable' | 'unknown' | 'expired' | 'used' | 'cardVoid';
}

/** Characters of a code that stands for a person: none so short that it could be tried out, none longer than a QR code holds (ISO/IEC 18004, version 40). */
export const CODE_CHARACTERS = { least: 12, most: 2_953 } as const;
