import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openJsonService, type JsonService } from './json-service.ts';
import { cardInfoOf, nationalBench } from './national.fixture.ts';

const ORIGIN = 'https://hall.example.cn';
const open: JsonService[] = [];

async function serviceOn(id: string | null = 'zhaotong', typed: `${number}`[] = []) {
  const lines: string[] = [];
  const bench = nationalBench(id, typed);
  const service = await openJsonService({ national: bench.national, port: 0, origins: [ORIGIN], report: (line) => lines.push(line) });
  open.push(service);
  return { ...bench, service, lines };
}

afterEach(async () => {
  for (const service of open.splice(0)) await service.close();
});

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** A request with any headers, which fetch would not let us set. */
function send({ port, token }: JsonService, { method = 'POST', path = '/', headers = {}, body = '' }: Sent = {}) {
  const all = {
    host: `127.0.0.1:${port}`,
    origin: ORIGIN,
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => typeof value === 'string'));
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: sent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function call(name: string, ...values: string[]): Sent {
  return { body: JSON.stringify({ function: name, arguments: values }) };
}

describe('the card service', () => {
  it('answers a page of a named origin that knows the token', async () => {
    const { service } = await serviceOn();
    const { status, headers, text } = await send(service, call('iReadCardBas', '3'));
    expect([status, headers['access-control-allow-origin'], headers['cache-control']]).toEqual([200, ORIGIN, 'no-store']);
    expect(JSON.parse(text)).toEqual({ code: 0, out: expect.stringContaining('530602198703164024') as string });
  });

  it('lets a browser ask first', async () => {
    const { service } = await serviceOn();
    const { status, headers } = await send(service, { method: 'OPTIONS', headers: { authorization: undefined } });
    expect([status, headers['access-control-allow-headers']]).toEqual([204, 'authorization, content-type']);
  });

  it.each([
    ['a wrong token', { headers: { authorization: 'Bearer AAAA' } }, 401],
    ['no token', { headers: { authorization: undefined } }, 401],
    ['another host: DNS rebinding', { headers: { host: 'evil.example' } }, 403],
    ['another origin', { headers: { origin: 'https://evil.example' } }, 403],
    ['the origin null', { headers: { origin: 'null' } }, 403],
    ['no origin', { headers: { origin: undefined } }, 403],
    ['a question from another origin', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, 403],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 415],
    ['GET', { method: 'GET', body: '' }, 405],
    ['another path', { path: '/x' }, 404],
    ['no JSON', { body: '{"function":' }, 400],
    ['no object', { body: 'null' }, 400],
    ['no arguments', { body: '{"function":"iReadCardBas"}' }, 400],
    ['arguments that are no texts', { body: '{"function":"iReadCardBas","arguments":[1]}' }, 400],
    ['a body over the limit', { body: ' '.repeat(20_000) }, 413],
  ] as const)('refuses %s', async (_what, sent, status) => {
    const { service, lines } = await serviceOn();
    const answer = await send(service, { ...call('iReadCardBas', '3'), ...sent });
    expect([answer.status, answer.text]).toEqual([status, '']);
    expect(lines).toEqual([`a request was refused (${status})`]);
  });

  it.each([
    [call('iWriteCardBas', '1'), -13],
    [call('iWriteCard', '1'), -14],
    [call('close'), -13],
    [call('toString'), -13],
    [call('iReadCardBas'), -14],
    [call('iReadCardBas', '1', '2'), -14],
    [call('iReadCardBas', '1'), -2],
  ])('gives a code for %j', async (sent, code) => {
    const { service } = await serviceOn(null);
    expect(JSON.parse((await send(service, sent)).text)).toMatchObject({ code });
  });

  it('serves calls one after another, and tells too many to come back', async () => {
    const { service, readers } = await serviceOn();
    const address = call('iReadCard', '1', '1', cardInfoOf('zhaotong'), 'SSSEEF05|07|$');
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(service, address)));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(statuses.includes(503) ? new Set([200, 503]) : new Set([200]));
    expect(readers.openHandles().connections).toBe(0);
  });

  it('never tells a PIN', async () => {
    const { service, lines } = await serviceOn('zhaotong', ['111111', '000000']);
    const wrong = await send(service, call('iVerifyPIN', '1'));
    const right = await send(service, call('iVerifyPIN', '1'));
    expect([JSON.parse(wrong.text), JSON.parse(right.text)]).toEqual([
      { code: -51, out: 'PIN校验失败（剩余5次）' },
      { code: 0, out: '' },
    ]);
    expect(lines.join()).not.toMatch(/111111|000000/);
  });

  it('has a token of its own at every start', async () => {
    const [one, two] = [await serviceOn(), await serviceOn()];
    expect(one.service.token).not.toBe(two.service.token);
    expect(one.service.token).toMatch(/^[\w-]{43}$/);
  });
});
