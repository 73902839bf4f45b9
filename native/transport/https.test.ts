import { createServer } from 'node:https';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { makeCertificates, type Certificates } from '../../test/contract/card-keys-server.ts';
import { cannotTestHere } from '../../test/support/cannot.ts';
import { manualClock } from '../../test/support/manual-clock.ts';
import { createHttpsRequest } from './https.ts';

const TIMEOUT_MS = 5_000;

const certificates = makeCertificates();
if (certificates === null) cannotTestHere('a JSON question over HTTPS', 'no openssl to make certificates with');
else questions(certificates);

/** Asks a server that answers so; `silent`: the time limit strikes after it was asked. */
async function askOf(made: Certificates, answer: (response: ServerResponse) => void, silent = false) {
  const { server: own, authority, terminal } = made;
  const clock = manualClock();
  const heard: string[] = [];
  const server = createServer({ cert: own.certificate, key: own.privateKey, ca: authority, requestCert: true }, (incoming, response) => {
    heard.push(incoming.url ?? '');
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const asked = createHttpsRequest({ url, authority, ...terminal, timeoutMs: TIMEOUT_MS, clock })({ question: 1 });
  while (silent && heard.length === 0) await clock.advance(0);
  if (silent) await clock.advance(TIMEOUT_MS);
  const answered = await asked;
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
  return answered;
}

function questions(made: Certificates): void {
  describe('a JSON question over HTTPS', () => {
    it('gives status and body', async () => {
      const answered = await askOf(made, (response) => response.writeHead(403).end('{"a":1}'));
      expect(answered).toEqual({ ok: true, value: { status: 403, body: { a: 1 } } });
    });

    it('gives null for a body that is no JSON', async () => {
      expect(await askOf(made, (response) => response.end('<html>'))).toEqual({ ok: true, value: { status: 200, body: null } });
    });

    it.each<[string, (response: ServerResponse) => void, boolean]>([
      ['an answer without end in time', (response) => response.writeHead(200).write('{'), true],
      ['no answer in time', () => undefined, true],
      ['an answer that breaks off', (response) => response.write('{', () => response.destroy()), false],
      ['an answer longer than any', (response) => response.end('1'.repeat(70_000)), false],
    ])('is link.closed at %s', async (_what, answer, silent) => {
      expect(await askOf(made, answer, silent)).toMatchObject({ ok: false, error: { code: 'link.closed' } });
    });

    it('is never sent without TLS', () => {
      const { authority, terminal } = made;
      expect(() => createHttpsRequest({ url: 'http://127.0.0.1/', authority, ...terminal, timeoutMs: TIMEOUT_MS })).toThrow(RangeError);
    });
  });
}
