import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DEVELOPMENT_TRUST } from '../db/rules/trust.ts';
import { packTrust, ruleSettingsSchema } from './configuration-rules.ts';
import { startTerminal } from './start-terminal.ts';

const publicKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

it('a terminal with keys of its own does not trust the development key', () => {
  const rules = ruleSettingsSchema.parse({ keys: { 'fleet-2026': publicKey }, directory: '/packs' });
  expect(packTrust(rules)).toEqual({ keys: { 'fleet-2026': publicKey }, directory: '/packs' });
  expect(packTrust(undefined)).toBe(DEVELOPMENT_TRUST);
});

it('keys that are none, and keys without packs, are refused', () => {
  for (const rules of [{ keys: {}, directory: 'x' }, { keys: { k: 'AAAA' }, directory: 'x' }, { keys: { k: publicKey } }]) {
    expect(ruleSettingsSchema.safeParse(rules).success).toBe(false);
  }
});

it('a terminal whose pack is missing in the fleet’s directory does not start, and names the file', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'fleet-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'terminal.json');
  const terminal = { id: 'T1', city: 'suzhou', outletName: '网点', outletKinds: ['issuingBankOutlet'] };
  writeFileSync(file, JSON.stringify({ terminal, dataDirectory: directory, rules: { keys: { k: publicKey }, directory } }));
  const started = await startTerminal({ argv: ['--config', file], say: () => undefined, onBug: () => undefined });
  expect(started).toMatchObject({
    ok: false,
    error: { code: 'rules.packMissing', detail: expect.stringContaining('suzhou.json') as string },
  });
});
