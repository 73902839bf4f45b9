/**
 * What a journey is: pure functions from state and event to the next state and at most one thing asked of the world.
 * No clock, no randomness, no await: time comes in with the event (`scene.atMs`).
 */
import { daysBetween, shanghaiDate } from '../../native/base/civil-date.ts';
import { type Evidence, NOTHING_SHOWN } from '../../db/rules/model.ts';
import type { Intent } from '../api/intent.ts';
import type { IdCardValidity, PhotoState } from '../api/rows.ts';
import type { ServiceId, View } from '../api/view.ts';
import type { SessionConfig } from '../session/config.ts';
import type { SessionFaultCode } from '../session/trouble.ts';
import type { AskEffect, CardSummary, EffectResult, IdCardSummary, PersonSummary } from '../session/effects.ts';

/** What is known of the person in this session, whatever journey learned it. */
export interface Known {
  readonly session: string;
  /** `numbers`: two numbers typed exactly; `code`: a code, and the host's word; `nobody`: a service for which no one is identified. */
  readonly identifiedBy: 'card' | 'idCard' | 'numbers' | 'code' | 'nobody';
  readonly card: CardSummary | null;
  readonly idCard: IdCardSummary | null;
  /** Of somebody who typed their numbers. */
  readonly typed: { readonly maskedIdentityNumber: string } | null;
  /** Of somebody whose code it is by the host's word. */
  readonly byCode: { readonly maskedName: string; readonly maskedIdentityNumber: string } | null;
  readonly person: PersonSummary | null;
  /** Why the records could not be asked; `null` when they were or were not yet. */
  readonly recordsFault: string | null;
  readonly evidence: Evidence;
  /** Whether the PIN that was right is the one every card begins with; `null`: none was tried yet. */
  readonly initialPin: boolean | null;
  /** A change or reset of unknown end: nobody knows which PIN holds until one was right. */
  readonly pinDoubt: 'change' | 'reset' | null;
  /** Slips and commands so far: numbers the next serial and idempotency key. */
  readonly count: number;
}

/** What is known when a session begins. */
export function emptyKnown(session: string, identifiedBy: Known['identifiedBy']): Known {
  return {
    session,
    identifiedBy,
    card: null,
    idCard: null,
    typed: null,
    byCode: null,
    person: null,
    recordsFault: null,
    evidence: NOTHING_SHOWN,
    initialPin: null,
    pinDoubt: null,
    count: 0,
  };
}

export interface Scene {
  readonly config: SessionConfig;
  readonly atMs: number;
  readonly slipPrinter: boolean;
  /** Why the machine can make no card now; `null`: it can, or has nothing to make one with. */
  readonly cardMaker: string | null;
  /** Wrong pairs of numbers that may still be typed at this terminal. */
  readonly numberTriesLeft: number;
  readonly elder: boolean;
}

export type JourneyEvent =
  { readonly event: 'intent'; readonly intent: Intent } | { readonly event: 'done'; readonly result: EffectResult };

/** Where a journey goes after an event. `learn` is merged into what is known. */
export type Turn<S> =
  | { readonly go: 'on'; readonly state: S; readonly ask?: AskEffect; readonly learn?: Partial<Known> }
  | { readonly go: 'menu'; readonly learn?: Partial<Known> }
  | { readonly go: 'service'; readonly service: ServiceId; readonly learn?: Partial<Known> }
  /** Ask for a PIN first, then start `then` (or the start page). */
  | { readonly go: 'pin'; readonly pin: 'socialSecurity' | 'bank'; readonly then: ServiceId | null; readonly learn?: Partial<Known> }
  | { readonly go: 'end'; readonly learn?: Partial<Known> };

export interface Journey<S> {
  next(state: S, event: JourneyEvent, known: Known, scene: Scene): Turn<S>;
  view(state: S, known: Known, scene: Scene): View;
}

/** Stays where it is: the event has no meaning here. */
export function stay<S>(state: S): Turn<S> {
  return { go: 'on', state };
}

/** The name to greet with: masked until the PIN was right or the ID card was shown. */
export function shownName(known: Known): string {
  const proved = known.evidence.socialSecurityPin || known.evidence.idCard;
  if (known.card !== null) return proved ? known.card.name : known.card.maskedName;
  if (known.idCard !== null) return known.idCard.name;
  return known.byCode?.maskedName ?? '';
}

/** A new ID card is to be applied for three months before the old one ends. */
const SOON_DAYS = 90;

/** The ID card that was shown: whether it had a photo, and how long it holds. */
export function idShown(
  { idCard }: Known,
  { atMs }: Pick<Scene, 'atMs'>,
): { readonly photo?: PhotoState; readonly idCard?: IdCardValidity } {
  if (idCard === null) return {};
  const { validUntil: until, photo } = idCard;
  const days = until === 'longTerm' ? null : daysBetween(shanghaiDate(atMs), until);
  const daysLeft = days === null || days > SOON_DAYS ? null : Math.max(0, days);
  return { ...(photo === undefined ? {} : { photo }), idCard: { until, daysLeft } };
}

const NOT_ASKED: SessionFaultCode = 'session.recordsNotAsked';

/** Nothing is known of the person yet, and nothing stands in the way of asking. */
export function mayAskRecords({ person, recordsFault }: Known): boolean {
  return person === null && (recordsFault === null || recordsFault === NOT_ASKED);
}

/** Somebody does not want to wait for the records: the menu stands without them, and does not ask again by itself. */
export function cancelRecords({ person }: Known): Extract<Turn<never>, { go: 'menu' }> {
  return person === null ? { go: 'menu', learn: { recordsFault: NOT_ASKED } } : { go: 'menu' };
}

/** What an answer about the records teaches: the person, or why they could not be asked. */
export function learnRecords(result: Extract<EffectResult, { of: 'records.person' }>['result']): Partial<Known> {
  return result.outcome === 'found' ? { person: result.person, recordsFault: null } : { recordsFault: result.code };
}
