/** The bank application on a worked session of a UnionPay debit card (JR/T 0025.5), strictly in order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import { hex } from '../../base/bytes.ts';
import { createCardSession } from '../session.ts';
import { createBankCard } from './driver.ts';
import { parseFileLocator, parseProcessingOptions } from './file-locator.ts';
import { parseIdentity } from './identity.ts';
import { fillPdol } from './pdol.ts';

type Script = readonly (readonly [command: string, answer: string])[];

const FCI =
  '6F458408A000000333010101A539500A50424F43204445424954870101 9F38099F7A019F02065F2A02 5F2D027A689F1101019F120A50424F43204445424954BF0C059F4D020B0A';
const SELECT: Script = [['00A4040008A00000033301010100', `${FCI} 9000`]];
const GPO: Script = [['80A800000B830900000000000000015600', '800A7C000801010010010200 9000']];
const TRACK2_RECORD = '702257136217000000000000012D30122200000000000F9F1F0A30303030303030303030';
const PAN_RECORD = '70215A0A6217000000000000012F5F24033012315F25032012015F3401015F28020156';
const NAME_RECORD = '70175F2014D5C5C8FD20202020202020202020202020202020';

function records(...contents: readonly string[]): Script {
  const places = ['00B2010C00', '00B2011400', '00B2021400'];
  return contents.map((content, i) => [places[i] ?? '', `${content} 9000`]);
}

async function read(...parts: readonly Script[]) {
  const connection = scriptedConnection(parts.flat(), 'chipT1');
  const identity = await createBankCard(createCardSession(connection)).readIdentity();
  expect(connection.left).toEqual([]);
  return identity;
}

function codeOf(outcome: Awaited<ReturnType<typeof read>>): string {
  return outcome.ok ? 'no fault' : outcome.error.code;
}

describe('a debit card', () => {
  it('is read with one GPO and the records of its file locator', async () => {
    expect(await read(SELECT, GPO, records(TRACK2_RECORD, PAN_RECORD, NAME_RECORD))).toEqual({
      ok: true,
      value: { pan: '6217000000000000012', sequenceNumber: '01', track2: '6217000000000000012D30122200000000000', expiry: '3012' },
    });
  });

  it('is found behind applications that the card does not have', async () => {
    const credit: Script = [
      ['00A4040008A00000033301010100', '6A82'],
      ['00A4040008A00000033301010200', `${FCI} 9000`],
    ];
    expect((await read(credit, GPO, records(TRACK2_RECORD, PAN_RECORD, NAME_RECORD))).ok).toBe(true);
  });

  it('without tag 5A gives the number of its track 2', async () => {
    const identity = await read(SELECT, GPO, records(TRACK2_RECORD, NAME_RECORD, NAME_RECORD));
    expect(identity.ok && identity.value).toMatchObject({ pan: '6217000000000000012', expiry: '3012', sequenceNumber: null });
  });

  it.each([
    ['without any number', [NAME_RECORD, NAME_RECORD, NAME_RECORD], 'pboc.missingRecord'],
    ['whose number and track 2 differ', [TRACK2_RECORD.replace('012D', '013D'), PAN_RECORD, NAME_RECORD], 'pboc.malformed'],
    ['whose number holds another nibble', [TRACK2_RECORD, PAN_RECORD.replace('012F', '01AF'), NAME_RECORD], 'pboc.malformed'],
    ['whose number is too short', [NAME_RECORD, '70085A06621700000012', NAME_RECORD], 'pboc.malformed'],
    ['whose expiry has no such month', [TRACK2_RECORD, PAN_RECORD.replace('301231', '301331'), NAME_RECORD], 'pboc.malformed'],
  ])('%s is refused', async (_what, contents, code) => {
    expect(codeOf(await read(SELECT, GPO, records(...contents)))).toBe(code);
  });

  it('whose record ends early is refused', async () => {
    expect(codeOf(await read(SELECT, GPO, records(TRACK2_RECORD.slice(0, -2))))).toBe('pboc.malformed');
  });

  it.each([
    ['6283', 'pboc.blocked'],
    ['6F00', 'pboc.unexpectedStatus'],
  ])('whose SELECT is answered %s: %s', async (sw, code) => {
    expect(codeOf(await read([['00A4040008A00000033301010100', sw]]))).toBe(code);
  });
});

describe('the file locator', () => {
  it('names records one by one, in both answer formats', () => {
    const expected = [
      { shortFileIdentifier: 1, record: 1 },
      { shortFileIdentifier: 2, record: 1 },
      { shortFileIdentifier: 2, record: 2 },
    ];
    expect(parseProcessingOptions(hex('800A7C000801010010010200'))).toEqual({ ok: true, value: expected });
    expect(parseProcessingOptions(hex('770E82027C0094080801010010010200'))).toEqual({ ok: true, value: expected });
  });

  it.each(['', '080101', '09010100', '00010100', 'F8010100', '08000100', '08020100', '08010102', '0801FF00'])('refuses %s', (bytes) => {
    expect(parseFileLocator(hex(bytes)).ok).toBe(false);
  });
});

describe('the PDOL', () => {
  it('gets zero amounts, China and yuan, each as long as asked', () => {
    expect(fillPdol(hex('9F7A019F02065F2A02'))).toEqual({ ok: true, value: hex('00 000000000000 0156') });
    expect(fillPdol(hex('9F1A035F2A01'))).toEqual({ ok: true, value: hex('000156 56') });
    expect(fillPdol(new Uint8Array())).toEqual({ ok: true, value: new Uint8Array() });
  });

  it.each(['9F7A', '9F', '9F02FF'])('that breaks off or asks for too much is refused: %s', (bytes) => {
    expect(fillPdol(hex(bytes)).ok).toBe(false);
  });
});

it('no answer makes a parser throw or a number of the wrong length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (pan, track2) => {
      const identity = parseIdentity(
        new Map([
          [0x5a, pan],
          [0x57, track2],
        ]),
      );
      if (identity.ok) expect(identity.value.pan).toMatch(/^\d{13,19}$/);
      expect(typeof parseProcessingOptions(pan).ok).toBe('boolean');
      expect(typeof fillPdol(track2).ok).toBe('boolean');
    }),
  );
});
