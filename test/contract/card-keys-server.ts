/** A remote key service on loopback, over software keys, with certificates made for the occasion. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { hex, toHex } from '../../native/base/bytes.ts';
import { createSoftwareKeys } from '../../native/card/keys/software.ts';
import type { CardKeyName } from '../../native/ports/card-keys.ts';
import type { KeyHolder } from './card-keys.ts';

export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface Certificates {
  readonly authority: string;
  readonly server: Certificate;
  readonly terminal: Certificate;
  /** Signed by itself: nobody's terminal. */
  readonly stranger: Certificate;
}

/** `null` where there is no openssl. */
export function makeCertificates(): Certificates | null {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-certificates-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const read = (name: string) => readFileSync(at(name), 'utf8');
  const own = (name: string) =>
    openssl(...REQUEST, '-x509', '-days', '2', '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=${name}`);
  const signed = (name: string): Certificate => {
    openssl(...REQUEST, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-CA', 'authority.pem', '-CAkey', 'authority.key'];
    openssl('x509', '-req', ...files, '-CAcreateserial', '-days', '2', '-extfile', 'names.txt');
    return { certificate: read(`${name}.pem`), privateKey: read(`${name}.key`) };
  };
  try {
    writeFileSync(at('names.txt'), 'subjectAltName=IP:127.0.0.1');
    own('authority');
    own('stranger');
    const stranger = { certificate: read('stranger.pem'), privateKey: read('stranger.key') };
    return { authority: read('authority.pem'), server: signed('server'), terminal: signed('terminal'), stranger };
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const REQUEST = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Addresses at this server: `@` and the key's name. */
export const REMOTE_ADDRESSES = Object.fromEntries(
  (['IRK', 'RKSSSE', 'UKSSSE', 'PUK', 'BK', 'STKSSSE'] as const).map((name) => [name, `@${name}`]),
);

const bytes = z
  .string()
  .regex(/^([0-9A-F]{2})*$/)
  .transform(hex);
const question = z.strictObject({
  operation: z.enum(['authenticate', 'seal']),
  algorithm: z.enum(['01', '03']),
  keyAddress: z.string().startsWith('@'),
  cardIdentifier: bytes,
  serial: bytes,
  processFactor: bytes,
  source: bytes.optional(),
  header: bytes.optional(),
  plain: bytes.optional(),
});

export interface KeyServer {
  readonly url: string;
  /** Every question's body, as it came. */
  readonly questions: readonly string[];
  close(): Promise<void>;
}

/** Only terminals with a certificate of the authority are let in. `silent`: it takes questions and never answers. */
export async function startKeyServer(
  holder: KeyHolder,
  certificates: Certificates,
  behaviour: 'answers' | 'silent' = 'answers',
): Promise<KeyServer> {
  const { server: own, authority } = certificates;
  const questions: string[] = [];
  const answer = answerer(holder);
  const options = { cert: own.certificate, key: own.privateKey, ca: authority, requestCert: true, rejectUnauthorized: true };
  const server = createServer(options, (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      questions.push(text);
      if (behaviour === 'answers') void answer(text).then((body) => response.end(JSON.stringify(body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    questions,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function answerer({ algorithm, roots }: KeyHolder): (text: string) => Promise<unknown> {
  const keys = createSoftwareKeys({ roots: { [algorithm]: roots } });
  return async (text) => {
    const asked = question.parse(JSON.parse(text));
    const context = {
      algorithm: asked.algorithm === '01' ? 'tdes' : 'sm4',
      cardIdentifier: asked.cardIdentifier,
      serial: asked.serial,
      processFactor: asked.processFactor,
    } as const;
    const key = asked.keyAddress.slice(1) as CardKeyName;
    const { source = new Uint8Array(), header = new Uint8Array(), plain = new Uint8Array() } = asked;
    const computed =
      asked.operation === 'authenticate'
        ? await keys.authenticate({ ...context, key, source })
        : await keys.seal({ ...context, key: key === 'STKSSSE' ? key : 'STKDF01', header, plain });
    if (computed.ok) return { data: toHex(computed.value) };
    return { refusal: computed.error.code === 'keys.unknownKey' ? 'unknownKey' : 'refused' };
  };
}
