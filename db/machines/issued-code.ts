/** What a code is worth when it is shown. Pure; the documents are silent about all of it. */

export type CodeStanding = 'valid' | 'used' | 'expired' | 'cardVoid';

export interface ShownCode {
  readonly state: 'issued' | 'used';
  readonly validUntilMs: number;
  /** The card that it stands for is void or has expired; a card that is only reported lost does not matter: a code is for whoever has no card in hand. */
  readonly cardVoid: boolean;
  /** The question that found it valid is asked again: its answer was lost. */
  readonly askedAgain: boolean;
}

/** The first thing in the way, the gravest before all others. */
export function codeStanding({ state, validUntilMs, cardVoid, askedAgain }: ShownCode, nowMs: number): CodeStanding {
  if (cardVoid) return 'cardVoid';
  if (askedAgain) return 'valid';
  if (state === 'used') return 'used';
  return nowMs < validUntilMs ? 'valid' : 'expired';
}
