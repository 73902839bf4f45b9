/**
 * All PC/SC readers of the machine behind the port. Reports of the service go through one queue, so that events leave in the order in
 * which things happened and `connect` decides on what has been told.
 */
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type {
  CardConnection,
  CardReaderEvent,
  CardReaderFault,
  CardReaderInfo,
  CardReaders,
  ConnectOptions,
} from '../../ports/card-reader.ts';
import type { Unsubscribe } from '../../ports/device.ts';
import type { PcscBinding, PcscCard, PcscCardStatus } from './binding.ts';
import { PcscConnection } from './connection.ts';
import type { PcscDelays } from './delays.ts';
import { explain } from './faults.ts';
import { powerAnew, rememberedAtr } from './look.ts';
import { ReaderSlot } from './reader-slot.ts';
import { parseReaderState } from './reader-state.ts';
import { PcscService } from './service.ts';

const CONNECT_ATTEMPTS = 3;

export class PcscReaders implements CardReaders {
  readonly #clock: Clock;
  readonly #delays: PcscDelays;
  readonly #service: PcscService;
  readonly #events = new Lock();
  readonly #slots = new Map<string, ReaderSlot>();
  /** Insertions of readers that went away: their numbers are not used again. */
  readonly #insertions = new Map<string, number>();
  readonly #listeners = new Set<(event: CardReaderEvent) => void>();
  #unseen = new Set<string>();
  #offline: CardReaderFault = fault('pcsc.absent', 'not started yet');

  constructor(binding: PcscBinding, clock: Clock, delays: PcscDelays) {
    this.#clock = clock;
    this.#delays = delays;
    this.#service = new PcscService(binding, clock, delays, {
      onState: (reader, state) => {
        this.#queue(() => this.#report(reader, state));
      },
      onReaderGone: (reader) => {
        this.#queue(() => this.#readerGone(reader, fault('reader.gone', 'the reader was unplugged')));
      },
      onOnline: () => {
        this.#queue(() => this.#emit({ kind: 'serviceOnline' }));
      },
      onOffline: (why) => {
        this.#queue(() => this.#lost(why));
      },
      onResync: () => {
        this.#queue(() => this.#resync());
      },
    });
  }

  list(): readonly CardReaderInfo[] {
    return [...this.#slots.values()].map((slot) => slot.info);
  }

  subscribe(listener: (event: CardReaderEvent) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async connect(reader: string, options: ConnectOptions): Promise<Result<CardConnection, CardReaderFault>> {
    for (let attempt = 0; attempt < CONNECT_ATTEMPTS; attempt++) {
      const made = await this.#connectOnce(reader, options);
      if (made !== 'behind') return made;
    }
    return err(fault('card.swapped', 'cards come and go too fast'));
  }

  async close(): Promise<void> {
    const stopped = this.#service.stop();
    this.#listeners.clear();
    await this.#events.run(() => this.#lost(fault('pcsc.absent', 'closed')));
    await stopped;
  }

  /** `behind`: the service counts a change that has not been told yet; ask again when it has. */
  async #connectOnce(reader: string, options: ConnectOptions): Promise<Result<CardConnection, CardReaderFault> | 'behind'> {
    await this.#events.run(() => Promise.resolve());
    const slot = this.#slots.get(reader);
    await slot?.doubt;
    const watch = this.#service.watch;
    if (watch === null) return err(this.#offline);
    if (slot === undefined) return err(fault('reader.gone', 'no such reader'));
    const refused = refusal(slot, options);
    if (refused !== null) return err(refused);
    const { media } = slot;
    const card = await watch.connect(reader, options.share);
    if (!card.ok) {
      const why = explain(card.error, 'connect');
      if (why?.code === 'card.absent') await this.#settled(slot);
      return err(why ?? fault('card.mute', card.error.detail));
    }
    const status = await card.value.status();
    const same = status.ok && slot.media === media && (status.value.eventCounter ?? slot.eventCounter) === slot.eventCounter;
    if (same && media.media === 'present') return ok(this.#connection(slot, card.value, media.insertion, status.value, options));
    const change = this.#settled(slot);
    await card.value.disconnect('leave');
    if (!status.ok) return err(explain(status.error, 'connect') ?? fault('card.mute', status.error.detail));
    if (options.insertion !== undefined) return err(fault('card.swapped', 'the card was changed while it was being connected'));
    await change;
    return 'behind';
  }

  #connection(slot: ReaderSlot, card: PcscCard, insertion: number, status: PcscCardStatus, options: ConnectOptions): CardConnection {
    const { atr, eventCounter } = status;
    const facts = { reader: slot.name, insertion, protocol: status.protocol ?? 'chipT0', atr, share: options.share, eventCounter } as const;
    const connection: PcscConnection = new PcscConnection(card, facts, {
      clock: this.#clock,
      disconnectMs: this.#delays.disconnectMs,
      doubt: () => this.#doubt(slot, insertion),
      released: (clean) => {
        slot.detach(connection);
        if (!clean && this.#service.watch !== null) this.#service.renew();
      },
    });
    slot.attach(connection);
    return connection;
  }

  /** Waits for the reader to say that the card left; if it does not, the insertion ends all the same. One doubt a reader at a time. */
  #doubt(slot: ReaderSlot, insertion: number): Promise<CardReaderFault> {
    slot.doubt ??= this.#settle(slot, insertion).finally(() => {
      slot.doubt = null;
    });
    return slot.doubt;
  }

  async #settle(slot: ReaderSlot, insertion: number): Promise<CardReaderFault> {
    if (await this.#leaves(slot, insertion)) return this.#gone();
    await slot.giveUp();
    const now = await powerAnew(this.#service.watch, slot.name);
    // No answer to power is mute, or gone and not told yet on a busy machine.
    if (now === null && (await this.#leaves(slot, insertion))) return this.#gone();
    return this.#events.run(() => Promise.resolve(slot.renumber(insertion, now)));
  }

  /** Whether the reader says within the settling time that this card left. */
  async #leaves(slot: ReaderSlot, insertion: number): Promise<boolean> {
    const left = () => slot.media.media !== 'present' || slot.media.insertion !== insertion;
    const deadlineMs = this.#clock.nowMs() + this.#delays.settleMs;
    while (!left() && this.#clock.nowMs() < deadlineMs) await this.#changeOr(slot, deadlineMs - this.#clock.nowMs());
    return left();
  }

  #gone(): CardReaderFault {
    return this.#service.watch === null ? fault('pcsc.lost', 'the service died meanwhile') : fault('card.removed', 'the card left');
  }

  #settled(slot: ReaderSlot): Promise<void> {
    return this.#changeOr(slot, this.#delays.catchUpMs);
  }

  #changeOr(slot: ReaderSlot, waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#clock.after(waitMs, resolve);
      void slot.nextChange().then(() => {
        stop();
        resolve();
      });
    });
  }

  async #report(reader: string, word: number): Promise<void> {
    this.#unseen.delete(reader);
    const state = parseReaderState(word);
    let slot = this.#slots.get(reader);
    if (slot === undefined) {
      slot = new ReaderSlot(reader, state, this.#insertions.get(reader) ?? 0, {
        emit: (event) => this.#emit(event),
        look: (name) => rememberedAtr(this.#service.watch, name),
      });
      this.#slots.set(reader, slot);
      this.#emit({ kind: 'readerArrived', reader });
    }
    await slot.apply(state);
  }

  #readerGone(reader: string, why: CardReaderFault): void {
    const slot = this.#slots.get(reader);
    if (slot === undefined) return;
    this.#slots.delete(reader);
    this.#insertions.set(reader, slot.insertions);
    slot.close(why);
  }

  #lost(why: CardReaderFault): Promise<void> {
    this.#offline = why;
    for (const reader of [...this.#slots.keys()]) this.#readerGone(reader, fault('pcsc.lost', why.detail));
    this.#emit({ kind: 'serviceOffline', fault: why });
    return Promise.resolve();
  }

  /** After lost events: readers that the new watch does not report are gone. */
  #resync(): void {
    this.#unseen = new Set(this.#slots.keys());
    this.#clock.after(this.#delays.resyncMs, () => {
      this.#queue(() => {
        for (const reader of this.#unseen) this.#readerGone(reader, fault('reader.gone', 'not there any more'));
        this.#unseen.clear();
      });
    });
  }

  #emit(event: CardReaderEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  #queue(work: () => Promise<void> | void): void {
    void this.#events.run(async () => {
      await work();
    });
  }
}

function refusal(slot: ReaderSlot, options: ConnectOptions): CardReaderFault | null {
  const { media } = slot;
  if (media.media !== 'present') return fault('card.absent', 'no card');
  if (options.insertion !== undefined && options.insertion !== media.insertion) {
    return fault('card.swapped', `insertion ${media.insertion} lies there, not ${options.insertion}`);
  }
  return null;
}
