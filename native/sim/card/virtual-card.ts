/** What a virtual card is to whoever holds it: an in-process reader, the virtual PC/SC reader, a test. */

/** Response APDU with its status word; `mute`: no answer comes; `removed`: the card left the reader during the command. */
export type CardAnswer = Uint8Array | 'mute' | 'removed';

/** Power goes while the chip works on a command: before or after it has committed to its EEPROM what the command changes. */
export type PowerLoss = 'beforeCommit' | 'afterCommit';

/** What a test may look at, and no terminal ever sees. */
export interface CardSnapshot {
  readonly powered: boolean;
  /** Digits of the PIN; `null` when none is set. */
  readonly pin: string | null;
  readonly pinTriesLeft: number;
  readonly pinVerified: boolean;
  /** Names of the keys with a successful EXTERNAL AUTHENTICATE. */
  readonly authenticatedKeys: readonly string[];
  readonly keyTriesLeft: Readonly<Record<string, number>>;
  /** Application transaction counter of the bank application: one up with every GPO. */
  readonly transactionCounter: number;
  readonly blocked: 'none' | 'application' | 'card';
  /** Applications other than SSSE that were blocked, by id. */
  readonly blockedApplications: readonly string[];
  /** Records in hexadecimal of the files that were written since personalisation, by `DF01/EF05`. */
  readonly written: Readonly<Record<string, readonly string[]>>;
}

export interface VirtualCard {
  /** The persona or odd card it was made from. */
  readonly id: string;
  /** The answer to reset, without resetting; `null` from a card that stays silent. */
  atr(): Uint8Array | null;
  /** Cold reset: the answer to reset, or `null` from a card that stays silent. */
  powerOn(): Uint8Array | null;
  /** Warm reset: state of the session is gone, PIN and counters stay. */
  reset(): Uint8Array | null;
  powerOff(): void;
  /** One command APDU. Never fails: whatever it is given, a chip answers or stays silent. With `powerLoss` it does not live to answer: `removed`. */
  transmit(command: Uint8Array, powerLoss?: PowerLoss): Promise<CardAnswer>;
  /** Another terminal spent so many PIN tries. Absent: this card has none. */
  loseTries?(count: number): void;
  /** The chip's state as it is now. */
  snapshot(): CardSnapshot;
  /** Milliseconds that the commands so far have taken by the card's own timing; 0 without timing. Power-up is not in it: it takes no time here. */
  ownTimeMs(): number;
}
