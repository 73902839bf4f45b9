import type { BilingualText } from '../../native/base/bilingual.ts';
import type { CardFunction } from './view.ts';

/** What a finished service has to say; the renderer words each. */
export type ResultFact =
  | { readonly fact: 'receiptNumber'; readonly value: string }
  | { readonly fact: 'functions'; readonly functions: readonly CardFunction[] }
  | { readonly fact: 'lapsesOn'; readonly date: string; readonly days: number }
  | { readonly fact: 'neverLapses' }
  | { readonly fact: 'newPin000000' }
  | { readonly fact: 'changePinSoon' }
  | { readonly fact: 'ownPinHolds' }
  | { readonly fact: 'pinStays' }
  | { readonly fact: 'movedBalance'; readonly amountFen: number }
  | { readonly fact: 'oldCardVoid'; readonly maskedCardNumber: string }
  | { readonly fact: 'usableAgain' }
  | { readonly fact: 'neverLifted' }
  /** At the place of treatment. */
  | { readonly fact: 'settlementFrozen' | 'settlementReleased' | 'reportAtHomeToo' }
  | { readonly fact: 'readyOn'; readonly date: string }
  /** Time or cost, in the city's own words. */
  | { readonly fact: 'terms'; readonly text: BilingualText }
  /** The bank has not confirmed its side: the person has to call it. */
  | { readonly fact: 'bankNotTold' }
  | { readonly fact: 'text'; readonly text: BilingualText };
