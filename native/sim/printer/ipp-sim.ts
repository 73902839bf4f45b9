/** A page printer on the network that speaks as much IPP/1.1 (RFC 8010, RFC 8011) as printing a PDF needs, at the pace of a real one. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../base/clock.ts';

export interface IppSimOptions {
  readonly clock: Clock;
  /** From the last byte of a document to its first sheet in the tray. */
  readonly firstSheetMs: number;
  /** From one sheet to the next. */
  readonly sheetMs: number;
}

export interface IppSim {
  readonly uri: string;
  close(): Promise<void>;
}

const OPERATION = { printJob: 0x0002, cancelJob: 0x0008, getJobAttributes: 0x0009, getJobs: 0x000a, getPrinterAttributes: 0x000b } as const;
const STATUS = { ok: 0x0000, notFound: 0x0406, notSupported: 0x0501 } as const;
const GROUP = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04, last: 0x0f } as const;
const TAG = { integer: 0x21, boolean: 0x22, enum: 0x23, keyword: 0x44, charset: 0x47, language: 0x48 } as const;
const JOB_STATE = { processing: 5, canceled: 7, completed: 9 } as const;
const PRINTER_STATE = { idle: 3, processing: 4 } as const;

interface Job {
  readonly id: number;
  readonly sheets: number;
  readonly beganMs: number;
  canceled: boolean;
}

/** Listens on a free port of 127.0.0.1. */
export function listenIppSim(options: IppSimOptions): Promise<IppSim> {
  const printer = new IppPrinterSim(options);
  const server = createServer((request, response) => receive(request, response, (body) => printer.answer(body)));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('a TCP server has an address and a port');
      resolve({ uri: `ipp://127.0.0.1:${address.port}/ipp/print`, close });
    });
  });
}

function receive(request: IncomingMessage, response: ServerResponse, answer: (body: Buffer) => Buffer): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('end', () => response.writeHead(200, { 'content-type': 'application/ipp' }).end(answer(Buffer.concat(chunks))));
}

class IppPrinterSim {
  readonly #options: IppSimOptions;
  readonly #jobs: Job[] = [];

  constructor(options: IppSimOptions) {
    this.#options = options;
  }

  answer(body: Buffer): Buffer {
    const [operation, requestId] = [body.readUInt16BE(2), body.readUInt32BE(4)];
    const asked = questionOf(body);
    switch (operation) {
      case OPERATION.printJob:
        return message(STATUS.ok, requestId, this.#job(this.#take(asked.document)));
      case OPERATION.cancelJob:
      case OPERATION.getJobAttributes: {
        const job = this.#jobs.find(({ id }) => id === asked.jobId);
        if (job === undefined) return message(STATUS.notFound, requestId);
        if (operation === OPERATION.cancelJob && !this.#isOver(job)) job.canceled = true;
        return message(STATUS.ok, requestId, this.#job(job));
      }
      case OPERATION.getJobs:
        return message(STATUS.ok, requestId, ...this.#jobs.filter((job) => !this.#isOver(job)).map((job) => this.#job(job)));
      case OPERATION.getPrinterAttributes:
        return message(STATUS.ok, requestId, this.#printer());
      default:
        return message(STATUS.notSupported, requestId);
    }
  }

  #take(document: Buffer): Job {
    const sheets = document.toString('latin1').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
    const job = { id: this.#jobs.length + 1, sheets, beganMs: this.#options.clock.nowMs(), canceled: false };
    this.#jobs.push(job);
    return job;
  }

  #sheetsOut({ sheets, beganMs }: Job): number {
    const { clock, firstSheetMs, sheetMs } = this.#options;
    const sinceFirstMs = clock.nowMs() - beganMs - firstSheetMs;
    return sinceFirstMs < 0 ? 0 : Math.min(sheets, 1 + Math.floor(sinceFirstMs / sheetMs));
  }

  #isOver(job: Job): boolean {
    return job.canceled || this.#sheetsOut(job) === job.sheets;
  }

  #job(job: Job): Buffer {
    const state = job.canceled ? JOB_STATE.canceled : this.#isOver(job) ? JOB_STATE.completed : JOB_STATE.processing;
    return Buffer.concat([
      Buffer.of(GROUP.job),
      attribute(TAG.integer, 'job-id', four(job.id)),
      attribute(TAG.enum, 'job-state', four(state)),
      attribute(TAG.keyword, 'job-state-reasons', Buffer.from('none')),
      attribute(TAG.integer, 'job-media-sheets-completed', four(this.#sheetsOut(job))),
    ]);
  }

  #printer(): Buffer {
    const busy = this.#jobs.some((job) => !this.#isOver(job));
    return Buffer.concat([
      Buffer.of(GROUP.printer),
      attribute(TAG.enum, 'printer-state', four(busy ? PRINTER_STATE.processing : PRINTER_STATE.idle)),
      attribute(TAG.keyword, 'printer-state-reasons', Buffer.from('none')),
      attribute(TAG.boolean, 'printer-is-accepting-jobs', Buffer.of(1)),
    ]);
  }
}

/** The job that is asked about, and what stands behind the attributes. */
function questionOf(body: Buffer): { readonly jobId: number; readonly document: Buffer } {
  let at = 8;
  let jobId = 0;
  while (at < body.length && body[at] !== GROUP.end) {
    const tag = body[at] ?? 0;
    at += 1;
    if (tag <= GROUP.last) continue;
    const nameEnd = at + 2 + body.readUInt16BE(at);
    const valueEnd = nameEnd + 2 + body.readUInt16BE(nameEnd);
    if (body.toString('latin1', at + 2, nameEnd) === 'job-id') jobId = body.readUInt32BE(nameEnd + 2);
    at = valueEnd;
  }
  return { jobId, document: body.subarray(at + 1) };
}

function message(status: number, requestId: number, ...groups: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0101, 0);
  head.writeUInt16BE(status, 2);
  head.writeUInt32BE(requestId, 4);
  const frame = [
    attribute(TAG.charset, 'attributes-charset', Buffer.from('utf-8')),
    attribute(TAG.language, 'attributes-natural-language', Buffer.from('en')),
  ];
  return Buffer.concat([head, Buffer.of(GROUP.operation), ...frame, ...groups, Buffer.of(GROUP.end)]);
}

function attribute(tag: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), two(name.length), Buffer.from(name), two(value.length), value]);
}

function two(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function four(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
