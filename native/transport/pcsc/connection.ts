/** One connection to one card over a binding: the queue, the limits in time, and what an error says about the card. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardConnection, CardReaderFault, ChipProtocol, TransmitOptions } from '../../ports/card-reader.ts';
import type { Disposition, PcscCard, PcscError, PcscResult, ShareMode } from './binding.ts';
import { explain } from './faults.ts';
import { Limits, type Interruption } from './limits.ts';

export interface ConnectionFacts {
  readonly reader: string;
  readonly insertion: number;
  readonly protocol: ChipProtocol;
  readonly atr: Uint8Array;
  readonly share: ShareMode;
  /** The reader's event counter when the card was connected. */
  readonly eventCounter: number | null;
}

export interface ConnectionHooks {
  readonly clock: Clock;
  readonly disconnectMs: number;
  /** Asked when an exchange failed without a reason: finds out what became of the card. */
  readonly doubt: () => Promise<CardReaderFault>;
  /** The handle is given back; `clean` is false where the binding could not. */
  readonly released: (clean: boolean) => void;
}

const STATUS_WORD_BYTES = 2;

type Outcome<T> = Result<T, CardReaderFault>;

export class PcscConnection implements CardConnection {
  readonly reader: string;
  readonly insertion: number;
  readonly protocol: ChipProtocol;
  readonly atr: Uint8Array;
  readonly #card: PcscCard;
  readonly #facts: ConnectionFacts;
  readonly #hooks: ConnectionHooks;
  readonly #limits: Limits;
  /** Whole conversations: one operation, or one transaction with all its operations. */
  readonly #turns = new Lock();
  /** Single calls to the binding, which must never overlap; the release of the handle waits for no more than one of them. */
  readonly #calls = new Lock();
  readonly #scope = new AsyncLocalStorage<symbol>();
  #transaction: symbol | null = null;
  /** For good: the card is gone, or the caller has disconnected. */
  #ended: CardReaderFault | null = null;
  /** Until `reset`: an exchange was cut short, or another program reset the card. */
  #stopped: CardReaderFault | null = null;
  #releasing: Promise<void> | null = null;

  constructor(card: PcscCard, facts: ConnectionFacts, hooks: ConnectionHooks) {
    this.#card = card;
    this.#facts = facts;
    this.#hooks = hooks;
    this.#limits = new Limits(hooks.clock);
    this.reader = facts.reader;
    this.insertion = facts.insertion;
    this.protocol = facts.protocol;
    this.atr = facts.atr;
  }

  transmit(command: Uint8Array, options: TransmitOptions = {}): Promise<Outcome<Uint8Array>> {
    return this.#limits.race(options, (interruption) => {
      const bytes = command.slice();
      return this.#turn(() => this.#exchange(bytes, interruption));
    });
  }

  async control(code: number, data: Uint8Array): Promise<Outcome<Uint8Array>> {
    const bytes = data.slice();
    return this.#turn(async () => {
      const refused = this.#refusal();
      if (refused !== null) return err(refused);
      const answer = await this.#call(() => this.#card.control(code, bytes));
      if (answer.ok) return ok(answer.value.slice());
      return err(explain(answer.error, 'control') ?? fault('reader.unsupported', answer.error.detail));
    });
  }

  async transaction<T>(work: () => Promise<T>): Promise<Outcome<T>> {
    if (this.#isInside()) return ok(await work());
    return this.#turns.run(async () => {
      const refused = this.#refusal();
      if (refused !== null) return err(refused);
      const begun = await this.#call(() => this.#card.begin());
      if (!begun.ok) return err(await this.#failure(begun.error));
      const token = Symbol('transaction');
      this.#transaction = token;
      try {
        return ok(await this.#scope.run(token, work));
      } finally {
        this.#transaction = null;
        const closed = await this.#call(begun.value);
        if (!closed.ok) this.#stopped ??= explain(closed.error, 'exchange') ?? fault('card.protocol', closed.error.detail);
      }
    });
  }

  async reset(): Promise<Outcome<{ readonly atr: Uint8Array }>> {
    return this.#turn(async () => {
      if (this.#ended !== null) return err(this.#ended);
      const again = await this.#call(() => this.#card.reconnect(this.#facts.share, 'reset'));
      if (!again.ok) return err(await this.#failure(again.error));
      const status = await this.#call(() => this.#card.status());
      if (!status.ok) return err(await this.#failure(status.error));
      if (status.value.eventCounter !== this.#facts.eventCounter || !sameCard(status.value.atr, this.atr)) {
        this.#ended = fault('card.swapped', 'another card answered the reset');
        void this.#release('unpower');
        return err(this.#ended);
      }
      this.#stopped = null;
      return ok({ atr: status.value.atr });
    });
  }

  async disconnect(disposition: Disposition): Promise<void> {
    this.#ended ??= fault('card.cancelled', 'this connection was ended by its owner');
    const released = this.#release(disposition);
    await new Promise<void>((resolve) => {
      const stop = this.#hooks.clock.after(this.#hooks.disconnectMs, resolve);
      void released.then(() => {
        stop();
        resolve();
      });
    });
  }

  /** Ends the connection from the reader's side. */
  end(why: CardReaderFault): Promise<void> {
    this.#ended ??= why;
    return this.#release('leave');
  }

  async #exchange(command: Uint8Array, interruption: Interruption): Promise<Outcome<Uint8Array>> {
    try {
      const refused = this.#refusal() ?? interruption.fault;
      if (refused !== null) return err(refused);
      interruption.onAfterStart = (why) => {
        this.#stopped ??= why;
      };
      const answer = await this.#call(async () => {
        const raw = await this.#card.transmit(command);
        if (!raw.ok) return raw;
        // Some drivers answer nothing for a card that was pulled out; the copy is because the next call overwrites it.
        if (raw.value.length < STATUS_WORD_BYTES) return err<PcscError>({ code: 'notTransacted', detail: 'no status word' });
        return ok(raw.value.slice());
      });
      return answer.ok ? answer : err(await this.#failure(answer.error));
    } finally {
      command.fill(0); // it may hold a PIN
    }
  }

  /** What a failed operation means. One that nothing explains ends the connection: the card may be another one now. */
  async #failure(error: PcscError): Promise<CardReaderFault> {
    const known = explain(error, 'exchange');
    if (known?.code === 'card.reset') this.#stopped = known;
    else if (known !== null && known.code !== 'reader.busy') this.#ended ??= known;
    if (known !== null) return known;
    this.#ended ??= fault('card.removed', `the card stopped answering: ${error.detail}`);
    const verdict = await this.#hooks.doubt();
    this.#ended = verdict;
    return { code: verdict.code, detail: `${error.detail}: ${verdict.detail}` };
  }

  #refusal(): CardReaderFault | null {
    return this.#ended ?? this.#stopped;
  }

  #isInside(): boolean {
    return this.#transaction !== null && this.#scope.getStore() === this.#transaction;
  }

  #turn<T>(work: () => Promise<T>): Promise<T> {
    return this.#isInside() ? work() : this.#turns.run(work);
  }

  /** One call to the binding, after those before it; none once the handle is being freed. */
  #call<T>(call: () => Promise<PcscResult<T>>): Promise<PcscResult<T>> {
    return this.#calls.run(() =>
      this.#releasing === null ? call() : Promise.resolve(err({ code: 'removedCard', detail: 'disconnected' })),
    );
  }

  /** Frees the handle once, behind whatever runs; the first disposition counts. */
  #release(disposition: Disposition): Promise<void> {
    this.#limits.release();
    this.#releasing ??= this.#calls.run(async () => {
      this.#hooks.released(await this.#card.disconnect(disposition));
    });
    return this.#releasing;
  }
}

function sameCard(atr: Uint8Array, before: Uint8Array): boolean {
  return atr.length === before.length && atr.every((byte, i) => byte === before[i]);
}
