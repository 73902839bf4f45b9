/** The test of the code reader: any code is held before it. What it says is not told: it may stand for a person. */
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { MaintenanceTools } from './tools.ts';

/** A code has to be shown within. */
const CODE_WITHIN_MS = 20_000;

/** How long a code was that came within 20 seconds; a fault says why none came. */
export async function readCode(
  { barcodeReader, clock }: Pick<MaintenanceTools, 'barcodeReader' | 'clock'>,
  signal: AbortSignal,
): Promise<Result<string, Fault>> {
  if (barcodeReader === null) return err(fault('barcode.gone', 'this terminal has no code reader'));
  const tooLong = new AbortController();
  const stop = clock.after(CODE_WITHIN_MS, () => tooLong.abort());
  const read = await barcodeReader.read(AbortSignal.any([signal, tooLong.signal]));
  stop();
  if (read.ok) return ok(`${Array.from(read.value).length} characters`);
  return tooLong.signal.aborted ? err(fault('barcode.cancelled', 'no code was shown')) : read;
}
