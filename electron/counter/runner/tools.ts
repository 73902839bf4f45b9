/** What the counter's runner acts on. compose hands in drivers or simulators; nothing here can tell which. */
import type { Clock } from '../../../native/base/clock.ts';
import type { SlipDocument } from '../../../native/ports/slip-document.ts';
import type { JournalReader } from '../../audit/journal.ts';
import type { Journal } from '../../session/journal.ts';
import type { Devices } from '../../session/runner/devices.ts';
import type { CounterConfig } from '../config.ts';

export interface CounterTools {
  readonly config: CounterConfig;
  readonly devices: Devices;
  readonly journal: Journal & JournalReader;
  readonly clock: Clock;
  readonly sessionNumber: () => string;
  /** Whether a card reader is there. */
  readonly readerName: () => string | null;
  /** Where the day's reports are laid down. */
  readonly folder: string;
  readonly renderPdf: (document: SlipDocument) => Promise<Uint8Array>;
}

/** Who acts: with each command goes the clerk, and the second person where one gave leave. */
export interface Actor {
  readonly staff: string;
  readonly staffProof: string;
  readonly approval?: { readonly staff: string; readonly proof: string };
}
