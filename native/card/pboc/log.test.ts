/** Logs by the card's own format (EMV book 3 annex D, JR/T 0025.5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../base/bytes.ts';
import type { BankCard } from '../../ports/bank-card.ts';
import { parseDataList } from './data-list.ts';
import { parseLogPlace, parseLogRecord } from './log-entry.ts';
import { FCI, NO_DIRECTORY, SELECT, SELECT_DEBIT, codeOf, withCard, type Script } from './session.fixture.ts';

const FORMAT_BYTES = '9A039F21039F02069F03069F1A025F2A029F4E149C019F3602';
const FORMAT: Script = [['80CA9F4F00', `9F4F19${FORMAT_BYTES} 9000`]];
/** 2026-10-19 08:12:59, 123.45 yuan, China, 第一食堂 in GBK, purchase number 7. */
const PURCHASE = `261019 081259 000000012345 000000000000 0156 0156 B5DAD2BBCAB3CCC3${'20'.repeat(12)} 00 0007`;
const EMPTY = '00'.repeat(45);

const transactions = (card: BankCard) => card.readLog('transactions');
const format = parseDataList(hex(FORMAT_BYTES));
const entries = format.ok ? format.value : [];

describe('the log of transactions', () => {
  it('is read record by record to its end, empty records passed over', async () => {
    const records: Script = [
      ['00B2015C00', `${PURCHASE} 9000`],
      ['00B2025C00', `${EMPTY} 9000`],
      ['00B2035C00', '6A83'],
    ];
    expect(await withCard(transactions, NO_DIRECTORY, SELECT, FORMAT, records)).toEqual({
      ok: true,
      value: [
        {
          date: '2026-10-19',
          time: '08:12:59',
          type: '00',
          amountFen: 12_345,
          otherAmountFen: 0,
          currency: '156',
          country: '156',
          merchant: '第一食堂',
          counter: 7,
        },
      ],
    });
  });

  it('has as many records as its entry says', async () => {
    const short: Script = [[SELECT_DEBIT, `${FCI.replace('0B0A', '0B01')} 9000`]];
    const log = await withCard(transactions, NO_DIRECTORY, short, FORMAT, [['00B2015C00', `${PURCHASE} 9000`]]);
    expect(log.ok && log.value.length).toBe(1);
  });

  it('is empty on a card that keeps none', async () => {
    expect(await withCard((card) => card.readLog('loads'), NO_DIRECTORY, SELECT)).toEqual({ ok: true, value: [] });
  });

  it('is not guessed where the card does not tell the format', async () => {
    expect(codeOf(await withCard(transactions, NO_DIRECTORY, SELECT, [['80CA9F4F00', '6A88']]))).toBe('pboc.missingRecord');
  });

  it.each([
    ['a format that breaks off', [['80CA9F4F00', '9F4F03 9A039F 9000']], 'log format of transactions: byte 3: the tag ends early'],
    [
      'a record that is too short',
      [...FORMAT, ['00B2015C00', '261019 9000']],
      'log record 1: byte 3: a record of 3 bytes, the format has 45',
    ],
    [
      'a day that does not exist',
      [...FORMAT, ['00B2015C00', `${PURCHASE.replace('261019', '261319')} 9000`]],
      'log record 1: byte 0, tag 9A: no such day',
    ],
    [
      'an amount that is no number',
      [...FORMAT, ['00B2015C00', `${PURCHASE.replace('012345', '0123A5')} 9000`]],
      'log record 1: byte 6, tag 9F02: nibble 10 is A, not a digit',
    ],
  ] as const)('%s is refused, and the fault says where', async (_what, script, detail) => {
    const log = await withCard(transactions, NO_DIRECTORY, SELECT, script);
    expect(log).toEqual({ ok: false, error: { code: 'pboc.malformed', detail } });
  });
});

it('the log of loads follows the format DF4F', async () => {
  const inside = FCI.replaceAll(' ', '').slice(28).replace('BF0C059F4D020B0A', 'BF0C0A9F4D020B0ADF4D020C05');
  const withLoads: Script = [[SELECT_DEBIT, `6F4A 8408A000000333010101 A53E${inside} 9000`]];
  const script: Script = [
    ['80CADF4F00', 'DF4F0A9A039F02069F36029C01 9000'],
    ['00B2016400', '261019 000000010000 0008 63 9000'],
    ['00B2026400', '6A83'],
  ];
  const log = await withCard((card) => card.readLog('loads'), NO_DIRECTORY, withLoads, script);
  expect(log).toMatchObject({ ok: true, value: [{ date: '2026-10-19', amountFen: 10_000, counter: 8, type: '63', merchant: null }] });
});

describe('a log record', () => {
  const PLAIN = hex(PURCHASE);

  it('without a clock has no date, and a name in other bytes than text is no name', () => {
    const bytes = hex(PURCHASE.replace('261019', '000000').replace('B5DAD2BB', '81FFFFFF'));
    expect(parseLogRecord(entries, bytes)).toMatchObject({ ok: true, value: { date: null, merchant: null, amountFen: 12_345 } });
  });

  it('is refused at every other length', () => {
    for (let length = 0; length < PLAIN.length; length++) expect(parseLogRecord(entries, PLAIN.subarray(0, length)).ok).toBe(false);
    expect(parseLogRecord(entries, Uint8Array.of(...PLAIN, 0)).ok).toBe(false);
  });

  it('never throws and never gives an amount beyond twelve digits, whatever bytes and format', () => {
    const formats = fc.array(fc.record({ tag: fc.constantFrom(0x9a, 0x9f21, 0x9f02, 0x9f36, 0x9f4e, 0xdf01), length: fc.nat(12) }));
    fc.assert(
      fc.property(formats, fc.uint8Array({ maxLength: 60 }), (list, bytes) => {
        const size = list.reduce((sum, { length }) => sum + length, 0);
        const entry = parseLogRecord(list, bytes.subarray(0, size));
        if (entry.ok && entry.value !== null) expect(entry.value.amountFen ?? 0).toBeLessThan(10 ** 12);
        if (!entry.ok) expect(entry.error).toMatch(/^byte \d+/);
      }),
    );
  });

  it.each(['', '0B', '0A0A', '1F0A', '0B0A00'])('stands in a file from 11 to 30: %s does not say so', (place) => {
    expect(parseLogPlace(hex(place)).ok).toBe(false);
  });
});
