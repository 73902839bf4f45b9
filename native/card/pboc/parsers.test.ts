/** The parsers of the bank application against worked bytes, impossible bytes and damaged bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex } from '../../base/bytes.ts';
import type { Result } from '../../base/result.ts';
import { parseDataList } from './data-list.ts';
import { parseApplicationFci, parseDirectoryFile, parseDirectoryRecord, parseProximityDirectory } from './directory.ts';
import { parseFileLocator } from './file-locator.ts';
import { fillPdol } from './pdol.ts';
import { parseProcessingOptions } from './processing-options.ts';
import { parseRecord } from './records.ts';
import { FCI, PAN_RECORD } from './session.fixture.ts';

const ADDRESSES = [
  { shortFileIdentifier: 1, record: 1 },
  { shortFileIdentifier: 2, record: 1 },
  { shortFileIdentifier: 2, record: 2 },
];

describe('the answer to GPO', () => {
  it.each(['800A7C000801010010010200', '770E82027C0094080801010010010200'])('%s: profile and records one by one', (answer) => {
    expect(parseProcessingOptions(hex(answer))).toEqual({ ok: true, value: { profile: hex('7C00'), addresses: ADDRESSES, objects: [] } });
  });

  it.each([
    ['80027C00', 'a file locator of 0 bytes'],
    ['770482027C00', 'GPO has no file locator'],
    ['770694040801 0100', 'GPO has no interchange profile of two bytes'],
    ['7000', 'GPO byte 0: neither template 80 nor 77'],
    ['80007000', 'GPO byte 0: not one template'],
    ['770A7C0008', 'GPO byte 2: 10 bytes announced, 3 there'],
  ])('%s is refused: %s', (answer, error) => {
    expect(parseProcessingOptions(hex(answer))).toEqual({ ok: false, error });
  });

  it.each(['', '080101', '09010100', '00010100', 'F8010100', '08000100', '08020100', '08010102', '0801FF00'])(
    'is refused with the file locator %s',
    (bytes) => {
      expect(parseFileLocator(hex(bytes)).ok).toBe(false);
    },
  );
});

describe('the PDOL', () => {
  it('gets zero amounts, China and yuan, each as long as asked', () => {
    expect(fillPdol(hex('9F7A019F02065F2A02'))).toEqual({ ok: true, value: hex('00 000000000000 0156') });
    expect(fillPdol(hex('9F1A035F2A01'))).toEqual({ ok: true, value: hex('000156 56') });
    expect(fillPdol(new Uint8Array())).toEqual({ ok: true, value: new Uint8Array() });
  });

  it('of a contactless card learns that the terminal reads records', () => {
    const values = '40000000 000000000000 000000000000 0156 0000000000 0156 000000 00 00000000 00';
    expect(fillPdol(hex('9F66049F02069F03069F1A0295055F2A029A039C019F3704DF6001'))).toEqual({ ok: true, value: hex(values) });
    expect(fillPdol(hex('9F6602'))).toEqual({ ok: true, value: hex('4000') });
    expect(fillPdol(hex('5F2A00'))).toEqual({ ok: true, value: new Uint8Array() });
  });

  it.each([
    ['9F7A', 'PDOL byte 2: a length is missing'],
    ['9F7A019F', 'PDOL byte 4: the tag ends early'],
    ['9F02FF', 'PDOL asks for 255 bytes'],
  ])('%s is refused: %s', (bytes, error) => {
    expect(fillPdol(hex(bytes))).toEqual({ ok: false, error });
  });
});

describe('the answer to SELECT', () => {
  it('tells name, label, priority, PDOL and what the issuer added', () => {
    expect(parseApplicationFci(hex(FCI))).toMatchObject({
      ok: true,
      value: {
        aid: hex('A000000333010101'),
        label: 'PBOC DEBIT',
        preferredName: 'PBOC DEBIT',
        priority: 1,
        pdol: hex('9F7A019F02065F2A02'),
        discretionary: [{ tag: 0x9f4d, value: hex('0B0A') }],
      },
    });
  });

  it.each([
    ['', 'FCI byte 0: not one template 6F'],
    ['6F028400', 'FCI has no name of 5 to 16 bytes'],
    ['6F0A8408A000000333010101', 'FCI has no template A5'],
    ['6F45840812', 'FCI byte 2: 69 bytes announced, 3 there'],
  ])('%s is refused: %s', (bytes, error) => {
    expect(parseApplicationFci(hex(bytes))).toEqual({ ok: false, error });
  });

  it.each(['880100', '88010B', '88020101', '500101'])('of a directory without a file from 1 to 10 is refused: %s', (inside) => {
    const content = concat(hex('840E315041592E5359532E4444463031A5'), Uint8Array.of(hex(inside).length), hex(inside));
    expect(parseDirectoryFile(concat(Uint8Array.of(0x6f, content.length), content)).ok).toBe(false);
  });
});

describe('damage', () => {
  const parsers: readonly (readonly [string, (bytes: Uint8Array) => Result<unknown, string>, Uint8Array])[] = [
    ['FCI', parseApplicationFci, hex(FCI)],
    ['directory FCI', parseDirectoryFile, hex('6F1E840E315041592E5359532E4444463031A50C8801015F2D027A689F110101')],
    ['directory record', parseDirectoryRecord, hex('701B61194F08A000000333010101500A50424F43204445424954870101')],
    ['proximity FCI', parseProximityDirectory, hex('6F27840E325041592E5359532E4444463031A515BF0C1261104F08A000000333010101500144870101')],
    ['GPO', parseProcessingOptions, hex('770E82027C0094080801010010010200')],
    ['record', parseRecord, hex(PAN_RECORD)],
  ];

  it.each(parsers)('%s: the undamaged bytes are read', (_what, parse, bytes) => {
    expect(parse(bytes).ok).toBe(true);
  });

  it.each(parsers)('%s: every truncation is refused', (_what, parse, bytes) => {
    for (let length = 0; length < bytes.length; length++) expect(parse(bytes.subarray(0, length)).ok).toBe(false);
  });

  it.each(parsers)('%s: no flipped, added or foreign byte makes it throw', (_what, parse, bytes) => {
    const flipped = fc
      .tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
      .map(([at, mask]) => bytes.map((b, i) => (i === at ? b ^ mask : b)));
    const extended = fc.uint8Array({ minLength: 1, maxLength: 8 }).map((more) => concat(bytes, more));
    fc.assert(
      fc.property(fc.oneof(flipped, extended, fc.uint8Array({ maxLength: 60 })), (damaged) => {
        const parsed = parse(damaged);
        if (!parsed.ok) expect(parsed.error).not.toBe('');
      }),
    );
  });

  it('a data list is read whole or refused with the byte where it breaks off', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const list = parseDataList(bytes);
        if (list.ok) expect(list.value.length).toBeLessThanOrEqual(bytes.length / 2);
        else expect(list.error).toMatch(/^byte \d+: /);
      }),
    );
  });
});
