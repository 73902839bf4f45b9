import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ServerMessage } from '../../electron/api/wire.ts';
import type { Frame } from '../../electron/api/view.ts';
import { openBrowserShell } from '../../electron/browser-shell.ts';
import { idlePictures } from '../../electron/kiosk/idle-pictures.ts';
import { systemClock, type Clock } from '../../native/base/clock.ts';
import { shellSuite } from './shell-suite.ts';
import { frameOf, ShellTestTerminal } from './shell-terminal.ts';

const rendererDirectory = mkdtempSync(join(tmpdir(), 'shell-browser-'));
writeFileSync(join(rendererDirectory, 'index.html'), '<!doctype html><title>terminal</title>');
afterAll(() => rmSync(rendererDirectory, { recursive: true }));

const open = new Set<() => Promise<void>>();
afterEach(async () => {
  await Promise.all([...open].map((close) => close()));
  open.clear();
});

async function shell(clock: Clock = systemClock) {
  const terminal = new ShellTestTerminal();
  const lines: string[] = [];
  const opened = await openBrowserShell({ terminal, rendererDirectory, display: null, clock, print: (line) => lines.push(line) });
  open.add(() => opened.close());
  const { port, hash } = new URL(opened.address);
  return { opened, terminal, lines, port: Number(port), token: hash.slice('#token='.length), close: () => opened.close() };
}

interface Client {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  readonly tokens: string[];
  /** HTTP status of a refused upgrade, or the close code of an ended connection. */
  readonly ended: Promise<number>;
}

function connect(port: number, token: string, headers: { host?: string; origin?: string; path?: string } = {}): Client {
  const { host = `127.0.0.1:${port}`, origin = `http://127.0.0.1:${port}`, path = '/api' } = headers;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}?token=${token}`, {
    headers: { Host: host, ...(origin === '' ? {} : { Origin: origin }) },
  });
  const frames: Frame[] = [];
  const tokens: string[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as ServerMessage;
    if (message.kind === 'frame') frames.push(message.frame);
    else tokens.push(message.token);
  });
  const ended = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('close', (code) => resolve(code));
  });
  socket.on('error', () => undefined);
  return { socket, frames, tokens, ended };
}

/** One HTTP request with any path and any Host. */
function get(port: number, path: string, options: { method?: string; host?: string } = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const headers = { Host: options.host ?? `127.0.0.1:${port}` };
    const sent = request({ host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

shellSuite('the browser shell', async () => {
  const { opened, terminal, port, token } = await shell();
  const connected = async () => {
    const { socket, frames } = connect(port, token);
    await new Promise((resolve) => socket.once('open', resolve));
    return { frames, send: (message: unknown) => socket.send(JSON.stringify(message)) };
  };
  return { terminal, connect: connected, close: () => opened.close() };
});

describe('the token', () => {
  it('stands in the fragment of the address that is printed, which no server and no log gets to see', async () => {
    const { opened, lines } = await shell();
    expect(opened.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    expect(lines).toEqual([`The terminal waits at ${opened.address} (this machine only; the address works once)`]);
  });

  it('opens one connection; the same again is refused', async () => {
    const { port, token } = await shell();
    const first = connect(port, token);
    await expect.poll(() => first.frames.length).toBe(1);
    expect(await connect(port, token).ended).toBe(401);
    expect(first.socket.readyState).toBe(WebSocket.OPEN);
  });

  it.each([
    ['none', ''],
    ['a wrong one', 'A'.repeat(43)],
  ])('is asked for: %s is refused', async (_, token) => {
    const { port, terminal } = await shell();
    expect(await connect(port, token).ended).toBe(401);
    expect(terminal.windows()).toBe(0);
  });

  it('for the next connection comes first of all, so a reload works and takes the place of the old window', async () => {
    const { port, token, terminal } = await shell();
    const first = connect(port, token);
    await expect.poll(() => first.tokens.length).toBe(1);
    const second = connect(port, first.tokens[0] ?? '');
    expect(await first.ended).toBe(4001);
    terminal.show(frameOf(2));
    await expect.poll(() => second.frames.at(-1)?.sequence).toBe(2);
    expect(terminal.windows()).toBe(1);
  });

  it('is given anew, and printed, when the window is gone and does not come back', async () => {
    const waits: { delayMs: number; fire: () => void }[] = [];
    const clock: Clock = { nowMs: () => 0, after: (delayMs, fire) => (waits.push({ delayMs, fire }), () => undefined) };
    const { port, token, lines, opened } = await shell(clock);
    const first = connect(port, token);
    await expect.poll(() => first.frames.length).toBe(1);
    first.socket.close();
    await expect.poll(() => waits.map(({ delayMs }) => delayMs)).toEqual([10_000]);
    waits[0]?.fire();
    expect(lines.at(-1)).toContain(opened.address);
    const next = connect(port, new URL(opened.address).hash.slice('#token='.length));
    await expect.poll(() => next.frames.length).toBe(1);
  });
});

describe('a page of somebody else', () => {
  it.each([
    ['under a foreign name for this address', { host: 'evil.example:80' }, 403],
    ['under the right name with another port', { host: '127.0.0.1:1' }, 403],
    ['from another origin', { origin: 'http://evil.example' }, 403],
    ['from another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['from a file', { origin: 'null' }, 403],
    ['that hides its origin', { origin: '' }, 403],
    ['at another path', { path: '/other' }, 404],
    ['at a path beside', { path: '/api/../other' }, 404],
  ])('%s gets no connection and spends no token', async (_, headers, status) => {
    const { port, token, terminal } = await shell();
    expect(await connect(port, token, headers).ended).toBe(status);
    expect(terminal.windows()).toBe(0);
    const own = connect(port, token);
    await expect.poll(() => own.frames.length).toBe(1);
  });

  it('gets no file under a foreign name either', async () => {
    const { port } = await shell();
    expect((await get(port, '/', { host: 'evil.example' })).status).toBe(403);
    expect((await get(port, '/', { host: `localhost:${port}` })).status).toBe(200);
  });
});

describe('a window that breaks the protocol', () => {
  it.each([
    ['text that is not JSON', '{"kind":', 1007],
    ['bytes', Buffer.from('{}'), 1007],
    ['more than a request can be', JSON.stringify({ kind: 'x'.repeat(5_000) }), 1009],
  ])('by sending %s is closed', async (_, data, code) => {
    const { port, token, terminal } = await shell();
    const client = connect(port, token);
    await expect.poll(() => client.frames.length).toBe(1);
    client.socket.send(data);
    expect(await client.ended).toBe(code);
    expect(terminal.requests).toEqual([]);
  });
});

describe('a slow window', () => {
  it('gets the newest frame and not a queue of old ones', async () => {
    const { port, token, terminal } = await shell();
    const client = connect(port, token);
    await expect.poll(() => client.frames.length).toBe(1);
    client.socket.pause();
    const filler = '挂'.repeat(200_000);
    for (let sequence = 2; sequence <= 60; sequence += 1) {
      terminal.show(frameOf(sequence, filler));
      await new Promise(setImmediate);
    }
    client.socket.resume();
    await expect.poll(() => client.frames.at(-1)?.sequence).toBe(60);
    expect(client.frames.length).toBeLessThan(30);
  });
});

describe('the files', () => {
  it('come under strict headers and are never kept', async () => {
    const { port } = await shell();
    const page = await get(port, '/?x=1');
    expect(page.body).toContain('<title>terminal</title>');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        `connect-src ws://127.0.0.1:${port}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('cannot be left, changed or listed', async () => {
    const { port } = await shell();
    expect((await get(port, '/../../etc/passwd')).status).toBe(400);
    expect((await get(port, '/%2e%2e/%2e%2e/etc/passwd')).status).toBe(400);
    expect((await get(port, '/missing.html')).status).toBe(404);
    expect((await get(port, '/', { method: 'POST' })).status).toBe(405);
    const head = await get(port, '/', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
  });
});

it('a shell without a built renderer says how to build it', async () => {
  const options = { terminal: new ShellTestTerminal(), rendererDirectory: join(rendererDirectory, 'none'), clock: systemClock };
  await expect(openBrowserShell({ ...options, print: () => undefined })).rejects.toThrow('npm run build');
});

it('serves the pictures of the outlet beside the page, and nothing else of their folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outlet-pictures-'));
  writeFileSync(join(folder, 'hall.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const pictures = idlePictures(folder, ['hall.svg', 'gone.png']);
  const terminal = new ShellTestTerminal();
  const opened = await openBrowserShell({ terminal, rendererDirectory, pictures, clock: systemClock, print: () => undefined });
  open.add(() => opened.close());
  const { origin } = new URL(opened.address);
  const answers = await Promise.all(['/idle/0.svg', '/idle/1.png', '/idle/hall.svg'].map((path) => fetch(`${origin}${path}`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 404]);
  expect(answers[0]?.headers.get('content-type')).toBe('image/svg+xml');
  expect(answers[0]?.headers.get('content-security-policy')).toContain("script-src 'self'");
  rmSync(folder, { recursive: true });
});
