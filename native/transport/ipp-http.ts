/** IPP over HTTP and HTTPS (RFC 8010 §4): each question a POST of its own. */
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { systemClock, type Clock } from '../base/clock.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LinkFault } from '../ports/byte-link.ts';
import type { RequestLink } from '../ports/request-link.ts';
import { type HttpAnswer, receiveAnswer } from './http-answer.ts';
import { plainTrouble, type Trust, trustIn } from './trusted-certificate.ts';

export interface IppHttpOptions {
  /** `ipp://host:631/ipp/print`, or `ipps:` over TLS; the port is 631 unless told (RFC 3510). */
  readonly uri: string;
  /** PEM of the printer's own certificate, whatever name it carries, or of its authority; absent: those that the system trusts. */
  readonly authority?: string;
  /** From the connection's begin to the answer's end; a long document on a slow line takes a while. */
  readonly timeoutMs: number;
  readonly clock?: Clock;
}

const IPP_PORT = 631;
const ANSWER_BYTES_MAX = 1_048_576;
const HTTP_OK = 200;

/** Throws on an address that is no `ipp:` or `ipps:` one and on an `authority` that is none: the configuration is checked before. */
export function createIppHttpLink(options: IppHttpOptions): RequestLink {
  const { protocol, hostname, port, pathname } = new URL(options.uri);
  if (protocol !== 'ipp:' && protocol !== 'ipps:') throw new RangeError(`not an IPP address: ${protocol}`);
  const target: RequestOptions & Partial<Trust> = {
    method: 'POST',
    // The brackets of an IPv6 address belong to the URL.
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? IPP_PORT : Number(port),
    path: pathname === '' ? '/' : pathname,
    agent: false,
    ...(options.authority === undefined ? {} : trustIn(options.authority)),
  };
  const begin = protocol === 'ipps:' ? httpsRequest : httpRequest;
  return { ask: (question) => new Promise((resolve) => ask(begin, target, options, question, resolve)) };
}

type Settle = (answer: Result<Uint8Array, LinkFault>) => void;

function ask(begin: typeof httpRequest, target: RequestOptions, options: IppHttpOptions, question: Uint8Array, settle: Settle): void {
  // Until the whole question is out it cannot have been acted on.
  let sent = false;
  const headers = { 'content-type': 'application/ipp', 'content-length': question.length };
  const request = begin({ ...target, headers });
  const cancel = (options.clock ?? systemClock).after(options.timeoutMs, () => {
    request.destroy(new Error(`no answer within ${options.timeoutMs} ms`));
  });
  const end: Settle = (answer) => {
    cancel();
    settle(answer);
  };
  request.once('finish', () => (sent = true));
  request.on('error', (error) => end(err(fault(sent ? 'link.closed' : 'link.refused', plainTrouble(error)))));
  request.once('response', (response) => receiveAnswer(response, ANSWER_BYTES_MAX, (answer) => end(documentOf(answer))));
  request.end(question);
}

function documentOf(answer: Result<HttpAnswer, LinkFault>): Result<Uint8Array, LinkFault> {
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  return status === HTTP_OK ? ok(body) : err(fault('link.refused', `HTTP status ${status}`));
}
