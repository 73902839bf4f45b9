/**
 * The card maker of a machine with a dispenser. Every movement and write of a blank stands in the journal before it is begun and after it has
 * ended, under one subject, so that a program that died in between finds out what became of it by looking at dispenser and bin.
 */
import type { Clock } from '../../native/base/clock.ts';
import { shanghaiDate } from '../../native/base/civil-date.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { Lock } from '../../native/base/lock.ts';
import { maskCardNumber } from '../../native/base/mask.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { CardDispenser } from '../../native/ports/card-dispenser.ts';
import type { CardConnection } from '../../native/ports/card-reader.ts';
import type { RetainBin } from '../../native/ports/retain-bin.ts';
import type { Journal } from '../session/journal.ts';
import type { CardMaker, CardMakingFaultCode, CardMakingSettings, MadeCard, MakingOrder, NewHolder } from './card-maker.ts';
import { HAND_OUT, KEEP, MAKE, settleMaking, SUBJECT } from './settle-making.ts';
import { untilTaken } from './until-taken.ts';
import { writeBlank, type BlankCard } from './write-blank.ts';

export interface MachineMakerParts {
  readonly dispenser: CardDispenser;
  /** Absent: the dispenser's own, which nobody counts. */
  readonly bin: RetainBin | undefined;
  readonly open: (connection: CardConnection) => BlankCard;
  readonly journal: Pick<Journal, 'intend' | 'conclude' | 'stamp' | 'openWrites'>;
  readonly settings: CardMakingSettings;
  /** Stamps entries and dates cards. */
  readonly clock: Pick<Clock, 'nowMs'>;
  /** What the wait at the exit runs by. */
  readonly pace: Pick<Clock, 'after'>;
}

const SPOILT: CardMakingFaultCode = 'making.spoilt';
const NOT_TAKEN: CardMakingFaultCode = 'making.notTaken';
const JAMMED = fault('dispenser.jammed', 'a card is jammed');
const NO_CARD = fault('dispenser.noCard', 'no card lies on the way');

/** After these another blank would fare no better: what fails is not the card. */
function isNotTheBlank({ code }: Fault): boolean {
  return code.startsWith('dispenser.') || code === 'keys.unavailable' || code === 'keys.refused';
}

export class MachineMaker implements CardMaker {
  readonly #parts: MachineMakerParts;
  readonly #one = new Lock();

  constructor(parts: MachineMakerParts) {
    this.#parts = parts;
  }

  make(order: MakingOrder, holder: NewHolder, signal: AbortSignal): Promise<Result<MadeCard, Fault>> {
    return this.#one.run(async () => {
      const clear = await this.#settle();
      if (!clear.ok) return clear;
      let last = fault(SPOILT, 'no blank was tried');
      for (let attempt = 1; attempt <= this.#parts.settings.blanks; attempt += 1) {
        const made = await this.#makeOne(order, attempt, holder, signal);
        if (made.ok || isNotTheBlank(made.error)) return made;
        last = fault(SPOILT, `${attempt} blanks: ${made.error.code}: ${made.error.detail}`);
      }
      return err(last);
    });
  }

  handOut(order: MakingOrder, signal: AbortSignal): Promise<Result<'taken' | 'kept', Fault>> {
    return this.#one.run(async () => {
      const { dispenser, pace, settings } = this.#parts;
      const step = await this.#intend(HAND_OUT, order, order.key);
      const taken = untilTaken(dispenser, { pace, delayMs: settings.takeMs, signal });
      const presented = await dispenser.present();
      if (!presented.ok) {
        taken.giveUp();
        const kept = await this.#keep(order, () => this.#conclude(step, 'notDone', presented.error));
        return kept.ok ? presented : err({ ...presented.error, detail: `${presented.error.detail}; ${kept.error.detail}` });
      }
      if (await taken.ended) {
        this.#conclude(step, 'done');
        return ok('taken');
      }
      const kept = await this.#keep(order, (keeping) => this.#concludeHandOut(step, keeping));
      // It was taken just as the machine was about to draw it in.
      if (!kept.ok) return kept.error.code === 'dispenser.noCard' ? ok('taken') : kept;
      return ok('kept');
    });
  }

  settle(): Promise<boolean> {
    return this.#one.run(async () => (await this.#settle()).ok);
  }

  #settle(): Promise<Result<void, Fault>> {
    const { dispenser, bin, journal, clock } = this.#parts;
    return settleMaking({ dispenser, bin, journal, nowMs: () => clock.nowMs() });
  }

  #concludeHandOut(step: number, kept: Result<void, Fault>): void {
    if (kept.ok) this.#conclude(step, 'notDone', fault(NOT_TAKEN, 'nobody took the card'));
    else if (kept.error.code === 'dispenser.noCard') this.#conclude(step, 'done');
    else this.#conclude(step, 'notDone', kept.error);
  }

  async #makeOne(order: MakingOrder, attempt: number, holder: NewHolder, signal: AbortSignal): Promise<Result<MadeCard, Fault>> {
    const step = await this.#intend(MAKE, order, `${order.key}-${attempt}`);
    const made = await this.#write(holder, signal);
    if (made.ok && !signal.aborted) {
      this.#conclude(step, 'done', null, { card: maskCardNumber(made.value.cardNumber) });
      return made;
    }
    const failure = made.ok ? fault('dispenser.cancelled', 'the session ended while the card was made') : made.error;
    const kept = await this.#keep(order, () => this.#conclude(step, 'notDone', failure));
    // With the spoilt card still on the way no other one can come.
    if (!kept.ok && kept.error.code !== 'dispenser.noCard') return kept;
    return err(signal.aborted ? fault('dispenser.cancelled', failure.detail) : failure);
  }

  async #write(holder: NewHolder, signal: AbortSignal): Promise<Result<MadeCard, Fault>> {
    const { dispenser, open, clock, settings } = this.#parts;
    const dispensed = await dispenser.dispense(signal);
    if (!dispensed.ok) return dispensed;
    const connected = await dispenser.connect();
    if (!connected.ok) return connected.error.code === 'dispenser.hardwareError' ? err(mute(connected.error)) : connected;
    const written = await writeBlank(open(connected.value), holder, shanghaiDate(clock.nowMs()), settings.validYears);
    await connected.value.disconnect('unpower');
    return written;
  }

  /**
   * What lies on the way goes into the bin. `ended` concludes what the card was on the way for: while the keeping is still open in the
   * journal, so that a program that dies in between never takes a card in the bin for one in a hand.
   */
  async #keep(order: MakingOrder, ended: (kept: Result<void, Fault>) => void): Promise<Result<void, Fault>> {
    const { dispenser } = this.#parts;
    const { media } = await dispenser.status();
    const lies = media === 'entering' || media === 'present';
    const step = lies ? await this.#intend(KEEP, order, null) : null;
    const kept = lies ? await dispenser.capture() : err(media === 'jammed' ? JAMMED : NO_CARD);
    ended(kept);
    if (step !== null) this.#conclude(step, kept.ok ? 'done' : 'notDone', kept.ok ? null : kept.error);
    return kept;
  }

  async #intend(step: string, { session, order }: MakingOrder, key: string | null): Promise<number> {
    const { journal, bin, clock } = this.#parts;
    const inBin = bin === undefined ? null : (await bin.status()).count;
    return journal.intend({
      session,
      atMs: clock.nowMs(),
      step,
      access: 'write',
      subject: journal.stamp(SUBJECT),
      facts: { order, inBin },
      ...(key === null ? {} : { idempotencyKey: key }),
    });
  }

  #conclude(step: number, outcome: 'done' | 'notDone', failure: Fault | null = null, facts: Readonly<Record<string, string>> = {}): void {
    const { journal, clock } = this.#parts;
    const why = failure === null ? { facts } : { faultCode: failure.code, facts: { detail: failure.detail } };
    journal.conclude(step, { atMs: clock.nowMs(), outcome, ...why });
  }
}

/** A card in the station that gives no answer is the card's matter: another blank may do. */
function mute({ detail }: Fault): Fault {
  return fault('card.mute', detail);
}
