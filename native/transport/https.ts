/** One JSON question and its answer over HTTPS, where both ends show certificates. */
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { systemClock, type Clock } from '../base/clock.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LinkFault } from '../ports/byte-link.ts';
import { type HttpAnswer, receiveAnswer } from './http-answer.ts';

export interface JsonAnswer {
  /** HTTP status. */
  readonly status: number;
  /** The parsed body; `null` for one that is no JSON. Whoever asked checks its shape. */
  readonly body: unknown;
}

/** Asks once, without repeating. `link.refused`: no trusted connection; `link.closed`: it ended, or took too long, before the answer. */
export type JsonRequest = (question: unknown) => Promise<Result<JsonAnswer, LinkFault>>;

export interface HttpsOptions {
  /** `https:` only. */
  readonly url: string;
  /** PEM of the authority that signed the other end's certificate. */
  readonly authority: string;
  /** PEM of this terminal's certificate, and of its private key. */
  readonly certificate: string;
  readonly privateKey: string;
  /** From the connection's begin to the answer's end. */
  readonly timeoutMs: number;
  readonly clock?: Clock;
}

/** POSTs each question to `url`. The other end's certificate must fit its name and come from `authority`; no other is trusted. */
export function createHttpsRequest(options: HttpsOptions): JsonRequest {
  const url = new URL(options.url);
  if (url.protocol !== 'https:') throw new RangeError(`not an https address: ${url.protocol}`);
  return (question) => new Promise((resolve) => ask(url, options, JSON.stringify(question), resolve));
}

const ANSWER_BYTES_MAX = 65_536;

type Settle = (answer: Result<JsonAnswer, LinkFault>) => void;

function ask(url: URL, options: HttpsOptions, question: string, settle: Settle): void {
  let connected = false;
  try {
    const request = httpsRequest(url, requestOptions(options, question));
    const cancel = (options.clock ?? systemClock).after(options.timeoutMs, () => {
      request.destroy(new Error(`no answer within ${options.timeoutMs} ms`));
    });
    const end: Settle = (answer) => {
      cancel();
      settle(answer);
    };
    request.once('socket', (socket) => socket.once('secureConnect', () => (connected = true)));
    request.on('error', (error) => {
      end(err(fault(connected ? 'link.closed' : 'link.refused', error.message)));
    });
    request.once('response', (response) => {
      receiveAnswer(response, ANSWER_BYTES_MAX, (answer) => end(jsonOf(answer)));
    });
    request.end(question);
  } catch (error) {
    // A certificate or key that is none throws before anything is sent.
    settle(err(fault('link.refused', error instanceof Error ? error.message : 'no request can be made')));
  }
}

function requestOptions({ authority, certificate, privateKey }: HttpsOptions, question: string): RequestOptions {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(question), accept: 'application/json' },
    ca: authority,
    cert: certificate,
    key: privateKey,
    minVersion: 'TLSv1.2',
    // A connection of its own for each question: none can be found dead when a card waits.
    agent: false,
  };
}

function jsonOf(answer: Result<HttpAnswer, LinkFault>): Result<JsonAnswer, LinkFault> {
  return answer.ok ? ok({ status: answer.value.status, body: parsed(new TextDecoder().decode(answer.value.body)) }) : answer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
