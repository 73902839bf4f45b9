/** A card of the wallet: its faults can be set and taken back at any time, also while it lies in a reader. */
import { withFaults, type CardFaultRule } from '../faults.ts';
import type { CardAnswer, CardSnapshot, PowerLoss, VirtualCard } from '../card/virtual-card.ts';
import type { Delay } from '../card/timing.ts';

export class SwitchableCard implements VirtualCard {
  readonly #plain: VirtualCard;
  readonly #delay: Delay;
  #current: VirtualCard;
  #faults = 0;

  constructor(plain: VirtualCard, delay: Delay) {
    this.#plain = plain;
    this.#delay = delay;
    this.#current = plain;
  }

  /** Commands are counted from now on; an empty list makes the card sound again. */
  setFaults(rules: readonly CardFaultRule[]): void {
    this.#faults = rules.length;
    this.#current = rules.length === 0 ? this.#plain : withFaults(this.#plain, rules, this.#delay);
  }

  /** How many faults are set. */
  faultCount(): number {
    return this.#faults;
  }

  get id(): string {
    return this.#plain.id;
  }

  atr(): Uint8Array | null {
    return this.#current.atr();
  }

  powerOn(): Uint8Array | null {
    return this.#current.powerOn();
  }

  reset(): Uint8Array | null {
    return this.#current.reset();
  }

  powerOff(): void {
    this.#current.powerOff();
  }

  transmit(command: Uint8Array, powerLoss?: PowerLoss): Promise<CardAnswer> {
    return powerLoss === undefined ? this.#current.transmit(command) : this.#current.transmit(command, powerLoss);
  }

  loseTries(count: number): void {
    this.#current.loseTries?.(count);
  }

  snapshot(): CardSnapshot {
    return this.#plain.snapshot();
  }

  ownTimeMs(): number {
    return this.#plain.ownTimeMs();
  }
}
