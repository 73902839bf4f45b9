import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchStateSchema } from '../../api/bench/state.ts';
import { openRig, type Rig } from '../script/rig.ts';
import { openApi } from './openapi.ts';
import { openSimServer, type SimServer } from './server.ts';

let rig: Rig;
let server: SimServer;
let origin = '';
let key = '';
const pages = mkdtempSync(join(tmpdir(), 'kiosk-panel-'));

beforeAll(async () => {
  mkdirSync(join(pages, 'bench'));
  writeFileSync(join(pages, 'bench', 'index.html'), '<p>panel</p>');
  const opened = await openRig({ title: 'http', city: 'zhaotong', start: '2026-11-23T10:00:00+08:00', steps: [] });
  if (!opened.ok) throw new Error(opened.error.detail);
  rig = opened.value;
  server = await openSimServer({ control: rig.control, port: 0, rendererDirectory: pages, say: () => undefined });
  origin = `http://127.0.0.1:${server.port}`;
  key = ((await (await session(token())).json()) as { key: string }).key;
});
afterAll(async () => {
  await server.close();
  await rig.close();
  rmSync(pages, { recursive: true, force: true });
});

const token = (): string => new URL(server.address()).hash.replace('#token=', '');
const session = (bearer: string) => fetch(`${origin}/v1/session`, { method: 'POST', headers: { authorization: `Bearer ${bearer}` } });
const ask = (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { ...init, headers: { authorization: `Bearer ${key}`, ...headers } });
const act = (body: unknown) => ask('/v1/actions', { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json' });

/** With a Host header that fetch would not send. */
function underHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port: server.port, path: '/openapi.json', headers: { host } }, ({ statusCode }) =>
      resolve(statusCode ?? 0),
    )
      .on('error', reject)
      .end();
  });
}

describe('the control over HTTP', () => {
  it('moves what a machine has inside, and says what cannot be done', async () => {
    const moved = async (body: object) => benchStateSchema.parse(await (await act(body)).json()).machine;
    expect((await moved({ do: 'dispenser', state: 'empty' })).dispenser.cards).toBe(0);
    expect((await moved({ do: 'dispenser', state: 'unplugged' })).dispenser.device).toBe('noDevice');
    expect((await moved({ do: 'dispenser', state: 'full' })).dispenser).toEqual({ device: 'online', cards: 100, media: 'notPresent' });
    expect((await moved({ do: 'bin', state: 'full' })).bin).toEqual({ count: 50, room: 50 });
    expect((await moved({ do: 'bin', state: 'empty' })).bin.count).toBe(0);
    expect((await moved({ do: 'power', source: 'battery' })).power).toBe('battery');
    expect(rig.control.state().view).toMatchObject({ screen: 'trouble', faultCode: 'power.onBattery' });
    expect((await moved({ do: 'power', source: 'mains' })).power).toBe('mains');
    expect(await (await act({ do: 'takeNewCard' })).json()).toMatchObject({ fault: { code: 'sim.noNewCard' } });
  });

  it('gives a key for a token, once', async () => {
    const once = token();
    expect([(await session(once)).status, (await session(once)).status, (await session('guess')).status]).toEqual([200, 401, 401]);
  });

  it('is closed to whoever has no key, comes from another page or under another name', async () => {
    expect((await fetch(`${origin}/v1/state`)).status).toBe(401);
    expect((await fetch(`${origin}/v1/events`)).status).toBe(401);
    expect((await ask('/v1/state', {}, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask('/v1/state', {}, { origin })).status).toBe(200);
    expect([await underHost('evil.example'), await underHost(`localhost:${server.port}`)]).toEqual([403, 200]);
  });

  it('does an action and gives the bench afterwards; a refused one says why', async () => {
    const done = await act({ do: 'paper', printer: 'slip', state: 'low' });
    expect(benchStateSchema.parse(await done.json()).printers.slip).toBe('low');
    const refused = await act({ do: 'insert', card: 'nobody' });
    expect([refused.status, await refused.json()]).toMatchObject([409, { fault: { code: 'sim.unknownCard' } }]);
    const wrong = await act({ do: 'press', intent: { intent: 'fly' } });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { fault: { code: 'sim.badAction' } }]);
    expect((await ask('/v1/actions', { method: 'POST', body: '{}' }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await act({ do: 'x'.repeat(40_000) })).status).toBe(413);
  });

  it('has the script, no paper before any came out, and nothing else', async () => {
    expect(await (await ask('/v1/script')).json()).toMatchObject({ city: 'zhaotong' });
    const none = await ask('/v1/papers/7/picture');
    expect([none.status, await none.json()]).toMatchObject([404, { fault: { code: 'sim.noPaper' } }]);
    const nothing = await ask('/v1/none');
    expect([nothing.status, await nothing.json()]).toMatchObject([404, { fault: { code: 'sim.refused' } }]);
    expect((await ask('/v1/state', { method: 'POST' })).status).toBe(405);
  });

  it('tells of each change as it happens', async () => {
    const stop = new AbortController();
    const stream = await ask('/v1/events', { signal: stop.signal });
    const reader = (stream.body ?? new ReadableStream<Uint8Array>()).getReader();
    const read = async (until: string): Promise<string> => {
      let heard = '';
      while (!heard.includes(until)) heard += Buffer.from((await reader.read()).value ?? []).toString();
      return heard;
    };
    expect(await read('"idCardOn":null')).toContain('event: state');
    await act({ do: 'layIdCard', person: 'zhaotong' });
    expect(await read('"idCardOn":"zhaotong"')).toContain('event: state');
    stop.abort();
  });

  it('serves the panel, which may speak to this address only', async () => {
    const page = await fetch(`${origin}/bench/`);
    expect([page.status, await page.text()]).toEqual([200, '<p>panel</p>']);
    expect(page.headers.get('content-security-policy')).toContain(`connect-src ${origin}`);
    expect((await fetch(`${origin}/bench/../../package.json`)).status).toBe(404);
  });

  it('is described as it is: docs/simulator-api.json is current (write-openapi.ts writes it)', async () => {
    const kept: unknown = JSON.parse(readFileSync(new URL('../../../docs/simulator-api.json', import.meta.url), 'utf8'));
    expect(kept).toEqual(JSON.parse(JSON.stringify(openApi())));
    expect(await (await fetch(`${origin}/openapi.json`)).json()).toEqual(kept);
  });
});
