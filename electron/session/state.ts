import type { PowerSource } from '../../native/ports/power-supply.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import type { Comfort, PrintedKind, View, WithoutCard } from '../api/view.ts';
import type { MaintenanceState } from '../maintenance/state.ts';
import type { Known } from '../journeys/journey.ts';
import type { JourneyState } from '../journeys/registry.ts';
import type { AskEffect, EffectResult } from './effects.ts';

/** The one thing asked of the world and not yet answered. */
export interface Pending {
  readonly id: number;
  readonly effect: AskEffect['effect'];
  readonly slow: boolean;
}

/** The paper over the journey's own screen: printing, then what the printer said. */
export interface PrintOverlay {
  readonly kind: PrintedKind;
  readonly printer: 'slip' | 'document';
  readonly document: SlipDocument;
  readonly result: Extract<EffectResult, { of: 'print' }>['result'] | null;
}

/** One customer. */
export interface Session {
  readonly known: Known;
  readonly journey: JourneyState;
  readonly pending: Pending | null;
  readonly print: PrintOverlay | null;
  /** "Are you still there?" stands on the screen. */
  readonly asked: boolean;
}

export type GoodbyeReason = Extract<View, { screen: 'goodbye' }>['reason'];

export type Phase =
  | { readonly phase: 'attract' }
  /** `idRead`, `codeRead`: ID reader and code reader wait beside the card reader under these effects; `garbled`: a code came and could not be read. `opening`: a session without either is about to begin. */
  | {
      readonly phase: 'insertCard';
      readonly idRead: number | null;
      readonly codeRead: number | null;
      readonly garbled: boolean;
      readonly opening: { readonly id: number; readonly start: WithoutCard } | null;
    }
  | { readonly phase: 'session'; readonly session: Session }
  /** `retaining`: the machine draws the card in under this effect. */
  | {
      readonly phase: 'takeCard';
      readonly urgent: boolean;
      readonly session: string;
      readonly retaining: number | null;
      /** The machine could not draw it in. */
      readonly notKept?: true;
    }
  /** The same with an ID card alone, which no machine keeps. `reason`: how the session ended. */
  | { readonly phase: 'takeIdCard'; readonly urgent: boolean; readonly reason: GoodbyeReason }
  | { readonly phase: 'goodbye'; readonly reason: GoodbyeReason }
  /** An engineer is at the terminal; no session is open and none can be. */
  | { readonly phase: 'maintenance'; readonly maintenance: MaintenanceState }
  /** No session is open, and something stands in the way. */
  /** `session`: whose card it is that is to be taken; `endedOn`: the last day of a document; `printing`: the slip about it comes out. */
  | {
      readonly phase: 'trouble';
      readonly code: string;
      readonly session?: string;
      readonly endedOn?: string;
      readonly printing?: number;
    };

export interface TerminalState {
  readonly phase: Phase;
  readonly comfort: Comfort;
  /** The card that lies in the reader, by its insertion number. */
  readonly card: number | null;
  /** A document that was read still lies on the ID reader. Recordings from before this was told have none. */
  readonly idCardLies?: boolean;
  /** Why no card can be taken; `null`: the reader works. */
  readonly readerFault: string | null;
  readonly slipPrinter: boolean;
  /** Why the machine can make no card now; `null`: it can, or has nothing to make one with. */
  readonly cardMaker: string | null;
  readonly power: PowerSource;
  /** When wrong pairs of numbers were typed here (milliseconds since the Unix epoch): they count over sessions. */
  readonly wrongNumbersAtMs: readonly number[];
  /** The next effect's number. */
  readonly nextId: number;
  /** When the idle timer fires (milliseconds since the Unix epoch); `null`: it does not run. */
  readonly idleAtMs: number | null;
}

/** The terminal as it wakes up. */
export function initialState(comfort: Comfort, readerFault: string | null): TerminalState {
  return {
    phase: readerFault === null ? { phase: 'attract' } : { phase: 'trouble', code: readerFault },
    comfort,
    card: null,
    readerFault,
    slipPrinter: true,
    cardMaker: null,
    power: 'mains',
    wrongNumbersAtMs: [],
    nextId: 1,
    idleAtMs: null,
  };
}
