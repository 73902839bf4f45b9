/** What a counter can ask of the world, and what comes back. Nothing here holds a PIN, a password or a full number of a card. */
import type { AuthorityCommand } from '../../db/authority/api.ts';
import type { PowerSource } from '../../native/ports/power-supply.ts';
import type { Evidence } from '../../db/rules/model.ts';
import type { CounterIntent } from '../api/counter-intent.ts';
import type { DayReport, DeviceLine, FoundRow, QueueRow } from '../api/counter-view.ts';
import type { ComfortChange, Intent } from '../api/intent.ts';
import type { SettledEntry } from '../api/view.ts';
import type { BankTold, HostAnswer } from '../hosts/ports.ts';
import type { AskEffect, EffectResult, Failure, IdCardSummary } from '../session/effects.ts';
import type { CardItemName } from './services.ts';
import type { StaffOutcome } from './staff.ts';
import type { PersonLists } from './state.ts';

type WithoutEnvelope<C> = C extends AuthorityCommand
  ? Omit<C, 'idempotencyKey' | 'terminal' | 'evidence' | 'subject' | 'staff' | 'staffProof' | 'approval'>
  : never;
/** A command as a form gives it: the runner adds key, place, evidence, person and clerk. */
export type CommandBody = WithoutEnvelope<AuthorityCommand>;

/** What the clerk saw of persons, for the journal. */
export interface Checks {
  readonly id: string;
  readonly proxy: string;
}

interface OfTab {
  readonly tab: number;
}

export type CounterAsk =
  | {
      readonly ask: 'staff';
      readonly purpose: 'signIn' | 'approval' | 'unlock';
      readonly by: 'password' | 'card';
      readonly staff: string;
      readonly insertion: number | null;
      readonly tab: number | null;
    }
  | { readonly ask: 'signOut' }
  | { readonly ask: 'devices' }
  | ({ readonly ask: 'session'; readonly effect: AskEffect; readonly approvedBy: string | null } & OfTab)
  | ({ readonly ask: 'typedNumber'; readonly number: string } & OfTab)
  | ({ readonly ask: 'proxyId' } & OfTab)
  | ({ readonly ask: 'lists'; readonly evidence: Evidence } & OfTab)
  | ({ readonly ask: 'bankCard'; readonly number: string; readonly evidence: Evidence } & OfTab)
  | ({
      readonly ask: 'command';
      readonly body: CommandBody;
      readonly evidence: Evidence;
      readonly checks: Checks;
      readonly approvedBy: string | null;
      readonly key: string;
    } & OfTab)
  | ({ readonly ask: 'newPassword'; readonly again: boolean } & OfTab)
  | ({ readonly ask: 'updateCard'; readonly item: CardItemName; readonly value: string; readonly key: string } & OfTab)
  | ({
      readonly ask: 'blockCard';
      readonly scope: 'application' | 'card';
      readonly reason: string;
      readonly approvedBy: string | null;
      readonly key: string;
    } & OfTab)
  | ({ readonly ask: 'leave' } & OfTab)
  | { readonly ask: 'queue' }
  | { readonly ask: 'search'; readonly number: string }
  | { readonly ask: 'day'; readonly on: string; readonly reconcile: boolean }
  | { readonly ask: 'saveDay'; readonly report: DayReport };

export type CounterAnswer =
  | { readonly of: 'staff'; readonly result: StaffOutcome }
  | { readonly of: 'signOut'; readonly told: boolean }
  | { readonly of: 'leave' }
  | { readonly of: 'devices'; readonly devices: readonly DeviceLine[] }
  /** `other`: the card is not of the person who is served. */
  | { readonly of: 'session'; readonly session: string; readonly result: EffectResult; readonly other: boolean }
  | {
      readonly of: 'typedNumber';
      readonly result:
        | { readonly outcome: 'found'; readonly session: string; readonly person: IdCardSummary; readonly settled: readonly SettledEntry[] }
        | Failure;
    }
  | { readonly of: 'proxyId'; readonly result: { readonly outcome: 'read'; readonly name: string; readonly number: string } | Failure }
  | { readonly of: 'lists'; readonly result: { readonly outcome: 'found'; readonly lists: PersonLists } | Failure }
  | { readonly of: 'bankCard'; readonly result: { readonly outcome: 'matches' | 'differs' | 'unknownCard' } | Failure }
  | { readonly of: 'command'; readonly result: HostAnswer | Failure; readonly bank: BankTold }
  | { readonly of: 'newPassword'; readonly result: { readonly outcome: 'typed' | 'different' | 'cancelled' | 'timedOut' } | Failure }
  | { readonly of: 'updateCard' | 'blockCard'; readonly result: { readonly outcome: 'done' } | Failure }
  | { readonly of: 'queue'; readonly result: { readonly outcome: 'found'; readonly rows: readonly QueueRow[] } | Failure }
  | { readonly of: 'search'; readonly result: { readonly outcome: 'found'; readonly rows: readonly FoundRow[] } | Failure }
  | { readonly of: 'day'; readonly result: { readonly outcome: 'found'; readonly report: DayReport } | Failure }
  | { readonly of: 'saveDay'; readonly result: { readonly outcome: 'saved'; readonly file: string } | Failure };

export type CounterEffect =
  | { readonly effect: 'ask'; readonly id: number; readonly ask: CounterAsk }
  | { readonly effect: 'cancel'; readonly id: number }
  /** The battery is nearly empty and nothing is under way: the program closes in order. */
  | { readonly effect: 'shutdown' };

export type CounterEvent =
  | { readonly event: 'staffIntent'; readonly intent: CounterIntent }
  | { readonly event: 'customerIntent'; readonly intent: Intent }
  | { readonly event: 'language'; readonly language: 'zh-CN' | 'en' }
  | { readonly event: 'comfort'; readonly change: ComfortChange }
  | { readonly event: 'cardInserted'; readonly insertion: number; readonly chip: 'online' | 'mute' }
  | { readonly event: 'cardRemoved'; readonly insertion: number }
  | { readonly event: 'readerGone'; readonly faultCode: string }
  | { readonly event: 'readerBack' }
  | { readonly event: 'power'; readonly source: PowerSource }
  /** The battery does not last longer. */
  | { readonly event: 'shutdownDue' }
  /** A device stands otherwise than before. */
  | { readonly event: 'devices' }
  /** The clerk's page was not touched for a while. */
  | { readonly event: 'idle' }
  | { readonly event: 'done'; readonly id: number; readonly answer: CounterAnswer };

export interface TimedCounterEvent {
  readonly atMs: number;
  readonly event: CounterEvent;
}
