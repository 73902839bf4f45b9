/** The bank's JSON interface over HTTPS with certificates at both ends, and the control of its faults on loopback. */
import { timingSafeEqual } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { BANK_FAULTS, type BankFaultControl, type BankFaultSetting } from './faults.ts';
import type { CardIssuer } from './issuer.ts';
import { listenOnLoopback, type RunningServer } from './loopback.ts';
import { answerService, type ServiceReply } from './services.ts';

const BODY_MAX_BYTES = 16_384;

/** PEM texts: who signs the terminals' certificates, the bank's own certificate and key. */
export interface BankCertificates {
  readonly authority: string;
  readonly certificate: string;
  readonly privateKey: string;
}

/** Only terminals whose certificate the authority signed are let in. `silent` and `cut` touch changes as they touch messages. */
export function serveServices(port: number, tls: BankCertificates, issuer: CardIssuer, faults: BankFaultControl): Promise<RunningServer> {
  const options = { cert: tls.certificate, key: tls.privateKey, ca: tls.authority, requestCert: true, rejectUnauthorized: true };
  const listener = jsonListener(async (body) => {
    const changes = typeof body === 'object' && body !== null && 'operation' in body && /Loss$|^activate$/.test(String(body.operation));
    const reply = await answerService(issuer, body);
    const { fault } = changes ? faults.take('0200') : { fault: 'none' };
    return fault === 'silent' ? 'silent' : fault === 'cut' ? 'cut' : reply;
  });
  return listen(createHttpsServer(options, listener), port);
}

/** `POST {"fault":"late","times":1,"delayMs":2000}` with the token sets, an empty object clears; the answer is what stands. */
export function serveControl(port: number, token: string, faults: BankFaultControl): Promise<RunningServer> {
  const listener = jsonListener(async (body, request) => {
    if (!isToken(request.headers.authorization, token)) return { status: 403, body: { problem: 'token' } };
    const setting = settingOf(body);
    if (setting === null) return { status: 400, body: { problem: 'fault', known: BANK_FAULTS } };
    faults.set(setting);
    return { status: 200, body: faults.now() };
  });
  return listen(createHttpServer(listener), port);
}

function isToken(header: string | undefined, token: string): boolean {
  const [given, right] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === right.length && timingSafeEqual(given, right);
}

function settingOf(body: unknown): Partial<BankFaultSetting> | null {
  if (typeof body !== 'object' || body === null) return null;
  const given = new Map<string, unknown>(Object.entries(body));
  const fault = BANK_FAULTS.find((each) => each === (given.get('fault') ?? 'none'));
  const [times = null, delayMs = 0, responseCode = null] = ['times', 'delayMs', 'responseCode'].map((name) => given.get(name));
  if (fault === undefined || typeof delayMs !== 'number' || (times !== null && typeof times !== 'number')) return null;
  return responseCode === null || typeof responseCode === 'string' ? { fault, times, delayMs, responseCode } : null;
}

type Answer = (body: unknown, request: IncomingMessage) => Promise<ServiceReply | 'silent' | 'cut'>;

function jsonListener(answer: Answer): RequestListener {
  return (request, response) => {
    serve(request, response, answer).catch(() => response.destroy());
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_MAX_BYTES) {
      response.writeHead(413).end();
      return;
    }
    chunks.push(chunk);
  }
  const reply =
    request.method === 'POST' ? await answer(parsed(Buffer.concat(chunks).toString('utf8')), request) : { status: 405, body: {} };
  if (reply === 'cut') response.destroy();
  else if (reply !== 'silent') response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function listen(server: Server, port: number): Promise<RunningServer> {
  return listenOnLoopback(server, port, () => server.closeAllConnections());
}
