/**
 * Everything that can happen to a session. Time, randomness and the world come in here and nowhere else, so a session is
 * its start state and this list. No event holds a PIN, a digit of one, or a full card or identity number.
 */
import type { PowerSource } from '../../native/ports/power-supply.ts';
import type { ComfortChange, Intent } from '../api/intent.ts';
import type { MaintenanceEvent } from '../maintenance/effects.ts';
import type { EffectResult, TimerName } from './effects.ts';

export type SessionEvent =
  | MaintenanceEvent
  | { readonly event: 'intent'; readonly intent: Intent }
  | { readonly event: 'comfort'; readonly change: ComfortChange }
  /** `session` is the number that a session opened by this card gets. */
  | { readonly event: 'cardInserted'; readonly insertion: number; readonly chip: 'online' | 'mute'; readonly session: string }
  | { readonly event: 'cardRemoved'; readonly insertion: number }
  | { readonly event: 'readerGone' }
  | { readonly event: 'readerBack' }
  | { readonly event: 'serviceDown'; readonly faultCode: string }
  /** A key of the PIN pad was pressed: somebody is there. Which key is not told. */
  | { readonly event: 'activity' }
  | { readonly event: 'timer'; readonly timer: TimerName }
  | { readonly event: 'power'; readonly source: PowerSource }
  /** A document that was read lies on the ID reader, or has left it. */
  | { readonly event: 'idCard'; readonly lies: boolean }
  | { readonly event: 'printers'; readonly slip: boolean }
  /** Why the machine can make no card now; `null`: it can. */
  | { readonly event: 'cardMaker'; readonly faultCode: string | null }
  | { readonly event: 'done'; readonly id: number; readonly result: EffectResult };

/** An event and when it happened (milliseconds since the Unix epoch). */
export interface Timed {
  readonly atMs: number;
  readonly event: SessionEvent;
}
