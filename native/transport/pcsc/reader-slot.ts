/**
 * One reader as this program knows it: what lies in it, under which insertion number, and which connections hang on it.
 * All methods that change it run inside the transport's event queue, one at a time.
 */
import { fault } from '../../base/fault.ts';
import type { CardReaderEvent, CardReaderFault, CardReaderInfo, MediaState } from '../../ports/card-reader.ts';
import { stepsBetween, type ReaderState } from './reader-state.ts';

/** What a look at the card gave: its ATR, or nothing where it could not be had. */
export interface CardLook {
  readonly atr: Uint8Array;
  readonly eventCounter: number | null;
}

/** A connection as its reader sees it. */
export interface AttachedConnection {
  /** Ends it: every later call gives `why`. Resolves when the card's handle is free. */
  end(why: CardReaderFault): Promise<void>;
}

export interface SlotHooks {
  readonly emit: (event: CardReaderEvent) => void;
  /** Looks at the card without powering it; `null` when that cannot be done. */
  readonly look: (reader: string) => Promise<CardLook | null>;
}

type Present = Extract<MediaState, { media: 'present' }>;
const NO_ATR = new Uint8Array();

export class ReaderSlot {
  readonly name: string;
  readonly #hooks: SlotHooks;
  readonly #connections = new Set<AttachedConnection>();
  #applied: ReaderState;
  #media: MediaState = { media: 'notPresent' };
  #insertions: number;
  #waiting: (() => void)[] = [];
  /** The doubt that is being settled, if any: `connect` waits for it. */
  doubt: Promise<CardReaderFault> | null = null;

  /** `insertions`: how many there were in this reader before it went away the last time, so that no number comes twice. */
  constructor(name: string, first: ReaderState, insertions: number, hooks: SlotHooks) {
    this.name = name;
    this.#insertions = insertions;
    this.#hooks = hooks;
    const uncounted = first.present ? 1 : 0;
    this.#applied = { present: false, mute: false, eventCounter: (first.eventCounter - uncounted) & 0xffff };
  }

  get info(): CardReaderInfo {
    return { name: this.name, state: this.#media };
  }

  get media(): MediaState {
    return this.#media;
  }

  get insertions(): number {
    return this.#insertions;
  }

  get eventCounter(): number {
    return this.#applied.eventCounter;
  }

  attach(connection: AttachedConnection): void {
    this.#connections.add(connection);
  }

  detach(connection: AttachedConnection): void {
    this.#connections.delete(connection);
  }

  /** Takes a report of the service: tells of every card that came and went since the last one. */
  async apply(state: ReaderState): Promise<void> {
    const steps = stepsBetween(this.#applied, state);
    let present = this.#applied.present;
    this.#applied = state;
    for (let step = 1; step <= steps; step++) {
      present = !present;
      if (present) await this.#inserted(step === steps ? state : null);
      else this.#removed();
    }
    if (steps === 0) this.#updateChip(state);
    this.#changed();
  }

  /** The reader left, or the service did: whatever lay in it is gone for this program. */
  close(why: CardReaderFault): void {
    void this.#endConnections(why);
    this.#announceRemoval();
    this.#hooks.emit({ kind: 'readerRemoved', reader: this.name });
    this.#changed();
  }

  /**
   * Ends insertion `insertion` although the service noticed nothing: nobody can vouch that the same card still lies there.
   * What lies there now (`now`: how it answered to power, if it did) gets the next number.
   */
  renumber(insertion: number, now: CardLook | null): CardReaderFault {
    const before = this.#media;
    if (before.media !== 'present' || before.insertion !== insertion) return fault('card.removed', 'the card left');
    this.#announceRemoval();
    this.#insertions += 1;
    const swapped = now !== null && !sameBytes(now.atr, before.atr);
    this.#announceInsertion({ media: 'present', insertion: this.#insertions, chip: swapped ? 'online' : 'mute', atr: now?.atr ?? NO_ATR });
    this.#changed();
    if (swapped) return fault('card.swapped', 'another card lies there');
    return now === null
      ? fault('card.mute', 'no answer to reset')
      : fault('card.protocol', 'the card answers to reset, but broke the exchange off');
  }

  /** Frees every handle of the card that stopped answering, so that it can be powered anew. */
  giveUp(): Promise<void> {
    return this.#endConnections(fault('card.removed', 'the card stopped answering'));
  }

  /** Resolves when something about this reader changes. */
  nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  async #inserted(state: ReaderState | null): Promise<void> {
    this.#insertions += 1;
    const insertion = this.#insertions;
    // A card that has left already, or that another one replaced while it was looked at, has no ATR to tell.
    const look = state === null || state.mute ? null : await this.#hooks.look(this.name);
    const its = look !== null && (look.eventCounter === null || look.eventCounter === state?.eventCounter) ? look.atr : NO_ATR;
    this.#announceInsertion({ media: 'present', insertion, chip: isAnswerToReset(its) ? 'online' : 'mute', atr: its });
  }

  #removed(): void {
    void this.#endConnections(fault('card.removed', 'the reader says that the card left'));
    this.#announceRemoval();
  }

  #announceInsertion(media: Present): void {
    this.#media = media;
    const { insertion, chip, atr } = media;
    this.#hooks.emit({ kind: 'mediaInserted', reader: this.name, insertion, chip, atr });
  }

  #announceRemoval(): void {
    if (this.#media.media !== 'present') return;
    const { insertion } = this.#media;
    this.#media = { media: 'notPresent' };
    this.#hooks.emit({ kind: 'mediaRemoved', reader: this.name, insertion });
  }

  #updateChip(state: ReaderState): void {
    if (this.#media.media === 'present' && state.mute) this.#media = { ...this.#media, chip: 'mute' };
  }

  async #endConnections(why: CardReaderFault): Promise<void> {
    const connections = [...this.#connections];
    this.#connections.clear();
    await Promise.all(connections.map((connection) => connection.end(why)));
  }

  #changed(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** TS is 3B or 3F (ISO/IEC 7816-3 §8.1): anything else is noise. */
function isAnswerToReset(atr: Uint8Array): boolean {
  return atr.length >= 2 && (atr[0] === 0x3b || atr[0] === 0x3f);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
