import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createVirtualPsam, PSAM_KEYS } from '../../native/sim/psam.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { keysOf, terminalNumberOf } from './card-keys.ts';
import type { Arguments } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'card-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const READER = 'Card Slot 00';
const PSAM = { keyService: { kind: 'psam', reader: 'SAM Slot', keyAddresses: { PUK: PSAM_KEYS.PUK } } };

function file(content: unknown): string {
  const path = join(folder, 'keys.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** The arguments as `--keys FILE` and `--test-keys` leave them. */
function args(keys: string | undefined, testKeys = false): Arguments {
  const unasked = () => {
    throw new Error('not asked for');
  };
  return { flag: () => testKeys, text: () => keys, required: unasked, number: unasked, rest: [] };
}

function readersWithPsam(): SimulatedCardReaders {
  const readers = new SimulatedCardReaders();
  for (const name of [READER, 'SAM Slot 00']) readers.addReader(name);
  readers.insert('SAM Slot 00', createVirtualPsam({ algorithm: 'tdes', region: '530602', terminal: '530602000017' }));
  return readers;
}

async function told(path: string | undefined, { testKeys = false, reader = READER } = {}) {
  const held = await keysOf(args(path, testKeys))(reader, readersWithPsam());
  return held.ok ? held.value : held.error.detail;
}

describe('the keys that a command opens cards with', () => {
  it('are those of the PSAM in the file, whose terminal number is told and whose slot is given back', async () => {
    const readers = readersWithPsam();
    const held = await keysOf(args(file({ ...PSAM, keyNumbers: { LKDF01: 0x82 }, terminal: 'passed over' })))(READER, readers);
    if (!held.ok || held.value === null) throw new Error('no keys');
    expect(await terminalNumberOf(held.value)).toBe('530602000017');
    expect(held.value.keyNumbers).toEqual({ LKDF01: 0x82 });
    await held.value.close();
    expect(readers.openHandles().connections).toBe(0);
  });

  it('are the test keys where they were asked for, and in a virtual reader, with all numbers of the invented issuer', async () => {
    for (const held of [await told(undefined, { testKeys: true }), await told(undefined, { reader: 'Virtual PCD 00 00' })]) {
      expect(held).toMatchObject({ keyNumbers: { LKDF01: 0x82, LKDF02: 0x82, LKDF07: 0x82, PUK: 0x06 } });
    }
    expect(await told(undefined)).toBeNull();
    expect(await terminalNumberOf(null)).toBeNull();
  });

  it('may be elsewhere, with addresses for the HSM steps', async () => {
    const held = await told(file({ keyService: { kind: 'none' }, hsmKeyAddresses: { PUK: '0006' } }));
    expect(held).toMatchObject({ keys: null, hsmKeyAddresses: { PUK: '0006' } });
  });

  it.each([
    ['no JSON', '{', /^--keys: .*keys\.json: /],
    ['no key service', {}, /keyService/],
    ['a key that is none', { keyService: { kind: 'none' }, keyNumbers: { LKDF09: 1 } }, /keyNumbers\.LKDF09/],
    ['the card’s own reader', { keyService: { kind: 'psam', reader: 'Card' } }, /own reader/],
    [
      'a file that is not there',
      {
        keyService: {
          kind: 'remote',
          url: 'https://keys.example.cn/',
          authorityFile: join(folder, 'none.pem'),
          certificateFile: 'c',
          privateKeyFile: 'k',
          keyAddresses: {},
        },
      },
      /keyService\.authorityFile/,
    ],
  ])('are refused for %s, told by field', async (_what, content, why) => {
    expect(await told(file(content))).toMatch(why);
  });

  it('are one or the other', async () => {
    expect(await told(file(PSAM), { testKeys: true })).toBe('either --keys or --test-keys');
  });
});
