/** A statement of 1,000 rows as the bytes of a slip printer, from the document to the last byte, beside iconv-lite encoding its text alone. */
import iconv from 'iconv-lite';
import { fault } from '../../../native/base/fault.ts';
import { err, ok } from '../../../native/base/result.ts';
import { encodeSlip } from '../../../native/printer/escpos/codec.ts';
import { layoutSlip } from '../../../native/printer/layout/layout.ts';
import type { SlipLine } from '../../../native/printer/layout/slip-line.ts';
import type { Benchmark } from './benchmark.ts';
import { longStatement } from './long-statement.ts';
import { median, p95, rounded } from './statistics.ts';

const ROWS = 1_000;
const ROUNDS = 40;
const WARM_UP_ROUNDS = 10;
const LIMIT_MS = 20;

export const benchmark: Benchmark = {
  name: 'escpos',
  summary: `A statement of ${ROWS} rows laid out and encoded for a slip printer: at most ${LIMIT_MS} ms`,
  withoutReaders: true,
  run: async ({ signal }) => {
    const document = longStatement(ROWS);
    const text = layoutSlip(document).map(textOf).join('\n');
    const times = { ours: new Array<number>(), encoding: new Array<number>(), bare: new Array<number>() };
    let bytes = 0;
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      await new Promise(setImmediate);
      if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
      const began = performance.now();
      const lines = layoutSlip(document);
      const laidOut = performance.now();
      bytes = encodeSlip(lines, { cut: 'full' }).length;
      const encoded = performance.now();
      iconv.encode(text, 'gb18030');
      const bare = performance.now();
      if (round < 0) continue;
      times.ours.push(encoded - began);
      times.encoding.push(encoded - laidOut);
      times.bare.push(bare - encoded);
    }
    const own = rounded(median(times.ours));
    const reference = rounded(median(times.bare));
    return ok({
      benchmark: 'escpos',
      unit: 'ms',
      median: own,
      p95: rounded(p95(times.ours)),
      reference,
      ratio: rounded(own / reference),
      samples: times.ours.length,
      judged: 'median',
      limit: LIMIT_MS,
      within: own <= LIMIT_MS,
      encodingAlone: rounded(median(times.encoding)),
      bytes,
    });
  },
};

function textOf(line: SlipLine): string {
  return line.kind === 'text' ? line.text : '';
}
