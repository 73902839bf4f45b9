/** The paper that came out of the simulated printers, with its picture. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Clock } from '../../native/base/clock.ts';
import type { DocumentPrinter } from '../../native/ports/document-printer.ts';
import type { SlipBlock, SlipDocument } from '../../native/ports/slip-document.ts';
import type { DocumentPrinterSim } from '../../native/sim/printer/document-printer.ts';
import type { EscPosPrinterSim } from '../../native/sim/printer/escpos-sim.ts';

export interface Paper {
  /** From 1 on. */
  readonly number: number;
  readonly kind: 'slip' | 'document';
  readonly atMs: number;
  readonly complete: boolean;
  readonly sheets: number;
  /** What can be read on it. */
  readonly text: string;
  /** Its picture as PNG, of a document the first page. */
  png: Buffer | null;
  /** A document's pages. */
  readonly pdf: Buffer | null;
}

/** Of a page that is shown beside others. */
const DOTS_PER_INCH = 70;
const KEPT = 50;

export class Papers {
  readonly #clock: Pick<Clock, 'nowMs'>;
  readonly #listeners = new Set<() => void>();
  readonly #papers: Paper[] = [];
  readonly #drawing = new Set<Promise<void>>();
  #count = 0;

  constructor(clock: Pick<Clock, 'nowMs'>, slipPrinter: EscPosPrinterSim) {
    this.#clock = clock;
    slipPrinter.onSlip(({ png, text, complete }) => this.#add({ kind: 'slip', complete, sheets: 1, text, png, pdf: null }));
  }

  /** Newest last; the oldest are forgotten. */
  all(): readonly Paper[] {
    return this.#papers;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The printer, with what comes out of it kept here. */
  keeping(printer: DocumentPrinterSim): DocumentPrinter {
    return {
      status: () => printer.status(),
      print: async (document, signal) => {
        const printed = await printer.print(document, signal);
        const sheet = printer.documents().at(-1);
        if (!printed.ok || sheet === undefined) return printed;
        const pdf = await readFile(sheet.file);
        this.#draw(
          this.#add({ kind: 'document', complete: true, sheets: sheet.sheets, text: textOf(document), png: null, pdf }),
          sheet.file,
        );
        return printed;
      },
    };
  }

  /** Done when every document has its picture. */
  async drawn(): Promise<void> {
    await Promise.all(this.#drawing);
  }

  #add(paper: Omit<Paper, 'number' | 'atMs'>): Paper {
    this.#count += 1;
    const added = { number: this.#count, atMs: this.#clock.nowMs(), ...paper };
    this.#papers.push(added);
    if (this.#papers.length > KEPT) this.#papers.shift();
    this.#tell();
    return added;
  }

  /** The terminal does not wait for the picture: no printer draws one. */
  #draw(paper: Paper, file: string): void {
    const drawing = firstPage(file).then((png) => {
      paper.png = png;
      this.#drawing.delete(drawing);
      this.#tell();
    });
    this.#drawing.add(drawing);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** `null` where pdftoppm (poppler) is not installed: the document is still there as PDF. */
function firstPage(file: string): Promise<Buffer | null> {
  const options = { encoding: 'buffer', maxBuffer: 16 * 1024 * 1024 } as const;
  return new Promise((resolve) => {
    execFile('pdftoppm', ['-png', '-singlefile', '-r', String(DOTS_PER_INCH), file], options, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}

function textOf(document: SlipDocument): string {
  return [document.title, document.serial, document.issuedAt, ...document.blocks.map(textOfBlock)].filter((line) => line !== '').join('\n');
}

function textOfBlock(block: SlipBlock): string {
  switch (block.kind) {
    case 'line':
      return `${block.label} ${block.value}`;
    case 'table':
      return [block.columns.map(({ title }) => title), ...block.rows, block.totals ?? []].map((row) => row.join('  ')).join('\n');
    case 'rule':
      return '';
    case 'code':
      return `[QR ${block.text}]\n${block.caption}`;
    case 'heading':
    case 'text':
    case 'notice':
      return block.text;
  }
}
