/**
 * The control of a simulated terminal over HTTP on the loopback address, with the panel's page. Whoever calls holds a one-use token, and
 * a page that calls comes from this server itself.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fileHeaders } from '../../kiosk/content-policy.ts';
import { ownHost } from '../../kiosk/loopback-guard.ts';
import { readStaticFile } from '../../kiosk/static-files.ts';
import type { SimControl } from '../control.ts';
import { readBody } from './body.ts';
import { streamStates } from './events.ts';
import { ControlKeys } from './keys.ts';
import { openApi } from './openapi.ts';
import { HTTP, json, refusal, type Reply } from './reply.ts';
import { ROUTES, type Route } from './routes.ts';

const LOOPBACK = '127.0.0.1';
const HEADER_LIMIT_BYTES = 8 * 1024;
const REQUEST_LIMIT_MS = 5_000;
const PANEL = '/bench/index.html';

export interface SimServerOptions {
  readonly control: SimControl;
  /** 0: any free one. */
  readonly port: number;
  /** The built renderer, with `bench/index.html` in it. */
  readonly rendererDirectory: string;
  readonly say: (line: string) => void;
}

export interface SimServer {
  readonly port: number;
  /** The panel's address with a fresh token that works once. */
  address(): string;
  close(): Promise<void>;
}

/** Opens the control. Rejects when the port is taken. */
export async function openSimServer(options: SimServerOptions): Promise<SimServer> {
  const serving: Serving = { ...options, keys: new ControlKeys() };
  const server = createServer({ maxHeaderSize: HEADER_LIMIT_BYTES, headersTimeout: REQUEST_LIMIT_MS }, (request, response) => {
    serve(serving, request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the control server has no port');
  const address = (): string => `http://${LOOPBACK}:${bound.port}/bench/#token=${serving.keys.issueToken()}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: bound.port, address, close };
}

interface Serving extends SimServerOptions {
  readonly keys: ControlKeys;
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = ownHost(request, request.socket.localPort ?? 0);
  const path = (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
  if (host !== null && path === '/v1/events' && refusalOf(serving, request, host) === null) {
    streamStates(serving.control, response, fileHeaders('text/event-stream', "'none'"));
    return;
  }
  const reply = host === null ? FORBIDDEN : await replyTo(serving, request, host, path);
  const connect = host === null ? "'none'" : `http://${host}`;
  const closing = reply.status === HTTP.ok ? {} : { Connection: 'close' };
  response.writeHead(reply.status, { ...fileHeaders(reply.type, connect), ...closing });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

const FORBIDDEN = refusal(HTTP.forbidden, 'sim.refused', 'not from this machine, or from another page');

async function replyTo(serving: Serving, request: IncomingMessage, host: string, path: string): Promise<Reply> {
  if (path === '/openapi.json') return json(openApi());
  if (!path.startsWith('/v1/')) return pageFile(serving, request, path);
  if (!ownOrigin(request, host)) return FORBIDDEN;
  if (path === '/v1/session') return session(serving, request);
  const refused = refusalOf(serving, request, host);
  if (refused !== null) return refused;
  const found = findRoute(path);
  if (found.length === 0) return refusal(HTTP.notFound, 'sim.refused', 'there is nothing here');
  const route = found.find(({ method }) => method === request.method);
  return route === undefined ? NO_METHOD : call(serving, route, request, path);
}

const NO_METHOD = refusal(HTTP.methodNotAllowed, 'sim.refused', 'not with this method');

async function call({ control }: Serving, route: Route, request: IncomingMessage, path: string): Promise<Reply> {
  const number = Number(/\/(\d{1,9})(\/|$)/.exec(path)?.[1] ?? 0);
  if (route.takes === undefined) return route.answer(control, { number, body: '' });
  // A type that a page may not send without asking first (Fetch standard, CORS-safelisted request-header).
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim();
  if (type !== 'application/json') return refusal(HTTP.unsupportedType, 'sim.badAction', 'the body must be application/json');
  const body = await readBody(request);
  return body === null ? refusal(HTTP.tooLarge, 'sim.badAction', 'the body is too long') : route.answer(control, { number, body });
}

function findRoute(path: string): readonly Route[] {
  return ROUTES.filter((route) => new RegExp(`^${route.path.replace('{number}', '\\d{1,9}')}$`).test(path));
}

function session({ keys }: Serving, request: IncomingMessage): Reply {
  if (request.method !== 'POST') return NO_METHOD;
  const key = keys.spend(bearer(request));
  return key === null ? UNAUTHORISED : json({ key });
}

const UNAUTHORISED = refusal(HTTP.unauthorised, 'sim.refused', 'no valid token or key in Authorization: Bearer');

/** `null`: the caller may. */
function refusalOf({ keys }: Serving, request: IncomingMessage, host: string): Reply | null {
  if (!ownOrigin(request, host)) return FORBIDDEN;
  return keys.knows(bearer(request)) ? null : UNAUTHORISED;
}

/** A program tells no origin; a page must be our own. */
function ownOrigin({ headers }: IncomingMessage, host: string): boolean {
  return headers.origin === undefined || headers.origin === `http://${host}`;
}

function bearer({ headers }: IncomingMessage): string {
  return /^Bearer ([\w-]{1,200})$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

async function pageFile({ rendererDirectory }: Serving, { method }: IncomingMessage, path: string): Promise<Reply> {
  if (method !== 'GET' && method !== 'HEAD') return NO_METHOD;
  const file = await readStaticFile(rendererDirectory, path === '/' || path === '/bench/' ? PANEL : path);
  return file.ok
    ? { status: HTTP.ok, type: file.value.type, body: file.value.bytes }
    : refusal(HTTP.notFound, 'sim.refused', 'there is no such file');
}
