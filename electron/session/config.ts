import type { BilingualText } from '../../native/base/bilingual.ts';
import type { AuthorityCommand, Terminal } from '../../db/authority/api.ts';
import type { Decision, DecisionRequest } from '../../db/rules/model.ts';
import type { ContactRow } from '../api/look-up-view.ts';
import type { Comfort, PinKind } from '../api/view.ts';

/** Every delay of a session, in milliseconds. Elder mode doubles those marked. */
export interface SessionDelays {
  /** Nobody touches a menu, a question or a PIN pad: then the terminal asks. Doubled in elder mode. */
  readonly idleMs: number;
  /** The same where there is much to read. Doubled in elder mode. */
  readonly idleReadingMs: number;
  /** How long "are you still there?" waits for an answer; WCAG 2.2.1 asks for at least 20 s. */
  readonly warnMs: number;
  /** A wait says that it takes longer. */
  readonly slowMs: number;
  /** The goodbye screen stays. */
  readonly goodbyeMs: number;
  /** A card left in the reader: the reminder becomes urgent. */
  readonly takeCardMs: number;
  /** An urgent call for an ID card that nobody takes: then the terminal is free again, and only its header goes on asking. */
  readonly idCardLeftMs: number;
  /** The machine has kept a card: how to get it back stays to be read. */
  readonly retainedMs: number;
  /** A screen of trouble with nobody's card in the reader goes away. */
  readonly troubleMs: number;
  /** The battery is low: a card is called for, and a write may end, so long; then the program closes. */
  readonly shutdownMs: number;
}

export const SESSION_DELAYS: SessionDelays = {
  idleMs: 60_000,
  idleReadingMs: 120_000,
  warnMs: 20_000,
  slowMs: 8_000,
  goodbyeMs: 4_000,
  takeCardMs: 15_000,
  idCardLeftMs: 60_000,
  retainedMs: 60_000,
  troubleMs: 15_000,
  shutdownMs: 30_000,
};

/** Where help is to be had for a locked PIN, from the rule pack. */
export type HelpTopic = 'socialSecurityPinLocked' | 'bankPinLocked' | 'cardUnreadable' | 'cardExpired';

/** The city's rules as a session asks them; bound to a pack in compose. */
export interface Rules {
  /** Name and version of the pack in force, for the journal. */
  readonly version: string;
  decide(request: DecisionRequest): Decision;
  help(topic: HelpTopic): { readonly goTo: readonly BilingualText[]; readonly bring: readonly BilingualText[] };
  /** Whether a command may wait in the outbox while the host is away. */
  mayWait(command: AuthorityCommand, on: string): boolean;
  readonly warnings: readonly BilingualText[];
  /** The sentences of the named entries that hold on a day, in that order; what the city does not know is left out. */
  says(names: readonly string[], on: string): readonly BilingualText[];
  /** Where else one can ask: hotlines first, then sites, apps, windows, and when they are open. */
  contacts(on: string): readonly ContactRow[];
  readonly hotline: string;
  /** The social-security PIN of a new card and of a reset one. */
  readonly initialPin: string;
}

/** How often two numbers may be typed wrong at one terminal, and for how long it then takes none. */
export interface NumberTries {
  readonly tries: number;
  readonly lockMs: number;
}

export const NUMBER_TRIES: NumberTries = { tries: 5, lockMs: 15 * 60_000 };

/** A notice of the outlet, from a day to a day (both included) where those are given. */
export interface DatedNotice extends BilingualText {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What the first page shows while nobody is there. */
export interface IdleContent {
  readonly notices: readonly DatedNotice[];
  /** Addresses of pictures. */
  readonly pictures: readonly string[];
  /** How long each stands. */
  readonly seconds: number;
}

export interface SessionConfig {
  readonly terminal: Terminal;
  readonly rules: Rules;
  readonly delays: SessionDelays;
  readonly comfort: Comfort;
  readonly idle: IdleContent;
  readonly hasIdReader: boolean;
  readonly hasCodeReader: boolean;
  /** How long the urgent call for a card lasts before the machine keeps it (milliseconds); `null`: the reader cannot, or is not to. */
  readonly retainCardAfterMs: number | null;
  /** The machine has a dispenser: cards on the spot are made here, and lie at the exit for so long; `null`: it has none. */
  readonly makesCards: { readonly takeMs: number } | null;
  readonly numberTries: NumberTries;
  /** Where each PIN is typed: on the screen, or at a pad of its own. */
  readonly keypads: Readonly<Record<PinKind, 'onScreen' | 'hardware'>>;
  /** Shortest and longest PIN that the pad takes. Cards allow 4 to 16 digits; the cities issue 6. */
  readonly pinDigits: Readonly<Record<PinKind, { readonly min: number; readonly max: number }>>;
}
