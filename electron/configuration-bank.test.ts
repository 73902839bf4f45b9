import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bankHostSchema, unusableBankFile } from './configuration-bank.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-bank-settings-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const MASTER = join(folder, 'master.key');
writeFileSync(MASTER, '0123456789ABCDEFFEDCBA9876543210\n');
const GOOD = { kind: 'iso8583', host: '10.0.0.1', port: 8583, terminal: '00000001', merchant: '123456789012345', masterKeyFile: MASTER };
const JSON_FILES = { authorityFile: MASTER, certificateFile: MASTER, privateKeyFile: MASTER };

describe('the bankHost setting', () => {
  it('is none unless it says so, and UnionPay POS where it says no more', () => {
    expect(bankHostSchema.parse(undefined)).toEqual({ kind: 'none' });
    expect(bankHostSchema.parse(GOOD)).toMatchObject({ pinFormat: 'iso0-tdes', macAlgorithm: 'cup', signOnCode: '003', entryMode: '051' });
  });

  it.each([
    ['a PIN format that is none', { pinFormat: 'iso2-tdes' }],
    ['a MAC that is none', { macAlgorithm: 'crc' }],
    ['a terminal number of another length', { terminal: '1' }],
    ['a header of another length', { header: '6031' }],
    ['a JSON interface without TLS', { json: { url: 'http://bank.example/', ...JSON_FILES } }],
    ['a master key in the configuration itself', { masterKey: '0123456789ABCDEFFEDCBA9876543210' }],
  ])('with %s is refused', (_what, wrong) => {
    expect(bankHostSchema.safeParse({ ...GOOD, ...wrong }).success).toBe(false);
  });

  it('names the file that cannot be used, and never what is in it', () => {
    expect(unusableBankFile(bankHostSchema.parse(GOOD))).toBeNull();
    const short = join(folder, 'short.key');
    writeFileSync(short, '0123456789ABCDEF');
    expect(unusableBankFile(bankHostSchema.parse({ ...GOOD, masterKeyFile: short }))).toBe('masterKeyFile: not 16 bytes of hexadecimal');
    const json = { url: 'https://bank.example/', ...JSON_FILES, privateKeyFile: join(folder, 'nowhere') };
    expect(unusableBankFile(bankHostSchema.parse({ ...GOOD, json }))).toContain('json.privateKeyFile');
  });
});
