import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from './command.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-authority-packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const credentials = join(folder, 'credentials.json');
writeFileSync(credentials, JSON.stringify({ terminals: [{ id: 'T-01', tokenSha256: '0'.repeat(64) }] }));

const pair = generateKeyPairSync('ed25519');
const fleetKey = `fleet-2026=${pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`;
const privateKey = join(folder, 'fleet.pem');
writeFileSync(privateKey, pair.privateKey.export({ format: 'pem', type: 'pkcs8' }));

/** A directory with the program's own pack of Zhaotong: signed by the key that everybody has. */
function packs(): { readonly directory: string; readonly file: string } {
  const directory = mkdtempSync(join(folder, 'packs-'));
  const file = join(directory, 'zhaotong.json');
  copyFileSync(new URL('../../db/rules/packs/zhaotong.json', import.meta.url), file);
  return { directory, file };
}

/** Runs a command; one that serves is ended as soon as it has said where. */
async function kiosk(...words: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const end = new AbortController();
  const out = (line: string) => {
    said.out.push(line);
    end.abort();
  };
  const io: Io = { input: Readable.from([]), out, err: (line) => said.err.push(line), signal: end.signal };
  return { code: await run(io, words), out: said.out, err: said.err.join('\n') };
}

const serve = (database: string, ...words: string[]) =>
  kiosk('authority', '--database', join(folder, database), '--port', '0', '--credentials', credentials, ...words);

describe('an authority with a fleet’s own packs', () => {
  it('refuses a pack that the development key signed, names it, and leaves the database alone', async () => {
    const { directory, file } = packs();
    const refused = await serve('refused.sqlite', '--packs', directory, '--pack-key', fleetKey);
    expect(refused).toMatchObject({ code: 10, out: [] });
    expect(refused.err).toContain(`${file}: signature.keyId: no key development is trusted here`);
    expect(existsSync(join(folder, 'refused.sqlite'))).toBe(false);
  });

  it('serves with a pack that the fleet’s key signed, also while two keys are named', async () => {
    const { directory, file } = packs();
    expect(await kiosk('rules', 'sign', '--key', privateKey, '--key-id', 'fleet-2026', file)).toMatchObject({ code: 0 });
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const served = await serve('served.sqlite', '--packs', directory, '--pack-key', `fleet-2025=${other},${fleetKey}`);
    expect(served).toMatchObject({ code: 0, out: [expect.stringMatching(/^http:\/\//)] });
  });

  it('is told what is missing: one option without the other, a key that is none, a directory without packs', async () => {
    const { directory } = packs();
    expect(await serve('x.sqlite', '--packs', directory)).toMatchObject({ code: 2 });
    expect(await serve('x.sqlite', '--pack-key', fleetKey)).toMatchObject({ code: 2 });
    for (const wrong of ['fleet-2026', 'fleet-2026=AAAA', `=${fleetKey.slice(11)}`, `${fleetKey},${fleetKey}`])
      expect(await serve('x.sqlite', '--packs', directory, '--pack-key', wrong)).toMatchObject({ code: 2 });
    const empty = await serve('x.sqlite', '--packs', mkdtempSync(join(folder, 'empty-')), '--pack-key', fleetKey);
    expect(empty).toMatchObject({ code: 10 });
  });
});
