import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, ok } from '../../base/result.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import type { SlipDocument } from '../../ports/slip-document.ts';
import type { PrinterFault } from '../../ports/slip-printer.ts';

export interface Rendered {
  readonly pdf: Uint8Array;
  readonly withoutPicture: readonly string[];
}

export interface DocumentPrinterSimOptions {
  /** Where the printed documents are laid: one PDF each. Made when it is not there. */
  readonly directory: string;
  /** The document as PDF pages, and which characters stand in them as codes; handed in by the composition, since simulators know no driver code. */
  readonly render: (document: SlipDocument) => Promise<Rendered>;
  /** Sheets in the tray; 250 by default. */
  readonly sheets?: number;
}

export interface PrintedDocument {
  readonly file: string;
  readonly sheets: number;
}

export interface DocumentPrinterSim extends DocumentPrinter {
  setSheets(sheets: number): void;
  setTrouble(trouble: 'none' | 'absent' | 'jammed' | 'coverOpen' | 'broken'): void;
  sheetsLeft(): number;
  documents(): readonly PrintedDocument[];
}

const TRAY_SHEETS = 250;
const LOW_SHEETS = 20;

/** An A4 printer whose output tray is a folder. A document that needs more sheets than there are stops half-way and is not counted as printed. */
export function createDocumentPrinterSim(options: DocumentPrinterSimOptions): DocumentPrinterSim {
  return new Tray(options);
}

class Tray implements DocumentPrinterSim {
  readonly #options: DocumentPrinterSimOptions;
  readonly #lock = new Lock();
  readonly #documents: PrintedDocument[] = [];
  #sheets: number;
  #trouble: Trouble = 'none';

  constructor(options: DocumentPrinterSimOptions) {
    this.#options = options;
    this.#sheets = options.sheets ?? TRAY_SHEETS;
  }

  status(): ReturnType<DocumentPrinter['status']> {
    const trouble = this.#trouble;
    const paper = trouble === 'jammed' ? 'jammed' : trouble === 'absent' ? 'unknown' : paperState(this.#sheets);
    return Promise.resolve({ device: DEVICE[trouble], paper });
  }

  print(document: SlipDocument, signal: AbortSignal): ReturnType<DocumentPrinter['print']> {
    return this.#lock.run(async () => {
      if (signal.aborted) return err(fault('printer.cancelled', 'cancelled before the first sheet'));
      const obstacle = faultOf(this.#trouble, this.#sheets);
      return obstacle === null ? this.#put(document, signal) : err(obstacle);
    });
  }

  setSheets(count: number): void {
    this.#sheets = count;
  }

  setTrouble(next: Trouble): void {
    this.#trouble = next;
  }

  sheetsLeft(): number {
    return this.#sheets;
  }

  documents(): readonly PrintedDocument[] {
    return this.#documents;
  }

  async #put(document: SlipDocument, signal: AbortSignal): ReturnType<DocumentPrinter['print']> {
    const { directory, render } = this.#options;
    const { pdf, withoutPicture } = await render(document);
    const needed = countPages(pdf);
    if (signal.aborted) return err(fault('printer.cancelled', 'cancelled before the first sheet'));
    const obstacle = faultOf(this.#trouble, this.#sheets);
    if (obstacle !== null) return err(obstacle);
    if (needed === 0) return err(fault('printer.hardwareError', 'what was rendered has no page'));
    if (needed > this.#sheets) {
      this.#sheets = 0;
      return err(fault('printer.paperOut', 'the tray ran empty under the document'));
    }
    this.#sheets -= needed;
    await mkdir(directory, { recursive: true });
    const file = await laid(join(directory, document.serial.replace(/[^0-9A-Za-z_-]/g, '_')), pdf);
    this.#documents.push({ file, sheets: needed });
    const codes = withoutPicture.length === 0 ? {} : { withoutPicture };
    return ok({ media: 'presented', serial: document.serial, sheets: needed, ...codes });
  }
}

/** Lays a document into the tray; one of the same serial that lies there already stays as it is. */
async function laid(path: string, pdf: Uint8Array): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const file = copy === 1 ? `${path}.pdf` : `${path}-${copy}.pdf`;
    try {
      await writeFile(file, pdf, { flag: 'wx' });
      return file;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

type Trouble = 'none' | 'absent' | 'jammed' | 'coverOpen' | 'broken';

const DEVICE = { none: 'online', absent: 'noDevice', jammed: 'online', coverOpen: 'userError', broken: 'hardwareError' } as const;

function paperState(sheets: number): 'full' | 'low' | 'out' {
  return sheets === 0 ? 'out' : sheets <= LOW_SHEETS ? 'low' : 'full';
}

function faultOf(trouble: Trouble, sheets: number): PrinterFault | null {
  switch (trouble) {
    case 'absent':
      return fault('printer.absent', 'the simulated printer is unplugged');
    case 'jammed':
      return fault('printer.paperJammed', 'a sheet is stuck');
    case 'coverOpen':
      return fault('printer.coverOpen', 'the front door is open');
    case 'broken':
      return fault('printer.hardwareError', 'the fuser is broken');
    case 'none':
      return sheets === 0 ? fault('printer.paperOut', 'the tray is empty') : null;
  }
}

/** Page objects of a PDF whose object dictionaries are not compressed (ISO 32000-1 §7.7.3.3). */
function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  return text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}
