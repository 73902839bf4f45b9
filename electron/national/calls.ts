/** Calls of the interface, one after another: the card opened for each, and kept from step to step. */
import { fault, type Fault } from '../../native/base/fault.ts';
import { Lock } from '../../native/base/lock.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import type { CardKeys } from '../../native/ports/card-keys.ts';
import { failed, type NationalAnswer } from './answer.ts';
import { fitsCardType, isCardType } from './arguments.ts';
import { faultAnswer, namingUnknownKeys, type NationalFaultCode } from './fault-answer.ts';
import { JournalledWrites, type JournalledOpenCard } from './journalled-writes.ts';
import type { Outcome } from './outcome.ts';
import type { NationalParts } from './parts.ts';
import { ended, type NextStep, type Stage } from './stage.ts';
import { SteppedWork } from './stepped-work.ts';

export interface NationalOptions extends NationalParts {
  /** Opens the card that lies in the reader now, with these keys. */
  readonly openCard: (keys: CardKeys) => Promise<Result<OpenCard, Fault<NationalFaultCode>>>;
}

type Answer = Promise<NationalAnswer>;
/** `journalled`: the same card under the journal; `null`: there is none. */
type Begin = (card: OpenCard, journalled: JournalledOpenCard | null) => Promise<Stage>;

const unavailable = () => Promise.resolve(err(fault('keys.unavailable', 'no PSAM and no key service')));
const NO_KEYS: CardKeys = { authenticate: unavailable, seal: unavailable };
/** A card that waits for its next step is powered down after this time. */
const STEP_WITHIN_MS = 60_000;

interface Waiting {
  readonly card: OpenCard;
  readonly next: NextStep;
  readonly stopClock: () => void;
}

/** Calls one after another: the card opened for each, and kept from step to step. */
export class Calls {
  readonly #options: NationalOptions;
  readonly #keys: CardKeys | undefined;
  readonly #turns = new Lock();
  readonly #writes: JournalledWrites | null;
  #waiting: Waiting | null = null;

  constructor(options: NationalOptions) {
    this.#options = options;
    this.#writes = options.journal === undefined ? null : new JournalledWrites(options.journal);
    this.#keys = options.keys === undefined ? undefined : namingUnknownKeys(options.keys);
  }

  /** A function that works with the machine's keys where there are any. */
  whole(iType: string, work: (card: OpenCard) => Promise<Outcome<string>>): Answer {
    return this.#first(iType, this.#keys ?? NO_KEYS, async (card) => ended(await work(card)));
  }

  /** A function that is nothing without a journal: −13. */
  journalled(iType: string, work: (card: OpenCard, writes: JournalledWrites) => string): Answer {
    const writes = this.#writes;
    if (writes === null) return Promise.resolve(failed('notSupported', '没有交易日志'));
    return this.whole(iType, (card) => Promise.resolve(ok(work(card, writes))));
  }

  /** A function after which the PIN was right. */
  verified(iType: string, work: (card: OpenCard) => Promise<Outcome<string>>): Answer {
    return this.#first(iType, this.#keys ?? NO_KEYS, async (card, journalled) => {
      const outcome = await work(card);
      if (outcome.ok && journalled !== null) await this.#writes?.pinWasRight(journalled);
      return ended(outcome);
    });
  }

  /** A function that is nothing without keys: −2201 before the card is looked at. */
  withKeys(iType: string, work: (card: OpenCard, keys: CardKeys) => Promise<Outcome<string>>): Answer {
    const keys = this.#keys;
    if (keys === undefined) return Promise.resolve(failed('noPsam'));
    return this.#first(iType, keys, async (card) => ended(await work(card, keys)));
  }

  /** The first step of a function whose keys are elsewhere. */
  step1(iType: string, work: (card: OpenCard, stepped: SteppedWork) => Promise<Stage>): Answer {
    const stepped = new SteppedWork();
    return this.#first(iType, stepped.keys, (card) => work(card, stepped));
  }

  /** The step that was told to come next; any other ends what waits, with −12. */
  next(name: string, pKey: string, data?: string): Answer {
    return this.#turns.run(async () => {
      const waiting = this.#waiting;
      if (waiting?.next.name !== name) {
        await this.#drop();
        return failed('notConnected');
      }
      waiting.stopClock();
      this.#waiting = null;
      return this.#keepOrClose(waiting.card, () => waiting.next.go(pKey, data));
    });
  }

  close(): Promise<void> {
    return this.#turns.run(() => this.#drop());
  }

  #first(iType: string, keys: CardKeys, work: Begin): Answer {
    return this.#turns.run(async () => {
      await this.#drop();
      if (!isCardType(iType)) return failed('wrongArgument');
      const card = await this.#options.openCard(keys);
      if (!card.ok) return faultAnswer(card.error);
      return this.#keepOrClose(card.value, () => this.#begin(iType, card.value, work));
    });
  }

  /** What an earlier visit left open is found out before anything else happens to the card. */
  async #begin(iType: string, card: OpenCard, work: Begin): Promise<Stage> {
    if (!fitsCardType(iType, card)) return { answer: failed('wrongCardType') };
    if (this.#writes === null) return work(card, null);
    const journalled = this.#writes.over(card);
    const settled = await this.#writes.settle(journalled);
    return settled.ok ? work(journalled, journalled) : ended(settled);
  }

  async #keepOrClose(card: OpenCard, work: () => Promise<Stage>): Answer {
    try {
      const { answer, next } = await work();
      if (next !== undefined) this.#waiting = { card, next, stopClock: this.#dropLater() };
      return answer;
    } finally {
      if (this.#waiting === null) await card.close();
    }
  }

  #dropLater(): () => void {
    return this.#options.clock.after(STEP_WITHIN_MS, () => {
      void this.close();
    });
  }

  async #drop(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting === null) return;
    this.#waiting = null;
    waiting.stopClock();
    await waiting.next.drop();
    await waiting.card.close();
  }
}
