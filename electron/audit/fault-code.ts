/** Every failure code that this program can give: the union of what its parts declare. Types only. */
import type { LoadFault } from '../../db/rules/load-pack.ts';
import type { SigningFault } from '../../db/rules/signature.ts';
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { Fault } from '../../native/base/fault.ts';
import type { BankCardFaultCode } from '../../native/ports/bank-card.ts';
import type { LinkFaultCode } from '../../native/ports/byte-link.ts';
import type { BarcodeFaultCode } from '../../native/ports/barcode-reader.ts';
import type { CardDispenserFaultCode } from '../../native/ports/card-dispenser.ts';
import type { CardMakingFaultCode } from '../card-making/card-maker.ts';
import type { PowerCode } from '../../native/ports/power-supply.ts';
import type { WarningCode } from '../devices/warnings.ts';
import type { KeyFaultCode } from '../../native/ports/card-keys.ts';
import type { KeyStoreFaultCode } from '../../native/ports/key-store.ts';
import type { CardFaultCode } from '../../native/ports/card-reader.ts';
import type { IdReaderFaultCode } from '../../native/ports/id-reader.ts';
import type { PinPadFaultCode } from '../../native/ports/pin-pad.ts';
import type { SpeechFaultCode } from '../../native/ports/speech.ts';
import type { PrinterFaultCode } from '../../native/ports/slip-printer.ts';
import type { SocialSecurityFaultCode } from '../../native/ports/social-security-card.ts';
import type { CardLibraryFault } from '../../native/sim/card/library.ts';
import type { VpcdFault } from '../../native/sim/card/vpcd.ts';
import type { BenchFault } from '../../native/sim/bench.ts';
import type { ScriptFault } from '../../native/sim/script-card.ts';
import type { PcscdFault } from '../../native/sim/pcscd.ts';
import type { PtyFault } from '../../native/sim/pty-pair.ts';
import type { TtyFault } from '../../native/sim/tty-end.ts';
import type { UsageFault } from '../cli/arguments.ts';
import type { CliReaderFault } from '../cli/readers.ts';
import type { CodeBookFault } from '../compose-sim/code-book.ts';
import type { ControlFault } from '../compose-sim/control.ts';
import type { ControlRefusal } from '../compose-sim/http/reply.ts';
import type { ScriptFileFault } from '../compose-sim/script/read-script.ts';
import type { ConfigurationFault } from '../configuration.ts';
import type { HostFaultCode, SocialSecurityHost } from '../hosts/ports.ts';
import type { IdlePictureFault } from '../kiosk/idle-pictures.ts';
import type { SessionFaultCode } from '../session/trouble.ts';
import type { CounterFaultCode } from '../counter/faults.ts';
import type { MaintenanceFaultCode } from '../maintenance/faults.ts';
import type { JournalReader } from './journal.ts';

/** How a failure touches the terminal. */
export type Severity =
  | 'info' // a matter of this card or this person: nothing is broken
  | 'service' // one device or host fails: somebody should look, the rest goes on
  | 'outOfService'; // nobody can be served until it is put right

export interface FaultEntry {
  readonly severity: Severity;
  /** What happened. */
  readonly what: BilingualText;
  /** What the clerk, or the engineer, does about it. */
  readonly action: BilingualText;
}

/** A part of the table: an entry for each of its codes. */
export type FaultTable<Code extends string> = Readonly<Record<Code, FaultEntry>>;

/** The codes of the faults in the results of a function. */
type CodeOf<Result> = Result extends { readonly ok: false; readonly error: Fault<infer Code> } ? Code : never;
type CodeOfFault<F> = F extends Fault<infer Code> ? Code : never;

/** Codes about the card that was put in. */
export type CardTableCode = CardFaultCode | SocialSecurityFaultCode | BankCardFaultCode | KeyFaultCode;

/** Codes of the other devices. */
export type DeviceTableCode = IdReaderFaultCode | PinPadFaultCode | KeyStoreFaultCode | PrinterFaultCode | LinkFaultCode | SpeechFaultCode;

/** Codes of what a machine may have besides, and of the health of all devices. */
export type PeripheralTableCode =
  CardDispenserFaultCode | CardMakingFaultCode | BarcodeFaultCode | PowerCode | WarningCode | CodeOfFault<CodeBookFault>;

/** Codes of a session: its hosts, the records, the course of the session. */
export type SessionTableCode = HostFaultCode | CodeOf<Awaited<ReturnType<SocialSecurityHost['person']>>> | SessionFaultCode;

/** Codes that only one place gives, and that no type declares. */
export type PlainProgramCode =
  | 'journal.damaged'
  | 'outbox.keyReused'
  | 'outbox.damaged'
  | 'start.usage'
  | 'start.noSimulators'
  | 'replay.otherRules'
  | 'demo.noChromium'
  | 'bench.missing'
  | 'bench.failed'
  | 'bench.cancelled'
  | 'records.cancelled'
  | 'records.writerEnded';

/** Codes of the back office's work. */
export type OfficeTableCode = 'office.notAuthorised' | 'office.alreadyRun' | 'office.running' | 'office.brokenOff' | 'register.refused';

/** Codes of the program itself: starting it, its files, its commands, its simulators. */
export type ProgramTableCode =
  | CodeOfFault<ConfigurationFault | LoadFault | SigningFault | UsageFault | CliReaderFault>
  | CodeOf<ReturnType<JournalReader['recording']> | ReturnType<JournalReader['verifyChain']>>
  | CodeOfFault<PcscdFault | PtyFault | TtyFault | VpcdFault | CardLibraryFault | ScriptFault | BenchFault>
  | CodeOfFault<ControlFault | ScriptFileFault>
  | ControlRefusal
  | PlainProgramCode;

/** Codes of what the window shows of the outlet's own. */
export type PageTableCode = IdlePictureFault;

/** Codes of maintenance mode. */
export type MaintenanceTableCode = MaintenanceFaultCode;

/** Codes of a counter. */
export type CounterTableCode = CounterFaultCode;

export type FaultCode =
  | PageTableCode
  | PeripheralTableCode
  | CounterTableCode
  | CardTableCode
  | DeviceTableCode
  | SessionTableCode
  | MaintenanceTableCode
  | ProgramTableCode
  | OfficeTableCode;
