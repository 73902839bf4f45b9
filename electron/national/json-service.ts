/**
 * The interface for a browser page of an existing system: JSON over HTTP on the loopback address. Only a page of a named origin that
 * knows the token gets an answer. POST / {"function","arguments"} -> {"code","out"}.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ownHost } from '../kiosk/loopback-guard.ts';
import { callFunction } from './functions.ts';
import type { NationalInterface } from './national-interface.ts';

const LOOPBACK = '127.0.0.1';
/** The longest file address is 4 KiB. */
const BODY_LIMIT_BYTES = 16 * 1024;
const HEADER_LIMIT_BYTES = 8 * 1024;
/** A request of a page on this machine is there at once. */
const REQUEST_LIMIT_MS = 5_000;
const TOKEN_BYTES = 32;
/** Calls that wait for the card; one more is told to come back (503). */
const WAITING_MAX = 4;

export interface JsonServiceOptions {
  readonly national: NationalInterface;
  /** 0: any free one. */
  readonly port: number;
  /** Pages that may call, as browsers write them: `https://hall.example.cn`. */
  readonly origins: readonly string[];
  /** Told why a request was refused; never what was in it. */
  readonly report: (line: string) => void;
}

export interface JsonService {
  readonly port: number;
  /** What a page must send as `Authorization: Bearer`; made anew at every start. */
  readonly token: string;
  /** Ends the service and everything that waits. */
  close(): Promise<void>;
}

/** Starts the service. Rejects when the port is taken. */
export async function openJsonService(options: JsonServiceOptions): Promise<JsonService> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const queue = { waiting: 0 };
  const server = createServer(
    { maxHeaderSize: HEADER_LIMIT_BYTES, headersTimeout: REQUEST_LIMIT_MS, requestTimeout: REQUEST_LIMIT_MS },
    (request, response) => {
      serve(request, response, { ...options, token, queue }).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback server has no port');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await options.national.close();
  };
  return { port: address.port, token, close };
}

interface Serving extends JsonServiceOptions {
  readonly token: string;
  readonly queue: { waiting: number };
}

async function serve(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const known = isKnownCaller(request, serving);
  const reply = known ? await replyTo(request, serving) : { status: 403 };
  if (reply.status >= 400) serving.report(`a request was refused (${reply.status})`);
  const allowed = known ? { 'Access-Control-Allow-Origin': request.headers.origin } : {};
  const closing = reply.status >= 400 ? { Connection: 'close' } : {};
  response.writeHead(reply.status, { ...ALWAYS, ...allowed, ...closing, ...reply.headers });
  response.end(reply.body);
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const ALWAYS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', Vary: 'Origin' } as const;

/** A browser asks first whether the page may call (Fetch standard §3.2.2; Private Network Access). */
const PREFLIGHT: Reply = {
  status: 204,
  headers: {
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'authorization, content-type',
    'Access-Control-Allow-Private-Network': 'true',
  },
};

async function replyTo(request: IncomingMessage, { token, queue, national }: Serving): Promise<Reply> {
  if (request.method === 'OPTIONS') return PREFLIGHT;
  const refusal = judgeRequest(request, token);
  if (refusal !== null) return { status: refusal };
  const body = await readBody(request);
  if (body === null) return { status: 413 };
  const call = parseCall(body);
  if (call === null) return { status: 400 };
  if (queue.waiting >= WAITING_MAX) return { status: 503 };
  queue.waiting += 1;
  try {
    const answer = await callFunction(national, call.function, call.arguments);
    return { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(answer) };
  } finally {
    queue.waiting -= 1;
  }
}

/** Who asks: under a loopback name (no DNS rebinding), from a page of a named origin, which every browser tells. */
function isKnownCaller(request: IncomingMessage, { origins }: Serving): boolean {
  const { origin } = request.headers;
  return ownHost(request, request.socket.localPort ?? 0) !== null && origin !== undefined && origins.includes(origin);
}

function judgeRequest(request: IncomingMessage, token: string): number | null {
  if (request.method !== 'POST') return 405;
  if (request.url !== '/') return 404;
  if (!sameToken(request.headers.authorization ?? '', `Bearer ${token}`)) return 401;
  // A type that a page may not send without asking first (Fetch standard, CORS-safelisted request-header).
  return request.headers['content-type']?.split(';', 1)[0]?.trim() === 'application/json' ? null : 415;
}

/** Compares digests: takes no time that tells of a character. */
function sameToken(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** `null`: over the limit. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

interface Call {
  readonly function: string;
  readonly arguments: readonly string[];
}

/** `null`: not JSON, or not of this shape. */
function parseCall(body: string): Call | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('function' in value) || !('arguments' in value)) return null;
  const { function: name, arguments: values } = value;
  if (typeof name !== 'string' || !Array.isArray(values)) return null;
  const texts = values.filter((text) => typeof text === 'string');
  return texts.length === values.length ? { function: name, arguments: texts } : null;
}
