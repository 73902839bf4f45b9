/**
 * What the slip-printer driver adds to the time of line and print head: a slip at a serial line's speed over a pair of pseudo-terminals, and on
 * a printer that takes its time for each line of paper, beside the same bytes sent and waited for with nothing in between.
 */
import { systemClock } from '../../../native/base/clock.ts';
import { concat } from '../../../native/base/bytes.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { ByteLink } from '../../../native/ports/byte-link.ts';
import type { SlipDocument } from '../../../native/ports/slip-document.ts';
import type { SlipPrinter } from '../../../native/ports/slip-printer.ts';
import { encodeSlip } from '../../../native/printer/escpos/codec.ts';
import { processIdRequest } from '../../../native/printer/escpos/commands.ts';
import { createEscPosPrinter } from '../../../native/printer/escpos/driver.ts';
import { DEFAULT_ESC_POS_SETTINGS } from '../../../native/printer/escpos/settings.ts';
import { layoutSlip } from '../../../native/printer/layout/layout.ts';
import { createEscPosPrinterSim } from '../../../native/sim/printer/escpos-sim.ts';
import { serveEscPosOnTty } from '../../../native/sim/printer/escpos-tty.ts';
import { openPtyPair } from '../../../native/sim/pty-pair.ts';
import { createSerialLink } from '../../../native/transport/serial.ts';
import { longStatement } from './long-statement.ts';
import { median, rounded } from './statistics.ts';

/** Of a slip as people get it. */
const ROWS = 30;
const ROUNDS = 7;
const WARM_UP_ROUNDS = 1;
const BITS_A_BYTE = 10;
const ANSWER_BYTES = 7;

/** One line: its speed, and how long the head takes for a line of paper. */
export interface Line {
  readonly name: string;
  readonly baudRate: number;
  readonly lineMs: number;
}

export interface LineTimes {
  readonly name: string;
  /** Medians, in milliseconds. */
  readonly ours: number;
  readonly bare: number;
  /** What line and head need by themselves: the later of the two. */
  readonly lineTime: number;
  readonly oursAll: readonly number[];
}

/** A slip of 30 entries on this line, ours and the bare exchange by turns. */
export async function measureLine(line: Line, signal: AbortSignal): Promise<Result<LineTimes, Fault>> {
  const pair = await openPtyPair();
  if (!pair.ok) return err(fault('bench.missing', `cannot be run here: ${pair.error.detail}`));
  const sim = createEscPosPrinterSim({
    lineMs: line.lineMs,
    after: (delayMs, fire) => systemClock.after(delayMs, fire),
    nowMs: () => systemClock.nowMs(),
  });
  const served = serveEscPosOnTty(sim, pair.value.device, { baudRate: line.baudRate, clock: systemClock });
  const link = createSerialLink({ path: pair.value.host, baudRate: 115_200 });
  try {
    return served.ok ? await inTurns(line, link, signal) : served;
  } finally {
    await link.close();
    if (served.ok) served.value.close();
    await pair.value.close();
  }
}

async function inTurns(line: Line, link: ByteLink, signal: AbortSignal): Promise<Result<LineTimes, Fault>> {
  const document = longStatement(ROWS);
  const printer = createEscPosPrinter({ link, clock: systemClock });
  const [ours, bare]: readonly [number[], number[]] = [[], []];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
    const sides = [
      { print: () => printWith(printer, document, signal), times: ours },
      { print: () => barePrint(link, document), times: bare },
    ];
    for (const { print, times } of round % 2 === 0 ? sides : sides.toReversed()) {
      const beganMs = performance.now();
      const done = await print();
      const tookMs = performance.now() - beganMs;
      if (!done.ok) return done;
      if (round >= 0) times.push(tookMs);
    }
  }
  const lineTime = lineTimeOf(line, document);
  return ok({ name: line.name, ours: median(ours), bare: median(bare), lineTime: rounded(lineTime), oursAll: ours });
}

async function printWith(printer: SlipPrinter, document: SlipDocument, signal: AbortSignal): Promise<Result<void, Fault>> {
  const printed = await printer.print(document, signal);
  return printed.ok ? ok(undefined) : printed;
}

const ID = 'BARE';

function bytesOf(document: SlipDocument): Uint8Array {
  return concat(encodeSlip(layoutSlip(document), DEFAULT_ESC_POS_SETTINGS), processIdRequest(ID));
}

/** The slip and the question whether it is out, and its answer: the least that printing can be. */
async function barePrint(link: ByteLink, document: SlipDocument): Promise<Result<void, Fault>> {
  let heard = '';
  const answered = new Promise<void>((resolve) => {
    const off = link.onData((bytes) => {
      heard += String.fromCharCode(...bytes);
      if (!heard.includes(ID)) return;
      off();
      resolve();
    });
  });
  const sent = await link.write(bytesOf(document));
  if (!sent.ok) return sent;
  await answered;
  return ok(undefined);
}

/** Bytes at the line's speed, or lines at the head's: they overlap, the slower is waited for. */
function lineTimeOf({ baudRate, lineMs }: Line, document: SlipDocument): number {
  const onWire = ((bytesOf(document).length + ANSWER_BYTES) * BITS_A_BYTE * 1_000) / baudRate;
  const lines = layoutSlip(document).reduce((sum, line) => sum + (line.kind === 'feed' ? line.lines : 1), 0);
  return Math.max(onWire, lines * lineMs);
}
