/** The answer to one HTTP question, gathered whole. */
import type { IncomingMessage } from 'node:http';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LinkFault } from '../ports/byte-link.ts';

export interface HttpAnswer {
  /** HTTP status. */
  readonly status: number;
  readonly body: Uint8Array;
}

/** Calls `end` once, with the whole answer or with `link.closed`: it broke off, or is over `bytesMax`. */
export function receiveAnswer(response: IncomingMessage, bytesMax: number, end: (answer: Result<HttpAnswer, LinkFault>) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > bytesMax) response.destroy(new Error(`an answer of over ${bytesMax} bytes`));
    else chunks.push(chunk);
  });
  response.on('error', (error) => end(err(fault('link.closed', error.message))));
  response.once('end', () => end(ok({ status: response.statusCode ?? 0, body: new Uint8Array(Buffer.concat(chunks)) })));
}
