import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadAllPacks, loadPack, readPack } from './load-pack.ts';
import { signPack, verifyPack } from './signature.ts';
import { DEVELOPMENT_TRUST } from './trust.ts';

const SUZHOU = new URL('./packs/suzhou.json', import.meta.url);
const DEVELOPMENT_KEY = readFileSync(new URL('./keys/development.private.pem', import.meta.url), 'utf8');

interface SomePack {
  version: number;
  hotlines: { number: string }[];
  signature: { keyId: string; value: string };
}

function suzhou(): SomePack {
  return JSON.parse(readFileSync(SUZHOU, 'utf8')) as SomePack;
}

function fleetKey(): { readonly pem: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
}

/** A pack in a file of its own. */
function written(pack: object): string {
  const directory = mkdtempSync(join(tmpdir(), 'packs-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'suzhou.json');
  writeFileSync(file, JSON.stringify(pack));
  return file;
}

describe('Ed25519 itself', () => {
  it('RFC 8032 §7.1 test 1: the platform gives the signature of the empty message', async () => {
    const { createPrivateKey, sign } = await import('node:crypto');
    const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    expect(sign(null, Buffer.alloc(0), key).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });
});

describe('the signature of a pack', () => {
  it('holds however the file is laid out and whatever the order of its fields', () => {
    const pack = suzhou();
    const reversed = Object.fromEntries(Object.entries(pack).toReversed()) as unknown as SomePack;
    expect(verifyPack(reversed, DEVELOPMENT_TRUST.keys)).toEqual({ ok: true, value: null });
  });

  it('breaks when one digit of a telephone number is another', () => {
    const pack = suzhou();
    const [hotline] = pack.hotlines;
    if (hotline !== undefined) hotline.number = '96068';
    expect(readPack(written(pack), DEVELOPMENT_TRUST)).toMatchObject({
      ok: false,
      error: { code: 'rules.badSignature', detail: expect.stringMatching(/suzhou\.json: signature\.value: /) as string },
    });
  });

  it('is refused by name when nobody here trusts the key', () => {
    const pack = suzhou();
    const { publicKey } = fleetKey();
    const loaded = loadPack('suzhou', { keys: { 'fleet-2026': publicKey } });
    expect(loaded).toMatchObject({
      error: { code: 'rules.badSignature', detail: 'suzhou: signature.keyId: no key development is trusted here' },
    });
    expect(verifyPack(pack, { development: 'AAAA' })).toMatchObject({ error: { code: 'rules.badSignature' } });
    expect(verifyPack({ signature: { keyId: 'toString', value: '' } }, {})).toMatchObject({ error: { code: 'rules.badSignature' } });
  });

  it('is refused when another key made it, even under the trusted name', () => {
    const pack = suzhou();
    const forged = signPack(pack, 'development', fleetKey().pem);
    if (forged.ok) pack.signature = forged.value;
    expect(verifyPack(pack, DEVELOPMENT_TRUST.keys)).toMatchObject({ error: { code: 'rules.badSignature' } });
  });

  it('cannot be made with what is no Ed25519 private key', () => {
    const rsa = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    for (const pem of ['', 'no key', rsa]) expect(signPack({}, 'k', pem)).toMatchObject({ error: { code: 'rules.badKey' } });
    expect(signPack({}, 'k', DEVELOPMENT_KEY)).toMatchObject({ ok: true });
  });
});

describe('a fleet with a key of its own', () => {
  it('loads its own packs from its directory, and only those that are there', () => {
    const { pem, publicKey } = fleetKey();
    const pack = { ...suzhou(), version: 7 };
    const signature = signPack(pack, 'fleet-2026', pem);
    if (!signature.ok) throw new Error(signature.error.detail);
    const file = written({ ...pack, signature: signature.value });
    const trust = { keys: { 'fleet-2026': publicKey }, directory: join(file, '..') };
    expect(loadPack('suzhou', trust)).toMatchObject({ ok: true, value: { version: 7 } });
    expect([...loadAllPacks(trust).keys()]).toEqual(['suzhou']);
    expect(loadPack('zhaotong', trust)).toMatchObject({ error: { code: 'rules.packMissing' } });
  });

  it('is not served by a pack of another city under a wrong name, nor by a broken file', () => {
    const file = written(suzhou());
    expect(readPack(file, DEVELOPMENT_TRUST, 'zhaotong')).toMatchObject({
      error: { detail: expect.stringContaining('not of zhaotong') as string },
    });
    writeFileSync(file, '{ "city":');
    expect(readPack(file, DEVELOPMENT_TRUST)).toMatchObject({
      error: { code: 'rules.packInvalid', detail: expect.stringContaining(file) as string },
    });
  });
});
