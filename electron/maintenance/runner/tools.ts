/** What maintenance mode acts on. compose.ts hands it in; nothing here can tell drivers from simulators. */
import type { BarcodeReader } from '../../../native/ports/barcode-reader.ts';
import type { Clock } from '../../../native/base/clock.ts';
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';
import type { ExploredApplication } from '../../../native/card/explore/tree.ts';
import type { SlipDocument } from '../../../native/ports/slip-document.ts';
import type { Terminal } from '../../../db/authority/api.ts';
import type { JournalReader } from '../../audit/journal.ts';
import type { DeviceReport } from '../../devices/health.ts';
import type { Devices } from '../../session/runner/devices.ts';
import type { Journal } from '../../session/journal.ts';
import type { ReadingProgress } from '../effects.ts';
import type { MaintenanceSettings } from '../settings.ts';

/** The rule pack in force, as a report tells of it. */
export interface PackInForce {
  readonly city: string;
  readonly version: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly rules: number;
  /** First and last day on which any of its rules holds; `null`: no end is known. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The card reader and the card in it, below the session's own reading. */
export interface ReaderTools {
  /** Powers the card; its answer to reset in hexadecimal and its protocol. */
  power(insertion: number, signal: AbortSignal): Promise<Result<{ readonly atr: string; readonly protocol: string }, Fault>>;
  explore(
    insertion: number,
    reveal: boolean,
    signal: AbortSignal,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<{ readonly atr: string; readonly applications: readonly ExploredApplication[] }, Fault>>;
  /** 卡号 of a genuine social-security card: an engineer's own. */
  cardNumber(insertion: number, signal: AbortSignal): Promise<Result<string, Fault>>;
}

export interface MaintenanceTools {
  readonly settings: MaintenanceSettings;
  readonly terminal: Terminal;
  readonly simulated: boolean;
  readonly clock: Clock;
  readonly visitNumber: () => string;
  readonly journal: Journal & JournalReader;
  readonly reader: ReaderTools;
  readonly devices: Pick<
    Devices,
    'pad' | 'bankPad' | 'idReader' | 'slipPrinter' | 'documentPrinter' | 'lights' | 'sound' | 'speech' | 'socialSecurityHost' | 'bankHost'
  >;
  /** `null`: the terminal has none. */
  readonly barcodeReader: BarcodeReader | null;
  /** Every peripheral, looked at now. */
  readonly health: { look(): Promise<readonly DeviceReport[]> };
  /** How many accepted commands the authority has not answered yet. */
  readonly outbox: () => { readonly waiting: number; readonly damaged: number };
  /** What the first page shows, its pictures as they lie there now. */
  readonly idle: () => { readonly notices: number; readonly pictures: readonly { readonly name: string; readonly fault: string | null }[] };
  readonly pack: PackInForce;
  readonly keyService: 'none' | 'psam' | 'remote' | 'simulated';
  /** Versions of program and platform. */
  readonly versions: Readonly<Record<string, string>>;
  /** What of the configuration a stranger may read. */
  readonly publicConfiguration: unknown;
  /** Where reports and bundles are laid down. */
  readonly folder: string;
  /** Free bytes on the disk of the data directory; `null`: not known. */
  readonly freeBytes: () => number | null;
  readonly renderPdf: (document: SlipDocument) => Promise<Uint8Array>;
}
