import type { Receipt } from '../../../db/authority/api.ts';
import type { BilingualText } from '../../../native/base/bilingual.ts';
import type { WaitingTask } from '../../api/view.ts';
import type { AskEffect } from '../../session/effects.ts';
import type { Accepted, BankTold } from '../../hosts/ports.ts';
import type { Known } from '../journey.ts';

export type ChangeService =
  | 'temporaryLoss'
  | 'liftLoss'
  | 'activateFunction'
  | 'formalLoss'
  | 'lossElsewhere'
  | 'liftLossElsewhere'
  | 'unlockSocialSecurityPin'
  | 'resetSocialSecurityPin';
export type ActedOn = 'socialSecurity' | 'bank';

/** What tells one service of this pattern from another. */
export interface ChangeDefinition {
  readonly service: ChangeService;
  readonly task: WaitingTask;
  /** What will happen, before what the city says of it. */
  readonly says?: readonly BilingualText[];
  /** Functions a person chooses from; with one there is no choice. */
  readonly functions: readonly ActedOn[];
  /** `false`: no function of the card is another one afterwards. */
  readonly changesFunctions?: false;
  /** The one effect that does it. */
  command(cardFunction: ActedOn, known: Known, key: string): AskEffect;
}

export interface Common {
  readonly journey: 'change';
  readonly service: ChangeService;
}
export interface Chosen extends Common {
  readonly cardFunction: ActedOn;
}
export type ChangeState =
  | (Common & { readonly step: 'asking' })
  | (Common & { readonly step: 'choose' })
  | (Chosen & { readonly step: 'idCard'; readonly lastTry: 'none' | 'unreadable' })
  | (Chosen & {
      readonly step: 'confirm';
      readonly consequences: readonly BilingualText[];
      readonly lapsesOn: string | null;
      readonly linked: readonly ActedOn[];
    })
  | (Chosen & { readonly step: 'executing'; readonly key: string })
  | (Chosen & { readonly step: 'result'; readonly receipt: Receipt; readonly bank: BankTold })
  /** Taken in by the terminal for a host that is away. */
  | (Chosen & { readonly step: 'accepted'; readonly accepted: Accepted })
  | (Common & {
      readonly step: 'refused';
      readonly reason: BilingualText;
      readonly goTo: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
    })
  | (Chosen & { readonly step: 'trouble'; readonly code: string; readonly key: string | null });
