/**
 * A statement of 1,000 rows on A4, from the document to the file, beside pdfkit used bare: the very calls that ours made of it, recorded once and
 * made again with nothing in between, on the same fonts, opened before. Measuring, wrapping and paging are in ours only; the bare side lays text out
 * as pdfkit does.
 */
import PDFDocument from 'pdfkit';
import { fault } from '../../../native/base/fault.ts';
import { err, ok } from '../../../native/base/result.ts';
import { renderA4 } from '../../../native/printer/pdf/a4.ts';
import { loadFonts } from '../../../native/printer/pdf/fonts.ts';
import type { Benchmark } from './benchmark.ts';
import { longStatement } from './long-statement.ts';
import { measurePrinting } from './pdf-line.ts';
import { median, p95, rounded } from './statistics.ts';

const ROWS = 1_000;
const ROUNDS = 9;
const WARM_UP_ROUNDS = 3;
const LIMIT = 1.2;
/** A statement as most are, and what the driver may add to the printer's own time. */
const SHORT_ROWS = 30;
const PRINTED_LIMIT = 1.05;
/** What draws; each call is recorded that is not made by another one. */
const DRAWING = [
  'addPage',
  'font',
  'fontSize',
  'fillColor',
  'text',
  'save',
  'restore',
  'lineWidth',
  'strokeColor',
  'dash',
  'moveTo',
  'lineTo',
  'stroke',
];
const SHAPES = ['rect', 'fill'];

export const benchmark: Benchmark = {
  name: 'pdf',
  summary: `A statement of ${ROWS} rows as A4 PDF: our time over that of pdfkit used bare for the same drawing`,
  withoutReaders: true,
  run: async ({ signal, say }) => {
    const document = longStatement(ROWS);
    loadFonts();
    const calls = await recorded(() => renderA4(document));
    const times = { ours: new Array<number>(), bare: new Array<number>() };
    let sheets = 0;
    const sides = [
      { draw: async () => void ({ sheets } = await renderA4(document)), into: times.ours },
      { draw: () => replayed(calls), into: times.bare },
    ];
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      for (const { draw, into } of round % 2 === 0 ? sides : sides.toReversed()) {
        await new Promise(setImmediate);
        if (signal.aborted) return err(fault('bench.cancelled', 'ended by the caller'));
        const began = performance.now();
        await draw();
        if (round >= 0) into.push(performance.now() - began);
      }
    }
    const [own, reference] = [rounded(median(times.ours)), rounded(median(times.bare))];
    const ratio = rounded(own / reference);
    say('two documents on a printer of 60 pages a minute');
    const printed = await measureBoth(signal);
    if (!printed.ok) return printed;
    const result = { benchmark: 'pdf', unit: 'ms', median: own, p95: rounded(p95(times.ours)), reference, ratio } as const;
    return ok({
      ...result,
      samples: times.ours.length,
      judged: 'ratio',
      limit: LIMIT,
      within: ratio <= LIMIT && printed.value.printedRatio <= PRINTED_LIMIT,
      sheets,
      calls: calls.length,
      ...printed.value,
    });
  },
};

/** A long document and a short one, on paper. */
async function measureBoth(signal: AbortSignal) {
  const [long, short] = [await measurePrinting(ROWS, signal), await measurePrinting(SHORT_ROWS, signal)];
  if (!long.ok) return long;
  if (!short.ok) return short;
  return ok({
    printedRatio: Math.max(long.value.ratio, short.value.ratio),
    printedLimit: PRINTED_LIMIT,
    printed: long.value.ours,
    printerTime: long.value.printerTime,
    printedShort: short.value.ours,
    printerTimeShort: short.value.printerTime,
  });
}

interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** The drawing calls that `draw` makes of pdfkit. */
async function recorded(draw: () => Promise<unknown>): Promise<readonly Call[]> {
  const calls: Call[] = [];
  let inside = false;
  const originals = [...DRAWING, ...SHAPES].map((method) => {
    const original = methodOf(PDFDocument.prototype as object, method);
    Reflect.set(PDFDocument.prototype, method, function (this: object, ...args: unknown[]): unknown {
      if (inside) return Reflect.apply(original, this, args);
      calls.push({ method, args });
      inside = true;
      try {
        return Reflect.apply(original, this, args);
      } finally {
        inside = false;
      }
    });
    return [method, original] as const;
  });
  try {
    await draw();
  } finally {
    for (const [method, original] of originals) Reflect.set(PDFDocument.prototype, method, original);
  }
  return calls;
}

/** The same calls on a fresh document, to the last byte. */
function replayed(calls: readonly Call[]): Promise<void> {
  const pdf = new PDFDocument({ autoFirstPage: false, pdfVersion: '1.7', lang: 'zh-CN' });
  const { regular, bold } = loadFonts();
  for (const face of [regular, bold]) {
    // The opened font itself, without our plain layout over it.
    pdf.registerFont(face.name, Object.getPrototypeOf(face.source) as Uint8Array);
  }
  const done = Promise.withResolvers<undefined>();
  pdf.on('data', () => undefined);
  pdf.on('end', () => done.resolve(undefined));
  pdf.on('error', (error: Error) => done.reject(error));
  for (const { method, args } of calls) Reflect.apply(methodOf(pdf, method), pdf, args);
  pdf.end();
  return done.promise;
}

type Method = (...args: unknown[]) => unknown;

function methodOf(pdf: object, name: string): Method {
  return Reflect.get(pdf, name) as Method;
}
