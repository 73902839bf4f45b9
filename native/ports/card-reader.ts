/**
 * Contact card readers: who is there, what lies in them, one conversation with a card.
 * Words: XFS4IoT CardReader (media, chipPower, chip protocols); meaning: PC/SC part 5 and ISO 7816-3.
 *
 * Cancel and time-out: `transmit` ends early with `card.cancelled` / `card.timeout`, but a command that has reached the
 * card cannot be taken back; the connection is then unusable until `reset` or `disconnect`.
 * One conversation a connection at a time: a second `transmit` waits for the first.
 */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { Unsubscribe } from './device.ts';

export type CardFaultCode =
  | 'card.removed' // the card left while it was being spoken to
  | 'card.absent' // there was no card when the connection was asked for
  | 'card.mute' // powered, but no or no valid answer to reset
  | 'card.swapped' // another card lies there than the one the session began with
  | 'card.reset' // another program reset the card; its state (PIN, authentication) is gone
  | 'card.protocol' // the exchange broke ISO 7816-3/-4 (no status word, endless 61xx)
  | 'card.cancelled' // the caller's signal ended the wait
  | 'card.timeout'
  | 'reader.gone' // the reader was unplugged
  | 'reader.busy' // another program holds the card exclusively
  | 'reader.unsupported' // the reader does not know that control code or protocol
  | 'reader.retainFailed' // the card could not be moved into the bin
  | 'pcsc.absent' // no smart-card service answers
  | 'pcsc.lost'; // the service died during the call
export type CardReaderFault = Fault<CardFaultCode>;

export type ChipProtocol = 'chipT0' | 'chipT1';

/** `insertion` numbers the cards put into one reader from 1; the same card put in again gets a new number. */
export type MediaState =
  | { readonly media: 'notPresent' }
  | { readonly media: 'present'; readonly insertion: number; readonly chip: 'online' | 'mute'; readonly atr: Uint8Array };

export interface CardReaderInfo {
  readonly name: string;
  readonly state: MediaState;
}

export type CardReaderEvent =
  | { readonly kind: 'serviceOnline' }
  | { readonly kind: 'serviceOffline'; readonly fault: CardReaderFault }
  | { readonly kind: 'readerArrived'; readonly reader: string }
  | { readonly kind: 'readerRemoved'; readonly reader: string }
  | {
      readonly kind: 'mediaInserted';
      readonly reader: string;
      readonly insertion: number;
      readonly chip: 'online' | 'mute';
      readonly atr: Uint8Array;
    }
  | { readonly kind: 'mediaRemoved'; readonly reader: string; readonly insertion: number };

export interface ConnectOptions {
  /** `exclusive` keeps every other program out until `disconnect`. */
  readonly share: 'shared' | 'exclusive';
  /** Refuses with `card.swapped` or `card.absent` when another card than this insertion lies there. */
  readonly insertion?: number;
}

export interface TransmitOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** One card, from power-up to power-down. */
export interface CardConnection {
  readonly reader: string;
  readonly insertion: number;
  readonly protocol: ChipProtocol;
  readonly atr: Uint8Array;
  /** Sends one command APDU; gives the whole response APDU, status word included (at least 2 bytes). No GET RESPONSE here. */
  transmit(command: Uint8Array, options?: TransmitOptions): Promise<Result<Uint8Array, CardReaderFault>>;
  /** SCardControl with a control code of PC/SC part 10. */
  control(code: number, data: Uint8Array): Promise<Result<Uint8Array, CardReaderFault>>;
  /** Runs `work` inside a PC/SC transaction: no other program's command falls between. Nothing else of this connection runs meanwhile except what `work` does. */
  transaction<T>(work: () => Promise<T>): Promise<Result<T, CardReaderFault>>;
  /** Warm reset; PIN and authentication states of the card are gone afterwards. */
  reset(): Promise<Result<{ readonly atr: Uint8Array }, CardReaderFault>>;
  /** Ends the conversation. `unpower` drops the card's state for certain. Always succeeds from the caller's view. */
  disconnect(disposition: 'leave' | 'reset' | 'unpower'): Promise<void>;
}

/** Motorised readers that can move a card that was left into a bin behind them (XFS4IoT CardReader.Move to a storage). */
export interface CardRetainer {
  /** Keeps the card of this insertion; `mediaRemoved` follows. Refuses with `card.absent` or `card.swapped` when it is not there any more. */
  retain(reader: string, insertion: number): Promise<Result<void, CardReaderFault>>;
}

/** All readers of the machine. */
export interface CardReaders {
  /** Those present now, in the order of their arrival. */
  list(): readonly CardReaderInfo[];
  /** Tells of every change from now on; events of one reader keep their order, none is lost or doubled. */
  subscribe(listener: (event: CardReaderEvent) => void): Unsubscribe;
  connect(reader: string, options: ConnectOptions): Promise<Result<CardConnection, CardReaderFault>>;
  /** Absent: cards stay in the slot until somebody takes them. */
  readonly retainer?: CardRetainer | undefined;
  /** Ends watching and all connections. */
  close(): Promise<void>;
}
