import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardConnection, CardReaderFault, ChipProtocol, TransmitOptions } from '../../ports/card-reader.ts';
import type { Media, Slot } from './slot.ts';
import { stopOf, type Stop } from './stop.ts';

type Answer = Result<Uint8Array, CardReaderFault>;

/** A conversation with one inserted card. */
export class SimulatedConnection implements CardConnection {
  readonly reader: string;
  readonly insertion: number;
  readonly protocol: ChipProtocol;
  readonly atr: Uint8Array;
  readonly share: 'shared' | 'exclusive';
  readonly #slot: Slot;
  readonly #media: Media;
  readonly #clock: Clock;
  readonly #takeOut: () => void;
  /** Commands inside one transaction, one at a time. */
  readonly #inner = new Lock();
  /** Marks what runs inside this connection's transaction: only that passes the line without waiting. */
  readonly #transaction = new AsyncLocalStorage<{ open: boolean }>();
  readonly #closed = Promise.withResolvers<CardReaderFault>();
  #generation: number;
  /** Set by a command that was cut short: the card may still be working on it. */
  #obstacle: CardReaderFault | null = null;
  #open = true;

  /** `takeOut` is called when the card leaves by itself. */
  constructor(slot: Slot, media: Media, protocol: ChipProtocol, share: 'shared' | 'exclusive', clock: Clock, takeOut: () => void) {
    this.reader = slot.name;
    this.insertion = media.insertion;
    this.protocol = protocol;
    this.atr = media.atr;
    this.share = share;
    this.#slot = slot;
    this.#media = media;
    this.#clock = clock;
    this.#takeOut = takeOut;
    this.#generation = media.generation;
    slot.holders.add(this);
  }

  async transmit(command: Uint8Array, options: TransmitOptions = {}): Promise<Answer> {
    const bytes = Uint8Array.from(command); // the caller may wipe his while this waits for its turn
    const stop = stopOf(options, this.#clock);
    let started = false;
    const turn = this.#inTurn(async (): Promise<Answer> => {
      if (stop.reason !== null) return err(stop.reason);
      started = true;
      return this.#exchange(bytes, stop);
    });
    // Stopped before its turn, it never reaches the card and the connection stays usable.
    const early = stop.stopped.then((reason): Answer | Promise<Answer> => (started ? turn : err(reason)));
    try {
      return await Promise.race([turn, early]);
    } finally {
      stop.dispose();
    }
  }

  async #exchange(command: Uint8Array, stop: Stop): Promise<Answer> {
    const refusal = this.#refusal();
    if (refusal !== null) return err(refusal);
    const ended = Promise.race([this.#media.gone, this.#closed.promise]).then((reason) => ({ reason, cut: false }));
    const cut = stop.stopped.then((reason) => ({ reason, cut: true }));
    const answer = await Promise.race([this.#media.card.transmit(command), ended, cut]);
    if (answer instanceof Uint8Array)
      return answer.length < 2 ? err(fault('card.protocol', 'an answer without a status word')) : ok(answer);
    if (answer === 'mute') return err(fault('card.mute', 'the card did not answer'));
    if (answer === 'removed') {
      this.#takeOut();
      return err(this.#media.goneBecause ?? fault('card.removed', 'the card left'));
    }
    if (answer.cut) this.#obstacle = fault(answer.reason.code, 'a command was cut short: unusable until reset');
    return err(answer.reason);
  }

  async control(code: number, data: Uint8Array): Promise<Answer> {
    const refusal = this.#refusal();
    if (refusal !== null) return err(refusal);
    const { pad } = this.#slot;
    if (pad?.knows(code) !== true) return err(fault('reader.unsupported', `control code ${code} is unknown to this reader`));
    const bytes = Uint8Array.from(data);
    const answered = this.#inTurn(() => pad.control(code, bytes, (command) => this.#media.card.transmit(command)));
    const ended = Promise.race([this.#media.gone, this.#closed.promise]).then((reason) => ({ reason }));
    const answer = await Promise.race([answered, ended]);
    if (!(answer instanceof Uint8Array)) pad.giveUp();
    return answer instanceof Uint8Array ? ok(answer) : err(answer.reason);
  }

  async transaction<T>(work: () => Promise<T>): Promise<Result<T, CardReaderFault>> {
    if (this.#transaction.getStore()?.open === true) return ok(await work());
    return this.#slot.line.run(async () => {
      const refusal = this.#refusal();
      if (refusal !== null) return err(refusal);
      const mark = { open: true };
      try {
        return ok(await this.#transaction.run(mark, work));
      } finally {
        mark.open = false;
      }
    });
  }

  async reset(): Promise<Result<{ readonly atr: Uint8Array }, CardReaderFault>> {
    return this.#inTurn(async () => {
      const gone = this.#gone();
      if (gone !== null) return err(gone);
      const answered = this.#media.reset();
      this.#generation = this.#media.generation;
      this.#obstacle = null;
      return answered ? ok({ atr: this.#media.atr }) : err(fault('card.mute', 'no valid answer to reset'));
    });
  }

  async disconnect(disposition: 'leave' | 'reset' | 'unpower'): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    this.#closed.resolve(fault('card.cancelled', 'the connection was closed'));
    this.#slot.holders.delete(this);
    if (disposition === 'leave') return;
    await this.#inTurn(async () => {
      if (this.#media.goneBecause !== null) return;
      if (disposition === 'reset') this.#media.reset();
      else this.#media.unpower();
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#transaction.getStore()?.open === true) return this.#inner.run(work);
    return this.#slot.line.run(work);
  }

  /** Why nothing can be said to the card now; `null` when it can. */
  #refusal(): CardReaderFault | null {
    const gone = this.#gone() ?? this.#obstacle;
    if (gone !== null) return gone;
    return this.#generation === this.#media.generation ? null : fault('card.reset', 'another program reset the card');
  }

  #gone(): CardReaderFault | null {
    return this.#media.goneBecause ?? (this.#open ? null : fault('card.cancelled', 'the connection was closed'));
  }
}
