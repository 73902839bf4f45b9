/** The key service's contract on keys in software, and on a remote service that has them. */
import { describe, expect, it } from 'vitest';
import { toHex } from '../../native/base/bytes.ts';
import { createRemoteKeys } from '../../native/card/keys/remote.ts';
import { createSoftwareKeys } from '../../native/card/keys/software.ts';
import { createHttpsRequest, type HttpsOptions } from '../../native/transport/https.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { manualClock } from '../support/manual-clock.ts';
import { PROCESS_FACTOR, ROOT, SM4_CARD, SOURCE } from '../vectors/card-keys.ts';
import { cardKeysContract, type KeyHolder } from './card-keys.ts';
import { makeCertificates, REMOTE_ADDRESSES, startKeyServer, type Certificate, type Certificates } from './card-keys-server.ts';
import { code } from './card-reader-bench.ts';

const TIMEOUT_MS = 5_000;
const HOLDER: KeyHolder = { algorithm: 'sm4', region: '510100', roots: { RKSSSE: ROOT } };
const AUTHENTICATION = {
  algorithm: 'sm4',
  cardIdentifier: SM4_CARD.identifier,
  serial: SM4_CARD.serial,
  key: 'RKSSSE',
  processFactor: PROCESS_FACTOR,
  source: SOURCE,
} as const;

cardKeysContract('software', ({ algorithm, roots }) =>
  Promise.resolve({
    keys: createSoftwareKeys({ roots: { [algorithm]: roots } }),
    goAway: null,
    close: () => Promise.resolve(),
  }),
);

const certificates = makeCertificates();
if (certificates === null) cannotTestHere('key service, remote', 'no openssl to make certificates with');
else remote(certificates);

function remote(made: Certificates): void {
  const keysAt = (url: string, changed: Partial<HttpsOptions> = {}) =>
    createRemoteKeys({
      request: createHttpsRequest({ url, authority: made.authority, ...made.terminal, timeoutMs: TIMEOUT_MS, ...changed }),
      keyAddresses: REMOTE_ADDRESSES,
    });

  cardKeysContract('remote', async (holder) => {
    const server = await startKeyServer(holder, made);
    return { keys: keysAt(server.url), goAway: () => server.close(), close: () => server.close() };
  });

  describe('the line to a remote key service', () => {
    const strangers: readonly [string, Partial<HttpsOptions>][] = [
      ['a terminal that the service does not know', pem(made.stranger)],
      ['a service that the terminal does not know', { authority: made.stranger.certificate }],
      ['a certificate that is none', { certificate: 'PEM' }],
    ];
    it.each(strangers)('%s: keys.unavailable, and nothing was asked', async (_who, changed) => {
      const server = await startKeyServer(HOLDER, made);
      expect(code(await keysAt(server.url, changed).authenticate(AUTHENTICATION))).toBe('keys.unavailable');
      expect(server.questions).toEqual([]);
      await server.close();
    });

    it('a service that does not answer in time: keys.unavailable', async () => {
      const server = await startKeyServer(HOLDER, made, 'silent');
      const clock = manualClock();
      const asked = keysAt(server.url, { clock }).authenticate(AUTHENTICATION);
      while (server.questions.length === 0) await clock.advance(0);
      await clock.advance(TIMEOUT_MS);
      expect(code(await asked)).toBe('keys.unavailable');
      await server.close();
    });

    it('carries no key', async () => {
      const server = await startKeyServer(HOLDER, made);
      expect((await keysAt(server.url).authenticate(AUTHENTICATION)).ok).toBe(true);
      const said = server.questions.join();
      for (const key of [toHex(ROOT), SM4_CARD.cardKey, SM4_CARD.session]) expect(said).not.toContain(key);
      await server.close();
    });
  });
}

function pem({ certificate, privateKey }: Certificate): Partial<HttpsOptions> {
  return { certificate, privateKey };
}
