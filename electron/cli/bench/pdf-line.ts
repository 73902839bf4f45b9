/** What the driver of page printers adds to the printer's own time: a document from `print` to the printer's word, on a simulated printer that takes as long as a quick laser printer. */
import { systemClock } from '../../../native/base/clock.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { createIppPrinter } from '../../../native/printer/ipp/driver.ts';
import { listenIppSim } from '../../../native/sim/printer/ipp-sim.ts';
import { createIppHttpLink } from '../../../native/transport/ipp-http.ts';
import { longStatement } from './long-statement.ts';
import { rounded } from './statistics.ts';

/** 60 pages a minute, the first after 6 s. */
const PACE = { firstSheetMs: 6_000, sheetMs: 1_000 } as const;
const REQUEST_MS = 10_000;

export interface Printed {
  readonly ours: number;
  /** What the printer needs by itself. */
  readonly printerTime: number;
  readonly ratio: number;
  readonly sheets: number;
}

/** Prints a statement of so many rows. */
export async function measurePrinting(rows: number, signal: AbortSignal): Promise<Result<Printed, Fault>> {
  const sim = await listenIppSim({ clock: systemClock, ...PACE });
  try {
    const { uri } = sim;
    const printer = createIppPrinter({ link: createIppHttpLink({ uri, timeoutMs: REQUEST_MS }), uri, clock: systemClock });
    const document = longStatement(rows);
    const beganMs = performance.now();
    const printed = await printer.print(document, signal);
    const tookMs = performance.now() - beganMs;
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    if (!printed.ok) return printed;
    const { sheets } = printed.value;
    const printerTime = PACE.firstSheetMs + (sheets - 1) * PACE.sheetMs;
    return ok({ ours: rounded(tookMs), printerTime, ratio: rounded(tookMs / printerTime), sheets });
  } finally {
    await sim.close();
  }
}
