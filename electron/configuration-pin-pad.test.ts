import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinPadOf } from './compose-pin-pad.ts';
import { configurationSchema, readConfiguration, simulatedConfiguration } from './configuration.ts';

const BANK = { kind: 'iso8583', host: '10.0.0.1', port: 8583, terminal: '00000001', merchant: '123456789012345' };
const ZT598 = { kind: 'zt598', device: '/dev/ttyS9' };
const directory = mkdtempSync(join(tmpdir(), 'kiosk-pad-configuration-'));

function told(change: object): string {
  const parsed = configurationSchema.safeParse({ ...simulatedConfiguration(directory), ...change });
  return parsed.success ? 'right' : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

describe('the setting pinPad', () => {
  it('is the screen when nothing is said', async () => {
    const { pinPad } = simulatedConfiguration(directory);
    expect(pinPad).toEqual({ kind: 'onScreen' });
    expect(pinPadOf(pinPad)).toBeNull();
  });

  it.each([
    ['a pad that holds the master key, which then stands in no file', { bankHost: BANK, pinPad: ZT598 }, 'right'],
    ['a pad without a bank', { pinPad: { ...ZT598, kind: 'zt588', baudRate: 38_400 } }, 'right'],
    ['no pad and no key', { bankHost: BANK }, 'bankHost.masterKeyFile: needed unless an encrypting PIN pad holds the master key'],
    [
      'a key in a file beside a pad',
      { bankHost: { ...BANK, masterKeyFile: 'x' }, pinPad: ZT598 },
      'bankHost.masterKeyFile: with an encrypting PIN pad the master key is in the pad, and in no file',
    ],
    [
      'the embedded bank with a pad',
      { bankHost: { kind: 'embedded' }, pinPad: ZT598 },
      'pinPad: the embedded bank has no key that an encrypting pad could hold',
    ],
    [
      'a form that no pad gives',
      { bankHost: { ...BANK, pinFormat: 'iso4-aes' }, pinPad: ZT598 },
      'bankHost.pinFormat: a zt598 gives no iso4-aes',
    ],
  ])('%s', (_what, change, expected) => {
    expect(told(change)).toBe(expected);
  });

  it('knows what each model can give', () => {
    const pinPad = { kind: 'kmy3501', device: '/dev/ttyS9' };
    expect(told({ bankHost: BANK, pinPad })).toBe('right');
    expect(told({ bankHost: { ...BANK, pinFormat: 'iso0-sm4-padded' }, pinPad })).toBe(
      'bankHost.pinFormat: a kmy3501 gives no iso0-sm4-padded',
    );
  });

  it('names a file that cannot be used', () => {
    const uidFile = join(directory, 'uid');
    const file = join(directory, 'terminal.json');
    writeFileSync(uidFile, 'no key');
    writeFileSync(file, JSON.stringify({ ...simulatedConfiguration(directory), pinPad: { ...ZT598, uidFile } }));
    const read = readConfiguration(file);
    expect(read.ok ? '' : read.error.detail).toContain('pinPad.uidFile: not 16 bytes of hexadecimal');
  });

  it('makes a pad that says at once that nothing is on its line', async () => {
    const uidFile = join(directory, 'good-uid');
    writeFileSync(uidFile, '00112233445566778899AABBCCDDEEFF\n');
    const configured = configurationSchema.parse({ ...simulatedConfiguration(directory), pinPad: { ...ZT598, uidFile } });
    const pad = pinPadOf(configured.pinPad);
    expect(await pad?.status()).toMatchObject({ device: 'noDevice' });
    await pad?.close();
  });
});
