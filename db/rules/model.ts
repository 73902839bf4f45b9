/**
 * The words in which a city's rules are asked and answered. Pure: the terminal asks what to offer, the authority what to
 * accept. Packs (db/rules/packs/) hold the answers as data; decide.ts is the only reader.
 */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { Fact } from './fact-schema.ts';
import type { CardFunction, Channel, Circumstance, FunctionState, OutletKind, ServiceId } from './words.ts';

export type { CardFunction, Channel, Circumstance, CityId, FunctionState, OutletKind, ServiceId } from './words.ts';

/** What the person has shown in this session. */
export interface Evidence {
  readonly card: boolean;
  readonly idCard: boolean;
  readonly socialSecurityPin: boolean;
  readonly bankPin: boolean;
  readonly proxy: boolean;
  /** ID number and personal number, both typed exactly. */
  readonly typedNumbers?: boolean | undefined;
  /** A code of the person's own, and the authority's word whose it is. */
  readonly code?: boolean | undefined;
}

/** Evidence before anything was shown. */
export const NOTHING_SHOWN: Evidence = { card: false, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false };

export interface DecisionRequest {
  readonly service: ServiceId;
  /** Where the service acts on one function of the card. */
  readonly cardFunction?: CardFunction;
  readonly functionState?: FunctionState;
  readonly outletKinds: readonly OutletKind[];
  readonly channel: Channel;
  readonly evidence: Evidence;
  /** Lifting: how the loss was reported, where that is known. */
  readonly lossReport?: { readonly channel: Channel; readonly sameOutlet: boolean };
  /** The civil date in Shanghai on which it is asked. */
  readonly on: CivilDate;
  /** The time of day in Shanghai, `HH:MM`; absent: places that are open on the day count as open. */
  readonly at?: string;
  /** What is particular about the person or the matter; a rule made for it comes before the general one. */
  readonly circumstances?: readonly Circumstance[];
  /** Balance of the account that was carried over from earlier years, in fen. */
  readonly carriedFen?: number;
  /** Age of the holder in whole years on the day, where it is known. */
  readonly ageYears?: number;
  /** The bank in whose outlet this is and the bank that issued the card: they say whether it is the issuing bank's outlet. */
  readonly banks?: { readonly terminal: string; readonly issuer: string };
}

/** A sentence of a source document: `document` is an id of the pack's documents, `quote` its own words; `ours` where
 * every document is silent. */
export interface RuleSource {
  readonly document: string;
  readonly quote: string;
}

/** What the person has still to show; the terminal asks for it and then decides again. */
export type MissingEvidence = keyof Evidence;

/** Why the answer is no: the function's state, the place, how one came, who came, the place being closed now, or that the city does not have it. */
export type RefusalCause = 'state' | 'place' | 'channel' | 'proxy' | 'closed' | 'notOffered';

export type Decision = {
  /** The entry of the pack that decided (`rules.liftLoss.bank`); empty: none. */
  readonly entry: string;
} & Answer;

type Answer =
  | {
      readonly decision: 'allowed';
      /** Papers that are looked at by a person and not by the terminal: allowed with these. */
      readonly bring: readonly BilingualText[];
      /** What it costs, how long it takes, what it counts: entries of the pack. */
      readonly terms: readonly Fact[];
      /** The day on which it is ready, counted from the request, where the pack gives a term. */
      readonly readyOn: CivilDate | null;
      readonly consequences: readonly BilingualText[];
      /** Temporary loss: days until it lapses by itself; `null`: never. */
      readonly lapsesAfterDays: number | null;
      /** Whether the terminal may take it in while the host is away; it has no effect until the host has it. */
      readonly mayWait: boolean;
      /** At a counter a second person has to give leave. */
      readonly needsApproval: boolean;
      /** Functions frozen or freed together with the one named. */
      readonly linkedFunctions: readonly CardFunction[];
      readonly sources: readonly RuleSource[];
    }
  | {
      readonly decision: 'needs';
      readonly missing: readonly MissingEvidence[];
      readonly bring: readonly BilingualText[];
      readonly sources: readonly RuleSource[];
    }
  | {
      readonly decision: 'refused';
      readonly cause: RefusalCause;
      readonly reason: BilingualText;
      readonly goTo: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
      /** The next day on which the place one is sent to is open; `null`: the pack knows no hours of it. */
      readonly onDay: CivilDate | null;
      readonly sources: readonly RuleSource[];
    };
