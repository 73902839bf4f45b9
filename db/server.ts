/** The authority for a fleet: the operations of `authority/api/wire.ts` over HTTP(S), each terminal with a token of its own. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { z, ZodType } from 'zod';
import { unreachable } from '../native/base/result.ts';
import { WIRE, type Asker, type Authority, type WireOperation } from './authority/api.ts';
import type { SignOn } from './registers/sign-on.ts';

const LOOPBACK = '127.0.0.1';
const BODY_LIMIT_BYTES = 64 * 1024;
const HEADER_LIMIT_BYTES = 8 * 1024;
/** A terminal's request is small and on its way at once. */
const REQUEST_LIMIT_MS = 10_000;
/** A visit takes a minute or two: its terminal should not have to open a line, and agree on keys, for each of its questions. */
const IDLE_LIMIT_MS = 60_000;
/** How long a stop waits for commands that run. */
const DRAIN_LIMIT_MS = 10_000;

export interface AuthorityServerOptions {
  readonly authority: Authority;
  /** 0: any free one. */
  readonly port: number;
  /** Certificate and key as PEM. Without them only this machine is served: tokens and records never cross a network in clear. */
  readonly tls?: { readonly certificate: string; readonly privateKey: string };
  /** Which terminal a token belongs to. */
  readonly signOn: SignOn;
  /** Told of what was refused or failed; never what was in it. */
  readonly report: (line: string) => void;
}

export interface AuthorityServer {
  readonly url: string;
  /** Takes no more requests, lets those that run end, closes. The database is the caller's. */
  close(): Promise<void>;
}

/** Starts serving. Rejects when the port is taken or certificate and key are none. */
export async function serveAuthority(options: AuthorityServerOptions): Promise<AuthorityServer> {
  const { tls } = options;
  const limits = {
    maxHeaderSize: HEADER_LIMIT_BYTES,
    headersTimeout: REQUEST_LIMIT_MS,
    requestTimeout: REQUEST_LIMIT_MS,
    keepAliveTimeout: IDLE_LIMIT_MS,
  };
  const listener: RequestListener = (request, response) => {
    serve(request, response, options).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
  const server =
    tls === undefined
      ? createServer(limits, listener)
      : createTlsServer({ ...limits, cert: tls.certificate, key: tls.privateKey, minVersion: 'TLSv1.2' }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // All addresses only under TLS.
    server.listen(options.port, tls === undefined ? LOOPBACK : undefined, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return { url: tls === undefined ? `http://${LOOPBACK}:${port}` : `https://localhost:${port}`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const drained = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  await drained;
  clearTimeout(timer);
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

async function serve(request: IncomingMessage, response: ServerResponse, options: AuthorityServerOptions): Promise<void> {
  const reply = await replyTo(request, options);
  if (reply.status >= 400) options.report(`${request.method ?? ''} ${operationOf(request) ?? '(unknown)'}: ${reply.status}`);
  const text = JSON.stringify(reply.body ?? {});
  // With its length known, head and body leave as one piece.
  response.writeHead(reply.status, {
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...(reply.status >= 400 ? { Connection: 'close' } : {}),
  });
  response.end(text);
}

async function replyTo(request: IncomingMessage, options: AuthorityServerOptions): Promise<Reply> {
  if (request.url === '/v1/health') return { status: 200, body: { ok: true } };
  const operation = operationOf(request);
  if (operation === null) return { status: 404 };
  if (request.method !== 'POST') return { status: 405 };
  try {
    const terminal = await options.signOn(bearer(request));
    if (terminal === null) return { status: 401 };
    if (request.headers['content-type']?.split(';', 1)[0]?.trim() !== 'application/json') return { status: 415 };
    const text = await readBody(request);
    if (text === null) return { status: 413 };
    return await answer(options.authority, operation, text, terminal);
  } catch (error) {
    // What was in the request may stand in a database's message: only its kind is told.
    options.report(`${operation} failed: ${error instanceof Error ? error.name : 'unknown'}`);
    return { status: 500 };
  }
}

const OPERATIONS: ReadonlyMap<string, WireOperation> = new Map(
  (Object.keys(WIRE) as WireOperation[]).map((operation) => [WIRE[operation].path, operation]),
);

function operationOf(request: IncomingMessage): WireOperation | null {
  return OPERATIONS.get(request.url ?? '') ?? null;
}

const BROKEN: Reply = { status: 400 };
/** A terminal speaks for another one. */
const FOREIGN: Reply = { status: 403 };

/** Checks the body and asks the authority. 400: the body breaks the contract; 403: a terminal speaks for another one. */
async function answer(authority: Authority, operation: WireOperation, text: string, terminal: string): Promise<Reply> {
  const body = json(text);
  const isSender = ({ terminal: { id } }: Pick<Asker, 'terminal'>): boolean => id === terminal;
  const isAsker = ({ asker }: { readonly asker: Asker }): boolean => isSender(asker);
  switch (operation) {
    case 'person':
      return asked(WIRE.person.body, body, isAsker, ({ subject, asker }) => authority.person(subject, asker));
    case 'statement':
      return asked(WIRE.statement.body, body, isAsker, ({ subject, from, to, asker }) => authority.statement(subject, from, to, asker));
    case 'inquire':
      return asked(WIRE.inquire.body, body, isAsker, ({ question, asker }) => authority.inquire(question.inquiry, question, asker));
    case 'whoseCode':
      return asked(WIRE.whoseCode.body, body, isSender, (question) => authority.whoseCode(question));
    case 'staff':
      return asked(
        WIRE.staff.body,
        body,
        (request) => request.terminal === terminal,
        (request) => authority.staff(request),
      );
    case 'execute':
      return asked(WIRE.execute.body, body, isSender, (command) => authority.execute(command));
    case 'outcomeOf':
      return asked(
        WIRE.outcomeOf.body,
        body,
        () => true,
        async ({ idempotencyKey }) => ({ outcome: await authority.outcomeOf(idempotencyKey) }),
      );
    default:
      return unreachable(operation);
  }
}

async function asked<Schema extends ZodType>(
  schema: Schema,
  body: unknown,
  isOwn: (asked: z.output<Schema>) => boolean,
  answerTo: (asked: z.output<Schema>) => Promise<unknown>,
): Promise<Reply> {
  const checked = schema.safeParse(body);
  if (!checked.success) return BROKEN;
  return isOwn(checked.data) ? { status: 200, body: await answerTo(checked.data) } : FOREIGN;
}

function bearer(request: IncomingMessage): string {
  return /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** `undefined`, which no schema takes, for a text that is no JSON. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `null`: over the limit. Rejects when the line breaks off. */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= BODY_LIMIT_BYTES) {
        chunks.push(chunk);
      } else {
        request.pause();
        resolve(null);
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks, length).toString('utf8')));
    request.once('error', reject);
  });
}
