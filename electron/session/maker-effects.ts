/** What a session asks of the machine that makes cards, and what comes back. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { Receipt } from '../../db/authority/api.ts';
import type { Evidence } from '../../db/rules/model.ts';
import type { Failure } from './effects.ts';

export type MakerEffect =
  /** Leave from the authority, then blanks until one is a card: it lies in the machine. */
  | { readonly effect: 'maker.make'; readonly order: string; readonly evidence: Evidence; readonly key: string }
  /** The card comes to the exit; what becomes of it there. */
  | { readonly effect: 'maker.handOut'; readonly order: string; readonly evidence: Evidence; readonly key: string };

export type MakerResult =
  | {
      readonly of: 'maker.make';
      readonly result: { readonly outcome: 'made' } | { readonly outcome: 'refused'; readonly reason: BilingualText } | Failure;
    }
  /** `receipt` is `null` where the records could not hear of it yet. */
  | {
      readonly of: 'maker.handOut';
      readonly result: { readonly outcome: 'taken'; readonly receipt: Receipt | null } | { readonly outcome: 'kept' } | Failure;
    };
