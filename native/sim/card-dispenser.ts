/** A card dispenser without hardware: a stack of blanks, a chip station, an exit, and the bin behind it. */
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { CardDispenser, CardDispenserEvent, CardDispenserFault, CardDispenserStatus } from '../ports/card-dispenser.ts';
import type { CardConnection } from '../ports/card-reader.ts';
import type { DeviceState, Unsubscribe } from '../ports/device.ts';
import type { RetainBin } from '../ports/retain-bin.ts';
import type { VirtualCard } from './card/virtual-card.ts';
import { withFaults } from './faults.ts';
import { SimulatedCardReaders } from './reader.ts';

const STATION = 'chip station';
const FULL_STACK = 100;
/** Commands that a spoilt blank still answers. */
const SPOILT_AFTER = 4;

export interface CardDispenserSimOptions {
  /** The next blank of the stack. */
  readonly blank: () => VirtualCard;
  readonly bin: RetainBin;
}

/** The port, and what hands and failing mechanics do. */
export class CardDispenserSim implements CardDispenser {
  readonly #options: CardDispenserSimOptions;
  readonly #station = new SimulatedCardReaders();
  readonly #listeners = new Set<(event: CardDispenserEvent) => void>();
  #device: DeviceState = 'online';
  #cards = FULL_STACK;
  #ribbon: CardDispenserStatus['ribbon'] = 'full';
  #media: CardDispenserStatus['media'] = 'notPresent';
  #card: VirtualCard | null = null;
  #jamNext = false;
  #spoilNext = false;

  constructor(options: CardDispenserSimOptions) {
    this.#options = options;
    this.#station.addReader(STATION);
  }

  status(): Promise<CardDispenserStatus> {
    return Promise.resolve(this.now());
  }

  /** How it stands, for whoever watches the simulation. */
  now(): CardDispenserStatus {
    return { device: this.#device, cards: this.#cards, ribbon: this.#ribbon, media: this.#media };
  }

  subscribe(listener: (event: CardDispenserEvent) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async dispense(signal: AbortSignal): Promise<Result<void, CardDispenserFault>> {
    const refusal = this.#refusal();
    if (refusal !== null) return err(refusal);
    if (signal.aborted) return err(fault('dispenser.cancelled', 'the caller ended it'));
    const { count, room } = await this.#options.bin.status();
    if (count >= room) return err(fault('dispenser.binFull', 'a card that nobody takes would have no place'));
    if (this.#cards === 0) return err(fault('dispenser.empty', 'the stack is empty'));
    if (this.#media !== 'notPresent') return err(fault('dispenser.hardwareError', `a card lies there: ${this.#media}`));
    this.#cards -= 1;
    if (this.#jams()) return err(fault('dispenser.jammed', 'the card stuck between stack and chip station'));
    const card = this.#spoilNext
      ? withFaults(this.#options.blank(), [{ kind: 'muteAfter', commands: SPOILT_AFTER }])
      : this.#options.blank();
    this.#spoilNext = false;
    this.#card = card;
    this.#station.insert(STATION, card);
    this.#move('entering');
    return ok(undefined);
  }

  async connect(): Promise<Result<CardConnection, CardDispenserFault>> {
    const refusal = this.#refusal();
    if (refusal !== null) return err(refusal);
    if (this.#media !== 'entering') return err(fault('dispenser.noCard', 'no card lies in the chip station'));
    const connected = await this.#station.connect(STATION, { share: 'exclusive' });
    return connected.ok ? connected : err(fault('dispenser.hardwareError', connected.error.detail));
  }

  present(): Promise<Result<void, CardDispenserFault>> {
    const refusal = this.#refusal();
    if (refusal !== null) return Promise.resolve(err(refusal));
    if (this.#media !== 'entering') return Promise.resolve(err(fault('dispenser.noCard', 'no card lies in the chip station')));
    this.#station.remove(STATION);
    if (this.#jams()) return Promise.resolve(err(fault('dispenser.jammed', 'the card stuck before the exit')));
    this.#move('present');
    return Promise.resolve(ok(undefined));
  }

  async capture(): Promise<Result<void, CardDispenserFault>> {
    const refusal = this.#refusal();
    if (refusal !== null) return err(refusal);
    if (this.#media === 'notPresent') return err(fault('dispenser.noCard', 'no card lies on the way'));
    this.#station.remove(STATION);
    if (this.#jams()) return err(fault('dispenser.jammed', 'the card stuck before the bin'));
    this.#card = null;
    this.#move('notPresent');
    await this.#options.bin.cardKept();
    return ok(undefined);
  }

  /** A person takes the card at the exit; `null`: none lies there. */
  take(): VirtualCard | null {
    if (this.#media !== 'present') return null;
    const card = this.#card;
    this.#card = null;
    this.#move('notPresent');
    for (const listener of [...this.#listeners]) listener({ kind: 'mediaTaken' });
    return card;
  }

  /** The stack holds so many blanks now. */
  fill(cards: number): void {
    this.#cards = cards;
    this.#changed();
  }

  setRibbon(ribbon: CardDispenserStatus['ribbon']): void {
    this.#ribbon = ribbon;
    this.#changed();
  }

  /** The next movement of a card jams. */
  jamNext(): void {
    this.#jamNext = true;
  }

  /** The next blank falls silent while it is written. */
  spoilNext(): void {
    this.#spoilNext = true;
  }

  /** An engineer takes the jammed card out. */
  clearJam(): void {
    this.#card = null;
    this.#jamNext = false;
    if (this.#media === 'jammed') this.#move('notPresent');
  }

  setState(device: DeviceState): void {
    this.#device = device;
    this.#changed();
  }

  #refusal(): CardDispenserFault | null {
    if (this.#device !== 'online') return fault('dispenser.gone', `the dispenser is ${this.#device}`);
    return this.#media === 'jammed' ? fault('dispenser.jammed', 'a card is jammed') : null;
  }

  #jams(): boolean {
    if (!this.#jamNext) return false;
    this.#jamNext = false;
    this.#move('jammed');
    return true;
  }

  #move(media: CardDispenserStatus['media']): void {
    this.#media = media;
    this.#changed();
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener({ kind: 'statusChanged' });
  }
}
