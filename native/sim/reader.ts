/** Card readers without hardware: the CardReaders port in this process, with hands to put cards in and pull them out. */
import { systemClock, type Clock } from '../base/clock.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type {
  CardConnection,
  CardReaderEvent,
  CardReaderFault,
  CardReaderInfo,
  CardReaders,
  CardRetainer,
  ConnectOptions,
} from '../ports/card-reader.ts';
import type { Unsubscribe } from '../ports/device.ts';
import type { VirtualCard } from './card/virtual-card.ts';
import { SimulatedConnection } from './reader/connection.ts';
import type { SimReaderPad } from './reader/pad.ts';
import { CARD_REMOVED, Slot, type Media } from './reader/slot.ts';

const SERVICE_LOST = fault('pcsc.lost', 'the smart-card service went away');
const READER_GONE = fault('reader.gone', 'the reader was unplugged');

/** The port, and what a person's hands or a failing machine do. Control methods throw on what hands cannot do. */
export class SimulatedCardReaders implements CardReaders {
  readonly #clock: Clock;
  readonly #slots = new Map<string, Slot>();
  /** Insertions of readers that went away: a reader that comes back does not use their numbers again. */
  readonly #insertions = new Map<string, number>();
  /** What the next insertion into a reader really is. */
  readonly #exchanged = new Map<string, VirtualCard>();
  readonly #listeners = new Set<(event: CardReaderEvent) => void>();
  #queue: CardReaderEvent[] = [];
  #emitting = false;
  #service: 'up' | 'down' | 'closed' = 'up';

  readonly #bin: VirtualCard[] = [];
  readonly retainer: CardRetainer | undefined;

  /** `clock` measures the time limits of `transmit`; `retains`: the readers have a bin. */
  constructor(clock: Clock = systemClock, { retains = true }: { readonly retains?: boolean } = {}) {
    this.#clock = clock;
    this.retainer = retains ? { retain: (reader, insertion) => Promise.resolve(this.#retain(reader, insertion)) } : undefined;
  }

  /** The cards in the bin, oldest first. */
  retained(): readonly VirtualCard[] {
    return this.#bin;
  }

  list(): readonly CardReaderInfo[] {
    return this.#service === 'up' ? [...this.#slots.values()].map((slot) => ({ name: slot.name, state: slot.state() })) : [];
  }

  subscribe(listener: (event: CardReaderEvent) => void): Unsubscribe {
    const own = (event: CardReaderEvent) => listener(event);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  async connect(reader: string, options: ConnectOptions): Promise<Result<CardConnection, CardReaderFault>> {
    if (this.#service !== 'up') return err(fault('pcsc.absent', 'no smart-card service answers'));
    const slot = this.#slots.get(reader);
    if (slot === undefined) return err(fault('reader.gone', `no reader ${JSON.stringify(reader)}`));
    const { media } = slot;
    if (media === null) return err(fault('card.absent', 'there is no card in the reader'));
    const refusal = refusalToConnect(slot, media, options);
    if (refusal !== null) return err(refusal);
    if (!media.powered) media.reset();
    if (media.protocol === null) return err(fault('card.mute', 'the card gives no valid answer to reset'));
    return ok(new SimulatedConnection(slot, media, media.protocol, options.share, this.#clock, () => this.#takeOut(slot)));
  }

  async close(): Promise<void> {
    this.#service = 'closed';
    this.#listeners.clear();
    const open = [...this.#slots.values()].flatMap(({ holders }) => [...holders]);
    await Promise.all(open.map((connection) => connection.disconnect('leave')));
  }

  /** Plugs a reader in, one with keys of its own where it is given. */
  addReader(name: string, pad: SimReaderPad | null = null): void {
    if (this.#slots.has(name)) throw new Error(`there is a reader ${name} already`);
    this.#slots.set(name, new Slot(name, this.#insertions.get(name) ?? 0, pad));
    this.#emit({ kind: 'readerArrived', reader: name });
  }

  /** Unplugs a reader, with the card in it if there is one. */
  removeReader(name: string): void {
    const slot = this.#slot(name);
    this.#slots.delete(name);
    this.#insertions.set(name, slot.insertions);
    slot.lose(READER_GONE, (event) => this.#emit(event));
    this.#emit({ kind: 'readerRemoved', reader: name });
  }

  /** Puts a card into an empty reader. */
  insert(reader: string, card: VirtualCard): void {
    const slot = this.#slot(reader);
    if (slot.card !== null) throw new Error(`there is a card in ${reader} already`);
    slot.card = this.#exchanged.get(reader) ?? card;
    this.#exchanged.delete(reader);
    if (this.#service === 'up') slot.notice((event) => this.#emit(event));
  }

  /** Somebody puts in another card than the one that was taken out: the next insertion into this reader is this card. */
  exchangeNext(reader: string, card: VirtualCard): void {
    this.#exchanged.set(this.#slot(reader).name, card);
  }

  /** What is open in this process: subscriptions, and connections of all readers. For tests that look for leaks. */
  openHandles(): { readonly listeners: number; readonly connections: number } {
    const connections = [...this.#slots.values()].reduce((sum, { holders }) => sum + holders.size, 0);
    return { listeners: this.#listeners.size, connections };
  }

  /** Takes the card out; an empty reader stays as it is. */
  remove(reader: string): void {
    this.#takeOut(this.#slot(reader));
  }

  /** The service dies: readers and cards are out of sight, every open conversation ends with `because`. */
  serviceDown(because: CardReaderFault = SERVICE_LOST): void {
    if (this.#service !== 'up') return;
    for (const slot of this.#slots.values()) {
      slot.lose(because, (event) => this.#emit(event));
      this.#emit({ kind: 'readerRemoved', reader: slot.name });
    }
    this.#emit({ kind: 'serviceOffline', fault: because });
    this.#service = 'down';
  }

  /** The service comes back and finds readers and cards anew: what lies there counts as inserted again. */
  serviceUp(): void {
    if (this.#service !== 'down') return;
    this.#service = 'up';
    this.#emit({ kind: 'serviceOnline' });
    for (const slot of this.#slots.values()) {
      this.#emit({ kind: 'readerArrived', reader: slot.name });
      slot.notice((event) => this.#emit(event));
    }
  }

  #retain(reader: string, insertion: number): Result<void, CardReaderFault> {
    const slot = this.#slots.get(reader);
    if (slot === undefined) return err(fault('reader.gone', `no reader ${JSON.stringify(reader)}`));
    const { card, media } = slot;
    if (card === null || media === null) return err(fault('card.absent', 'there is no card in the reader'));
    if (media.insertion !== insertion) return err(fault('card.swapped', `insertion ${media.insertion} lies there, not ${insertion}`));
    this.#bin.push(card);
    this.#takeOut(slot);
    return ok(undefined);
  }

  #takeOut(slot: Slot): void {
    slot.card = null;
    slot.lose(CARD_REMOVED, (event) => this.#emit(event));
  }

  #slot(name: string): Slot {
    const slot = this.#slots.get(name);
    if (slot === undefined) throw new Error(`there is no reader ${name}`);
    return slot;
  }

  /** Events in the order in which they happened, also when a listener causes the next one. */
  #emit(event: CardReaderEvent): void {
    if (this.#service !== 'up') return;
    this.#queue.push(event);
    if (this.#emitting) return;
    this.#emitting = true;
    try {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
        for (const listener of [...this.#listeners]) listener(next);
      }
    } finally {
      this.#emitting = false;
      this.#queue = [];
    }
  }
}

function refusalToConnect(slot: Slot, media: Media, options: ConnectOptions): CardReaderFault | null {
  if (options.insertion !== undefined && options.insertion !== media.insertion) {
    return fault('card.swapped', `insertion ${media.insertion} lies there, not ${options.insertion}`);
  }
  const holders = [...slot.holders];
  const taken = options.share === 'exclusive' ? holders.length > 0 : holders.some(({ share }) => share === 'exclusive');
  return taken ? fault('reader.busy', 'another program holds the card') : null;
}
