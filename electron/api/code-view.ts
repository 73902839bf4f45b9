/** Who is there by a code of their own: the code itself is in no view. */

export { CODE_CHARACTERS } from '../../native/base/shown-code.ts';

/** `unreadable`: garbled on its way. The others are the host's word; `cardVoid`: the card that the code stands for is void. */
export interface ShowCodeView {
  readonly screen: 'showCode';
  readonly lastTry: 'none' | 'unreadable' | 'unknown' | 'expired' | 'used' | 'cardVoid';
}
