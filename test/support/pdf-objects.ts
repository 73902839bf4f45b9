/** The objects of a PDF as qpdf reads them: a parser that shares nothing with what wrote the file. */
import { execFileSync } from 'node:child_process';
import { z } from 'zod';

export type PdfDictionary = Readonly<Record<string, unknown>>;

export interface PdfStream {
  readonly dictionary: PdfDictionary;
  /** Decoded. */
  readonly bytes: Buffer;
}

const output = z.object({
  qpdf: z.tuple([z.object({ pdfversion: z.string() }), z.record(z.string(), z.unknown())]),
});
const value = z.object({ value: z.unknown() });
const stream = z.object({ stream: z.object({ dict: z.record(z.string(), z.unknown()), data: z.string() }) });
const dictionary = z.record(z.string(), z.unknown());

/** One file, read whole. */
export class PdfObjects {
  readonly version: string;
  readonly trailer: PdfDictionary;
  readonly #objects: Readonly<Record<string, unknown>>;

  constructor(file: string) {
    const options = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized'];
    const json: unknown = JSON.parse(execFileSync('qpdf', [...options, file], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }));
    const [{ pdfversion }, objects] = output.parse(json).qpdf;
    this.version = pdfversion;
    this.#objects = objects;
    this.trailer = dictionary.parse(value.parse(objects['trailer']).value);
  }

  /** What a reference leads to; anything else as it is. */
  at(reference: unknown): unknown {
    if (typeof reference !== 'string' || !/^\d+ \d+ R$/.test(reference)) return reference;
    const found = this.#objects[`obj:${reference}`];
    const plain = value.safeParse(found);
    return plain.success ? this.at(plain.data.value) : found;
  }

  /** A dictionary, of a stream too. */
  dictionary(reference: unknown): PdfDictionary {
    const found = this.at(reference);
    const data = stream.safeParse(found);
    return data.success ? data.data.stream.dict : dictionary.parse(found ?? {});
  }

  stream(reference: unknown): PdfStream {
    const { dict, data } = stream.parse(this.at(reference)).stream;
    return { dictionary: dict, bytes: Buffer.from(data, 'base64') };
  }

  /** Every dictionary of the file, those within others too. */
  all(): readonly PdfDictionary[] {
    const found: PdfDictionary[] = [];
    const look = (each: unknown): void => {
      if (Array.isArray(each)) each.forEach(look);
      else if (typeof each === 'object' && each !== null) {
        found.push(each as PdfDictionary);
        Object.values(each).forEach(look);
      }
    };
    look(this.#objects);
    return found;
  }

  /** Of one `/Type`. */
  typed(type: string): readonly PdfDictionary[] {
    return this.all().filter((each) => each['/Type'] === type);
  }

  /** The text of a string object: `u:` text, `b:` bytes in hexadecimal. */
  text(reference: unknown): string {
    const found = this.at(reference);
    if (typeof found !== 'string') return '';
    return found.startsWith('b:') ? Buffer.from(found.slice(2), 'hex').toString('latin1') : found.replace(/^u:/, '');
  }
}
