/**
 * A stack of blank cards with a chip station, an exit and a way into the retain bin, for cards that are made on the spot. Words:
 * XFS4IoT CardReader.Move (storage, transport, exit), Storage thresholds, Printer ribbon.
 */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { CardConnection } from './card-reader.ts';
import type { DeviceState, Unsubscribe } from './device.ts';

export type CardDispenserFaultCode =
  | 'dispenser.empty'
  | 'dispenser.jammed'
  | 'dispenser.binFull' // a card that nobody takes could not be drawn in: none is given out
  | 'dispenser.noCard' // nothing lies where something was to be moved from
  | 'dispenser.cancelled'
  | 'dispenser.gone'
  | 'dispenser.hardwareError';
export type CardDispenserFault = Fault<CardDispenserFaultCode>;

export interface CardDispenserStatus {
  readonly device: DeviceState;
  readonly cards: number;
  readonly ribbon: 'full' | 'low' | 'out' | 'notPresent';
  /** Where a card lies: `entering` is the chip station, `present` the exit. */
  readonly media: 'notPresent' | 'entering' | 'present' | 'jammed';
}

export type CardDispenserEvent = { readonly kind: 'mediaTaken' } | { readonly kind: 'statusChanged' };

export interface CardDispenser {
  status(): Promise<CardDispenserStatus>;
  /** Moves a blank from the stack to the chip station. Refuses when a card lies on the way already. */
  dispense(signal: AbortSignal): Promise<Result<void, CardDispenserFault>>;
  /** Powers the card in the chip station. */
  connect(): Promise<Result<CardConnection, CardDispenserFault>>;
  /** Moves the card to the exit, where a person takes it: `mediaTaken` follows, or nothing. */
  present(): Promise<Result<void, CardDispenserFault>>;
  /** Draws the card in, from the chip station or the exit, into the retain bin. */
  capture(): Promise<Result<void, CardDispenserFault>>;
  subscribe(listener: (event: CardDispenserEvent) => void): Unsubscribe;
}
