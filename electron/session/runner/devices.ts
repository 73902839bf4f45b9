/** What a session acts on. compose.ts hands in drivers or simulators; nothing here can tell which. */
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';
import type { BankCard } from '../../../native/ports/bank-card.ts';
import type { CodeReader } from '../../../native/ports/code-reader.ts';
import type { DocumentPrinter } from '../../../native/ports/document-printer.ts';
import type { HardwarePinPad } from '../../../native/ports/hardware-pin-pad.ts';
import type { IdReader } from '../../../native/ports/id-reader.ts';
import type { IndicatorLights } from '../../../native/ports/indicator-lights.ts';
import type { NumberPad } from '../../../native/ports/number-pad.ts';
import type { OnScreenPinPad, PinBlockFormat, PinPad } from '../../../native/ports/pin-pad.ts';
import type { Speech } from '../../../native/ports/speech.ts';
import type { Sound } from '../../../native/ports/sound.ts';
import type { SlipPrinter } from '../../../native/ports/slip-printer.ts';
import type { SocialSecurityCard, SocialSecurityCardLife } from '../../../native/ports/social-security-card.ts';
import type { JournalledCard } from '../../card-writes/journalled-card.ts';
import type { CardMaker } from '../../card-making/card-maker.ts';
import type { BankHost, HostAnswer, SocialSecurityHost } from '../../hosts/ports.ts';

/** A card that is powered and spoken to. */
export interface OpenCard {
  readonly socialSecurity: SocialSecurityCard & SocialSecurityCardLife;
  readonly bank: BankCard;
  /** Whether the reader has keys of its own for the card's PIN. */
  readonly pinAtReader?: boolean;
  /** Whether it can be changed at those keys too. */
  readonly pinChangeAtReader?: boolean;
  readonly session: {
    /** The answer to reset. */
    readonly atr: Uint8Array;
  };
  /** Ends the conversation and drops the card's PIN state. */
  close(): Promise<void>;
}

/** A card as a session holds it: nothing is written on it beside the journal. */
export interface HeldCard extends OpenCard {
  readonly socialSecurity: JournalledCard;
}

export interface Devices {
  /** Opens the card of one insertion; refuses another one. */
  openCard(insertion: number, signal: AbortSignal): Promise<Result<OpenCard, Fault>>;
  /** Keeps a card that was left; `null`: the reader cannot. */
  readonly retainCard: ((insertion: number) => Promise<Result<void, Fault>>) | null;
  /** Makes cards on the spot; `null`: the machine has no dispenser. */
  readonly cardMaker: CardMaker | null;
  /** For the card's own PIN, and for codes that this program compares. */
  readonly pad: PinPad | OnScreenPinPad;
  /** For the bank's PIN; the same one where the terminal has no encrypting pad. */
  readonly bankPad: HardwarePinPad | OnScreenPinPad;
  readonly numberPad: NumberPad;
  readonly idReader: IdReader | null;
  /** `null`: the terminal has none. */
  readonly codeReader: CodeReader | null;
  readonly slipPrinter: SlipPrinter;
  readonly documentPrinter: DocumentPrinter;
  readonly lights: IndicatorLights;
  readonly sound: Sound;
  readonly speech: Speech;
  readonly socialSecurityHost: SocialSecurityHost<HostAnswer>;
  readonly bankHost: BankHost;
  /** How the pad's PIN block for the bank is made: format and name of the working key. */
  readonly bankPin: { readonly format: PinBlockFormat; readonly key: string };
}
