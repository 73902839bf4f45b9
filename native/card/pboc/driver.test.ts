/** The bank application on a worked session of a UnionPay debit card, strictly in order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import { createCardSession } from '../session.ts';
import { createBankCard } from './driver.ts';
import { parseIdentity } from './identity.ts';
import * as session from './session.fixture.ts';

const { ALL_RECORDS, DIRECTORY, FCI, GPO, HOLDER_RECORD, NO_DIRECTORY, PAN_RECORD, SELECT, TRACK2_RECORD, codeOf, records, withCard } =
  session;

const IDENTITY = { pan: '6217000000000000012', sequenceNumber: '01', track2: '6217000000000000012D30122200000000000', expiry: '3012' };

function read(...scripts: readonly session.Script[]) {
  return withCard((card) => card.readIdentity(), ...scripts);
}

describe('a debit card', () => {
  it('is read by its own directory, with one GPO and the records of its file locator', async () => {
    expect(await read(DIRECTORY, SELECT, GPO, ALL_RECORDS)).toEqual({ ok: true, value: IDENTITY });
  });

  it('is read over T=0 with GET RESPONSE and right lengths, to the same result', async () => {
    const connection = scriptedConnection(
      [
        ['00A404000E315041592E5359532E4444463031', '6120'],
        ['00C0000020', '6F1E840E315041592E5359532E4444463031A50C8801015F2D027A689F110101 9000'],
        ['00B2010C00', '6C1D'],
        ['00B2010C1D', '701B61194F08A000000333010101500A50424F43204445424954870101 9000'],
        ['00B2020C00', '6A83'],
        ['00A4040008A000000333010101', '6147'],
        ['00C0000047', `${FCI} 9000`],
        ['80A800000B8309000000000000000156', '610C'],
        ['00C000000C', '800A7C000801010010010200 9000'],
        ['00B2010C00', '6C24'],
        ['00B2010C24', `${TRACK2_RECORD} 9000`],
        ['00B2011400', '6C23'],
        ['00B2011423', `${PAN_RECORD} 9000`],
        ['00B2021400', '6C4E'],
        ['00B202144E', `${HOLDER_RECORD} 9000`],
      ],
      'chipT0',
    );
    expect(await createBankCard(createCardSession(connection)).readIdentity()).toEqual({ ok: true, value: IDENTITY });
    expect(connection.left).toEqual([]);
  });

  it('is asked once: a second reading sends nothing', async () => {
    const twice = async (card: Parameters<Parameters<typeof withCard>[0]>[0]) => [await card.readIdentity(), await card.readIdentity()];
    const [first, second] = await withCard(twice, NO_DIRECTORY, SELECT, GPO, ALL_RECORDS);
    expect(second).toEqual(first);
  });

  it('whose record was refused is not sent a second GPO, only its records again', async () => {
    const [first, second] = await withCard(
      async (card) => [await card.readIdentity(), await card.readIdentity()],
      [...NO_DIRECTORY, ...SELECT, ...GPO, ['00B2010C00', '6F00'], ...ALL_RECORDS],
    );
    expect([first, second].map(codeOf)).toEqual(['pboc.unexpectedStatus', 'no fault']);
  });

  it('has no record of the issuer’s own files (11-30) read', async () => {
    const located: session.Script = [[session.GPO_COMMAND, '800A7C001001010058010200 9000']];
    const identity = await read(NO_DIRECTORY, SELECT, located, [['00B2011400', `${PAN_RECORD} 9000`]]);
    expect(identity).toMatchObject({ ok: true, value: { pan: '6217000000000000012', track2: null } });
  });

  it('without tag 5A gives the number of its track 2', async () => {
    const identity = await read(NO_DIRECTORY, SELECT, GPO, records(TRACK2_RECORD, HOLDER_RECORD, HOLDER_RECORD));
    expect(identity.ok && identity.value).toMatchObject({ pan: '6217000000000000012', expiry: '3012', sequenceNumber: null });
  });

  it('that answers GPO in format 2 without a file locator has given its track 2 there (contactless)', async () => {
    const answer = '771D 82020000 57136217000000000000012D30122200000000000F 5F340101 9000';
    expect(await read(NO_DIRECTORY, SELECT, [[session.GPO_COMMAND, answer]])).toEqual({ ok: true, value: IDENTITY });
  });

  it.each([
    ['without any number', [HOLDER_RECORD, HOLDER_RECORD, HOLDER_RECORD], 'pboc.missingRecord'],
    ['whose number and track 2 differ', [TRACK2_RECORD.replace('012D', '013D'), PAN_RECORD, HOLDER_RECORD], 'pboc.malformed'],
    ['whose number holds another nibble', [TRACK2_RECORD, PAN_RECORD.replace('012F', '01AF'), HOLDER_RECORD], 'pboc.malformed'],
    ['whose number is too short', [HOLDER_RECORD, '70085A06621700000012', HOLDER_RECORD], 'pboc.malformed'],
    ['whose expiry has no such month', [TRACK2_RECORD, PAN_RECORD.replace('301231', '301331'), HOLDER_RECORD], 'pboc.malformed'],
  ])('%s is refused', async (_what, contents, code) => {
    expect(codeOf(await read(NO_DIRECTORY, SELECT, GPO, records(...contents)))).toBe(code);
  });

  it.each([
    ['ends early', records(TRACK2_RECORD.slice(0, -2)), 'record 1 of file 1: byte 2: 34 bytes announced, 33 there'],
    ['is in another template', records('77025A00'), 'record 1 of file 1: byte 0: not one template 70'],
    [
      'says another number again',
      records(PAN_RECORD, PAN_RECORD.replace('012F', '013F')),
      'record 1 of file 2: tag 5A comes twice with two values',
    ],
  ])('whose record %s is refused, and the fault says where', async (_what, contents, detail) => {
    expect(await read(NO_DIRECTORY, SELECT, GPO, contents)).toEqual({ ok: false, error: { code: 'pboc.malformed', detail } });
  });
});

it('shows all of its records with every number masked', async () => {
  const objects = await withCard((card) => card.readObjects(), NO_DIRECTORY, SELECT, GPO, ALL_RECORDS);
  expect(objects.ok && objects.value.map(({ tag, name, shown }) => `${tag} ${name?.zh ?? ''}: ${shown}`)).toEqual([
    '57 磁道2等效数据: 6217***********0012D…',
    '9F1F 磁道1自定义数据: ** (10)',
    '5A 主账号: 6217***********0012',
    '5F24 应用失效日期: 301231',
    '5F25 应用生效日期: 201201',
    '5F34 主账号序列号: ** (1)',
    '5F28 发卡行国家代码: 0156',
    '5F20 持卡人姓名: *三',
    '9F61 持卡人证件号: 110***********777X',
    '9F62 持卡人证件类型: 00',
  ]);
});

it('no record makes the identity throw or a number of the wrong length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (pan, track2) => {
      const values = new Map([
        [0x5a, pan],
        [0x57, track2],
      ]);
      const identity = parseIdentity(values);
      if (identity.ok) expect(identity.value.pan).toMatch(/^\d{13,19}$/);
    }),
  );
});
