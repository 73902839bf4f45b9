/** The card's whole life on scripted conversations, every command in literal hexadecimal and strictly in order. */
import { describe, expect, it } from 'vitest';
import { SINGLE_DES, SM4_CARD, TDES_CARD } from '../../../test/vectors/card-keys.ts';
import type { CardItem, FileAccess, FileAddress } from '../../ports/social-security-card.ts';
import {
  authenticate,
  byTag,
  converse,
  faultOf,
  issuerSide,
  KEYS,
  lengthOf,
  MAC_CHALLENGE,
  PIN,
  selectDf,
  selectEf,
  selectSsse,
  SINGLE_DES_KEYS,
  SM4,
  TDES,
  VERIFY,
  whole,
  type Script,
} from './card-script.fixture.ts';

const HOUSEHOLD = ['20023130', `2150BACDC6BDC2B73138BAC5${'00'.repeat(70)}`, '0E03530602'];
const WITH_PIN: Script = [...selectSsse(TDES), ...VERIFY];

function file(application: FileAddress['application'], name: string): FileAddress {
  return { application, file: name };
}

async function read(address: FileAddress, tags: readonly number[], access: FileAccess, ...parts: readonly Script[]) {
  return converse(TDES, parts, async (card) => {
    if (parts[0] === WITH_PIN) expect(await card.verifyPin(PIN())).toEqual({ ok: true, value: { outcome: 'correct' } });
    return card.readItems(address, tags, access);
  });
}

function shown(items: Awaited<ReturnType<typeof read>>): readonly string[] {
  const text = ({ tag, instance, value }: CardItem) => `${tag.toString(16).toUpperCase().padStart(2, '0')}:${instance} ${value}`;
  return items.ok ? items.value.map(text) : [faultOf(items)];
}

describe('reading items', () => {
  it('under the PIN, by tag and once more whole', async () => {
    const items = await read(file('DF01', 'EF05'), [], 'pin', WITH_PIN, selectDf(1), selectEf('EF05'), byTag(HOUSEHOLD), whole(HOUSEHOLD));
    expect(shown(items)).toEqual(['20:1 10', '21:1 和平路18号', '0E:1 530602']);
  });

  it('under the key of the application, which is authenticated inside it', async () => {
    const items = await read(
      file('DF01', 'EF05'),
      [0x20],
      'key',
      issuerSide(TDES),
      selectDf(1),
      authenticate(TDES, '88'),
      selectEf('EF05'),
      byTag(HOUSEHOLD.slice(0, 1)),
      whole(HOUSEHOLD),
    );
    expect(shown(items)).toEqual(['20:1 10']);
  });

  it('under PIN and key together', async () => {
    const records = ['900131', '920400012650', '93023031'];
    const items = await read(
      file('DF04', 'EF06'),
      [],
      'pinAndKey',
      WITH_PIN,
      issuerSide(TDES),
      selectDf(4),
      authenticate(TDES, '84'),
      selectEf('EF06'),
      byTag(records),
      whole(records),
    );
    expect(shown(items)).toEqual(['90:1 1', '92:1 00012650', '93:1 01']);
  });

  it('of an application that has no name, by its file identifier, P1=00 and then 01', async () => {
    const select: Script = [
      ['00A4040006D15600000500', '6A82'],
      ['00A4000002DF01', '6A86'],
      ['00A4010002DF01', '9000'],
    ];
    const items = await read(file('DF01', 'EF08'), [], 'pin', WITH_PIN, select, selectEf('EF08'), byTag(['2B0132']), whole(['2B0132']));
    expect(shown(items)).toEqual(['2B:1 2']);
  });

  it('that repeat, with their parts', async () => {
    const degree = (code: string, month: string, school: string) =>
      `40345703${code}5803${month}5928${school}${'00'.repeat(40 - school.length / 2)}`;
    const [first, second] = [degree('343033', '200807', 'CABEB7B6B4F3D1A7'), degree('333031', '201107', 'CABEB7B6B4F3D1A7')];
    const records = ['2A0121', first, second];
    const tagged: Script = [
      ['00B22A0003', '2A0121 9000'],
      ['00B2400036', `${first} 9000`],
      ['00B2400236', `${second} 9000`],
      ['00B2400236', '6A83'],
    ];
    const items = await read(file('DF01', 'EF15'), [], 'pin', WITH_PIN, selectDf(1), selectEf('EF15'), tagged, whole(records));
    expect(shown(items)).toEqual(['2A:1 21', '40:1 403^200807^示范大学', '40:2 301^201107^示范大学']);
    expect(items.ok && items.value[2]?.parts?.map(({ tag, value }) => [tag, value])).toEqual([
      [0x57, '301'],
      [0x58, '201107'],
      [0x59, '示范大学'],
    ]);
  });

  it('of a file that no single answer holds, by tag and then by number', async () => {
    const certificate = (digit: string) =>
      `436C5A07${'3'.concat(digit).repeat(7)}5B01335C46${'00'.repeat(70)}5D04201806205E10${'00'.repeat(16)}`;
    const records = ['4203303031', '4103303130', certificate('1'), certificate('2')];
    const tagged: Script = [...byTag(records.slice(0, 3)), ['00B243026E', `${records[3] ?? ''} 9000`], ['00B2440067', '6A83']];
    const numbered: Script = [
      ...records.map((record, i): Script[number] => [`00B20${i + 1}04${lengthOf(record)}`, `${record} 9000`]),
      ['00B2050467', '6A83'],
    ];
    const items = await read(file('DF02', 'EF05'), [], 'pin', WITH_PIN, selectDf(2), selectEf('EF05'), tagged, numbered);
    expect(shown(items)).toEqual(['42:1 001', '41:1 010', '43:1 1111111^3^^20180620^', '43:2 2222222^3^^20180620^']);
  });

  it('of a cyclic file, newest first; blank records are none', async () => {
    const row = (date: string) => `34303130323030${date}FFFFFFFFCABEB7B6B5A5CEBB${'00'.repeat(62)}`;
    const blank = 'FF'.repeat(0x55);
    const twice = (command: string, answer: string): Script => [
      [command, answer],
      [command, answer],
    ];
    const items = await read(
      file('DF02', 'EF07'),
      [],
      'pin',
      WITH_PIN,
      selectDf(2),
      selectEf('EF07'),
      twice('00B2010455', `${row('20200701')} 9000`),
      twice('00B2020455', `${row('20150701')} 9000`),
      twice('00B2030455', `${blank} 9000`),
      twice('00B2040455', '6A83'),
    );
    expect(shown(items)).toEqual(['00:1 4010200^20200701^^示范单位', '00:2 4010200^20150701^^示范单位']);
  });

  it('of one cyclic record by its number: sequence, kind, terminal, time and three amounts in fen', async () => {
    const transaction = '00033100000000000120260105093012' + '0000316A' + '00002710' + '00000A5A';
    const items = await read(file('DF04', 'EF08'), [2], 'pin', WITH_PIN, selectDf(4), selectEf('EF08'), [
      ['00B202041C', `${transaction} 9000`],
      ['00B202041C', `${transaction} 9000`],
    ]);
    expect(shown(items)).toEqual(['00:2 3^1^000000000001^20260105093012^12650^10000^2650']);
  });

  it('of a transparent file, chunk by chunk and twice', async () => {
    const chunks: Script = [
      ['00B00000F0', `${'A5'.repeat(0xf0)} 9000`],
      ['00B000F038', `${'5A'.repeat(0x38)} 9000`],
    ];
    const items = await read(file('DF01', 'EF16'), [], 'free', selectSsse(TDES), selectDf(1), selectEf('EF16'), chunks, chunks);
    expect(items.ok && items.value.map(({ raw }) => raw.length)).toEqual([0x128]);
  });

  it('of the holder on a 3.00 card, under RKSSSE', async () => {
    const sex = ['0A0131'];
    const parts = [issuerSide(SM4), authenticate(SM4, '0A'), selectEf('EF06'), byTag(sex), whole(sex, '5B')];
    const items = await converse(SM4, parts, (card) => card.readItems(file('SSSE', 'EF06'), [0x0a], 'key'));
    expect(shown(items)).toEqual(['0A:1 1']);
  });

  it('of a name whose last character lies across both halves', async () => {
    const halves = [`091E${'D5C5'.repeat(14)}8139`, `4E14EE39${'00'.repeat(18)}`];
    const parts = [issuerSide(TDES), selectEf('EF06'), byTag(halves), whole(halves, '5B')];
    const items = await converse(TDES, parts, (card) => card.readItems(file('SSSE', 'EF06'), [0x09], 'free'));
    expect(shown(items)).toEqual([`09:1 ${'张'.repeat(14)}㐀`]);
  });

  it('that are not on the card are left out, when both ways of reading say so', async () => {
    const none: Script = [['00B22B0003', '6A83'], ...whole([], '03').map(([command]): Script[number] => [command, '6A83'])];
    const items = await read(file('DF01', 'EF08'), [], 'pin', WITH_PIN, selectDf(1), selectEf('EF08'), none);
    expect(shown(items)).toEqual([]);
  });
});

describe('what cannot be read is told by name', () => {
  it.each([
    [file('DF01', 'EF0B'), [], 'pin', 'ssc.missingRecord: the specification has no file DF01/EF0B'],
    [file('DF01', 'EF05'), [0x99], 'pin', 'ssc.missingRecord: DF01/EF05 has no item 99'],
    [file('DF04', 'EF08'), [0], 'pin', 'ssc.missingRecord: DF04/EF08 has no record 0'],
    [file('DF04', 'EF08'), [255], 'pin', 'ssc.missingRecord: DF04/EF08 has no record 255'],
    [file('DF04', 'EF06'), [], 'pin', 'ssc.denied: DF04/EF06 is read by pinAndKey, not by pin'],
    [file('DF04', 'EF08'), [], 'key', 'ssc.denied: DF04/EF08 is read by pin, not by key'],
    [file('DF07', 'EF05'), [], 'pin', 'ssc.denied: DF07/EF05 is read by key, not by pin'],
  ] as const)('%o %o by %s: nothing is sent', async (address, tags, access, fault) => {
    expect(faultOf(await read(address, tags, access))).toBe(fault);
  });

  it('an application that is not on the card', async () => {
    const select: Script = ['00A4040006D15600000504', '00A4000002DF07', '00A4010002DF07'].map((command) => [command, '6A82']);
    expect(faultOf(await read(file('DF07', 'EF05'), [], 'key', issuerSide(TDES), select))).toBe(
      'ssc.missingRecord: DF07 is not on the card',
    );
  });

  it('another application than the one that was selected', async () => {
    const select: Script = [['00A4040006D15600000500', '6F088406D15600000501 9000']];
    expect(faultOf(await read(file('DF01', 'EF05'), [], 'pin', WITH_PIN, select))).toBe(
      'ssc.malformed: FCI of DF01 names another application',
    );
  });

  it('a PIN that was not verified', async () => {
    const denied: Script = [['00B2200004', '6982']];
    const fault = await read(file('DF01', 'EF05'), [], 'pin', selectSsse(TDES), selectDf(1), selectEf('EF05'), denied);
    expect(faultOf(fault)).toMatch(/^ssc.denied: READ RECORD EF05 tag 20: 6982/);
  });

  it.each([
    ['a part that is shorter than it says', '40345703343033580320080759285B', /tag 40: 52 bytes announced, 13 there/],
    [
      'a part under another tag',
      `40345603343033580320080759${'28'.concat('00'.repeat(40))}`,
      /DF01\/EF15 tag 40 学位信息: tag 57: the answer carries tag 56/,
    ],
    ['a record of another length', '4003570131', /tag 40: 3 bytes, the specification has 52/],
  ])('%s', async (_what, record, reason) => {
    const tagged: Script = [
      ['00B2400036', `${record} 9000`],
      ['00B2400236', '6A83'],
    ];
    const all = whole([record], 'A5');
    const once = record.length === 108 ? [...tagged, ...all] : tagged.slice(0, 1);
    const script: Script = record.length === 108 ? once : [...once, ...once];
    const fault = await read(file('DF01', 'EF15'), [0x40], 'pin', WITH_PIN, selectDf(1), selectEf('EF15'), script);
    expect(faultOf(fault)).toMatch(reason);
  });

  it('a cyclic record of another length', async () => {
    const short: Script = ['00B2010403', '00B2010403'].map((command) => [command, '0001 9000']);
    const fault = await read(file('DF04', 'EF15'), [], 'pin', WITH_PIN, selectDf(4), selectEf('EF15'), short);
    expect(faultOf(fault)).toBe('ssc.malformed: DF04/EF15 record 1: 2 bytes, the specification has 3');
  });
});

describe('writing items', () => {
  it('under the update key by tag, read back under the read key', async () => {
    const parts = [
      issuerSide(TDES),
      selectDf(1),
      authenticate(TDES, '85'),
      selectEf('EF08'),
      [['00DC2B00032B0132', '9000']],
      selectSsse(TDES),
      selectDf(1),
      authenticate(TDES, '88'),
      selectEf('EF08'),
      byTag(['2B0132']),
      whole(['2B0132']),
    ] satisfies readonly Script[];
    expect(await converse(TDES, parts, (card) => card.writeItems(file('DF01', 'EF08'), [{ tag: 0x2b, value: '2' }]))).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it('that read back otherwise are a fault', async () => {
    const parts = [
      WITH_PIN,
      issuerSide(TDES),
      selectDf(1),
      authenticate(TDES, '85'),
      selectEf('EF08'),
      [['00DC2B00032B0132', '9000']],
      selectEf('EF08'),
      byTag(['2B0131']),
      whole(['2B0131']),
    ] satisfies readonly Script[];
    const outcome = await converse(TDES, parts, async (card) => {
      expect((await card.verifyPin(PIN())).ok).toBe(true);
      return card.writeItems(file('DF01', 'EF08'), [{ tag: 0x2b, value: '2' }]);
    });
    expect(faultOf(outcome)).toBe('ssc.malformed: DF01/EF08 tag 2B: reads back otherwise');
  });

  it('that repeat, by the record number that the card tells', async () => {
    const [first, second] = ['303031', '303032'].map((code) => `40345703${code}5803FFFFFF5928${'00'.repeat(40)}`);
    const numbered = (records: readonly (string | undefined)[]): Script => [
      ...records.map((record = '', i): Script[number] => [`00B20${i + 1}04${lengthOf(record)}`, `${record} 9000`]),
      [`00B20${records.length + 1}0436`, '6A83'],
    ];
    const tagged: Script = [
      ['00B2400036', `${first ?? ''} 9000`],
      ['00B2400236', `${second ?? ''} 9000`],
      ['00B2400236', '6A83'],
    ];
    const parts = [
      WITH_PIN,
      issuerSide(TDES),
      selectDf(1),
      selectEf('EF15'),
      numbered(['2A0121', first]),
      selectSsse(TDES),
      selectDf(1),
      authenticate(TDES, '89'),
      selectEf('EF15'),
      [[`00DC030436${second ?? ''}`, '9000']],
      selectEf('EF15'),
      tagged,
      whole(['2A0121', first ?? '', second ?? ''], 'A5'),
    ] satisfies readonly Script[];
    const outcome = await converse(TDES, parts, async (card) => {
      expect((await card.verifyPin(PIN())).ok).toBe(true);
      return card.writeItems(file('DF01', 'EF15'), [{ tag: 0x40, instance: 2, value: '002^^' }]);
    });
    expect(faultOf(outcome)).toBe('ok');
  });

  it('to a cyclic file as its newest record', async () => {
    const row = `3430313032303020200701FFFFFFFF${'00'.repeat(70)}`;
    const readBack: Script = [
      ['00B2010455', `${row} 9000`],
      ['00B2010455', `${row} 9000`],
    ];
    const parts = [
      WITH_PIN,
      issuerSide(TDES),
      selectDf(2),
      authenticate(TDES, '85'),
      selectEf('EF07'),
      [[`00DC000355${row}`, '9000']],
      selectEf('EF07'),
      readBack,
    ] satisfies readonly Script[];
    const outcome = await converse(TDES, parts, async (card) => {
      expect((await card.verifyPin(PIN())).ok).toBe(true);
      return card.writeItems(file('DF02', 'EF07'), [{ tag: 0, value: '4010200^20200701^^' }]);
    });
    expect(faultOf(outcome)).toBe('ok');
  });

  it('refused by the card with its reason', async () => {
    const parts = [
      issuerSide(TDES),
      selectDf(1),
      authenticate(TDES, '85'),
      selectEf('EF08'),
      [['00DC2B00032B0132', '6A84']],
    ] satisfies readonly Script[];
    const outcome = await converse(TDES, parts, (card) => card.writeItems(file('DF01', 'EF08'), [{ tag: 0x2b, value: '2' }]));
    expect(faultOf(outcome)).toBe('ssc.unexpectedStatus: UPDATE RECORD DF01/EF08: 6A84 (no space in the file)');
  });

  it.each([
    [file('DF01', 'EF08'), 0x2b, '12', 'ssc.malformed: DF01/EF08 tag 2B: 2 bytes, the specification has 1'],
    [file('DF01', 'EF05'), 0x0e, '5306020', 'ssc.malformed: DF01/EF05 tag 0E: 4 bytes, the specification has 3'],
    [file('DF01', 'EF05'), 0x0e, '53060A', 'ssc.malformed: DF01/EF05 tag 0E: a character that is no digit'],
    [file('DF01', 'EF15'), 0x40, '1^2', 'ssc.malformed: DF01/EF15 tag 40: 2 parts, the specification has 3'],
    [file('DF02', 'EF16'), 0, '1^2^3', 'ssc.malformed: DF02/EF16 tag 00: 3 parts, the specification has 5'],
    [file('SSSE', 'EF05'), 0x01, '510100', 'ssc.malformed: SSSE/EF05 tag 01: 3 bytes, the specification has 16'],
    [file('DF01', 'EF08'), 0x2c, '1', 'ssc.missingRecord: DF01/EF08 tag 2C: the specification has no such item'],
    [file('DF02', 'EF07'), 0x01, '1', 'ssc.missingRecord: DF02/EF07 tag 01: the specification has no such item'],
    [file('DF04', 'EF08'), 0, '', 'ssc.denied: no terminal writes DF04/EF08'],
    [file('SSSE', 'EF08'), 0, '', 'ssc.denied: no terminal writes SSSE/EF08'],
  ])('%o tag %i %s: %s, and nothing is sent', async (address, tag, value, fault) => {
    expect(faultOf(await converse(TDES, [], (card) => card.writeItems(address, [{ tag, value }])))).toBe(fault);
  });

  it('nothing to write is nothing to send', async () => {
    expect(faultOf(await converse(TDES, [], (card) => card.writeItems(file('DF01', 'EF08'), [])))).toBe('ok');
  });

  it('a third instance of what repeats twice is no item', async () => {
    const outcome = await converse(TDES, [], (card) => card.writeItems(file('DF02', 'EF05'), [{ tag: 0x43, instance: 3, value: '' }]));
    expect(faultOf(outcome)).toMatch(/^ssc.missingRecord/);
  });

  it('what only the PIN opens is not written before it was verified', async () => {
    const outcome = await converse(TDES, [issuerSide(TDES)], (card) => card.writeItems(file('DF04', 'EF06'), [{ tag: 0x90, value: '0' }]));
    expect(faultOf(outcome)).toBe('ssc.denied: DF04/EF06 is read back under the PIN, which was not verified');
  });
});

describe('the PIN', () => {
  const NEW = () => Uint8Array.of(6, 5, 4, 3, 2, 1);
  const change = (answer: string) => [...selectSsse(TDES), ['805E010007123456FF654321', answer] as const];

  it.each([
    ['9000', { outcome: 'correct' }],
    ['63C2', { outcome: 'wrong', triesLeft: 2 }],
    ['63C0', { outcome: 'locked' }],
    ['6983', { outcome: 'locked' }],
  ])('change, answered %s: %o', async (sw, outcome) => {
    expect(await converse(TDES, [change(sw)], (card) => card.changePin(PIN(), NEW()))).toEqual({ ok: true, value: outcome });
  });

  it.each([
    ['9303', /^ssc.blocked: CHANGE PIN/],
    ['6581', /^ssc.memoryFailure: CHANGE PIN: 6581/],
    ['6A80', /^ssc.unexpectedStatus: CHANGE PIN: 6A80/],
    ['90', /^card.protocol/],
  ])('change, answered %s: a fault, never a wrong PIN', async (answer, fault) => {
    expect(faultOf(await converse(TDES, [change(answer)], (card) => card.changePin(PIN(), NEW())))).toMatch(fault);
  });

  it.each([
    [Uint8Array.of(1, 2, 3), NEW()],
    [PIN(), new Uint8Array(17)],
  ])('change of %o to %o: the length is told and nothing is sent', async (before, after) => {
    expect(await converse(TDES, [], (card) => card.changePin(before, after))).toEqual({ ok: true, value: { outcome: 'invalidLength' } });
  });

  it('with an odd number of digits is filled with F', async () => {
    const script: Script = [...selectSsse(TDES), ['805E01000712345FFF654321', '9000']];
    expect(faultOf(await converse(TDES, [script], (card) => card.changePin(PIN().slice(0, 5), NEW())))).toBe('ok');
  });

  it.each([
    ['SM4', SM4, KEYS, SM4_CARD.unblock],
    ['DES', TDES, SINGLE_DES_KEYS, SINGLE_DES.unblock],
  ] as const)('unblock of a %s card', async (_name, card, keys, command) => {
    const parts = [issuerSide(card), authenticate(card, '06'), MAC_CHALLENGE, [[command, '9000']]] satisfies readonly Script[];
    expect(faultOf(await converse(card, parts, (driver) => driver.unblockPin(), { keys }))).toBe('ok');
  });

  it.each([
    ['SM4', SM4, KEYS, SM4_CARD.reset],
    ['3DES', TDES, KEYS, TDES_CARD.reset],
    ['DES', TDES, SINGLE_DES_KEYS, SINGLE_DES.reset],
  ] as const)('reset of a %s card', async (_name, card, keys, command) => {
    const parts = [issuerSide(card), authenticate(card, '06'), MAC_CHALLENGE, [[command, '9000']]] satisfies readonly Script[];
    expect(faultOf(await converse(card, parts, (driver) => driver.resetPin(PIN()), { keys }))).toBe('ok');
  });

  it.each(['6982', '6984', '6988', '9302'])('unblock, answered %s: the authentication was refused', async (sw) => {
    const parts = [issuerSide(SM4), authenticate(SM4, '06'), MAC_CHALLENGE, [[SM4_CARD.unblock, sw]]] satisfies readonly Script[];
    expect(faultOf(await converse(SM4, parts, (driver) => driver.unblockPin()))).toMatch(/^ssc.authenticationRefused: PIN UNBLOCK/);
  });

  it('the card is identified once a session, whatever follows', async () => {
    const unblock = [...authenticate(SM4, '06'), ...MAC_CHALLENGE, [SM4_CARD.unblock, '9000'] as const];
    const outcome = await converse(SM4, [issuerSide(SM4), unblock, unblock], async (driver) => {
      expect(faultOf(await driver.unblockPin())).toBe('ok');
      return driver.unblockPin();
    });
    expect(faultOf(outcome)).toBe('ok');
  });
});

describe('the trace', () => {
  it('shows neither PINs nor what is written', async () => {
    const lines: string[] = [];
    const parts = [
      [...issuerSide(TDES), ...selectDf(1), ...authenticate(TDES, '86'), ...selectEf('EF06')],
      [['00DC280011280F313338303031333830303000000000', '6982']],
      [...selectSsse(TDES), ['805E010007123456FF654321', '9000']],
    ] satisfies readonly Script[];
    const outcome = await converse(
      TDES,
      parts,
      async (card) => {
        expect(faultOf(await card.writeItems(file('DF01', 'EF06'), [{ tag: 0x28, value: '13800138000' }]))).toMatch(/^ssc.denied/);
        return card.changePin(PIN(), Uint8Array.of(6, 5, 4, 3, 2, 1));
      },
      {},
      (line) => lines.push(line.text),
    );
    expect(faultOf(outcome)).toBe('ok');
    expect(lines).toContain('00DC2800 Lc=17 ** (17)');
    expect(lines).toContain('805E0100 Lc=7 ** (7)');
    expect(lines.join('\n')).not.toMatch(/3133|123456|654321/);
  });
});

describe('blocking for ever', () => {
  const CLERK = { clerk: 'C0001' };
  const bySsse = (keys: typeof KEYS, command: string, after: Script, card: typeof TDES) => ({
    parts: [issuerSide(card), authenticate(card, '05'), MAC_CHALLENGE, [[command, '9000']] as Script, after],
    keys,
  });
  const REFUSED: Script = [['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '9303']];

  it.each([
    ['SM4', SM4, KEYS, SM4_CARD.applicationBlock],
    ['DES', TDES, SINGLE_DES_KEYS, SINGLE_DES.applicationBlock],
  ] as const)('the application of a %s card, which must then refuse to be selected', async (_name, card, keys, command) => {
    const { parts } = bySsse(keys, command, REFUSED, card);
    expect(faultOf(await converse(card, parts, (driver) => driver.blockApplication(CLERK), { keys }))).toBe('ok');
  });

  it('one application under SSSE, with its own lock key', async () => {
    const parts = [
      issuerSide(SM4),
      selectDf(3),
      authenticate(SM4, '83'),
      MAC_CHALLENGE,
      [[SM4_CARD.applicationBlock, '9000']],
      selectSsse(SM4),
      [['00A4040006D15600000502', '9303']],
    ] satisfies readonly Script[];
    expect(faultOf(await converse(SM4, parts, (driver) => driver.blockApplication(CLERK, 'DF03')))).toBe('ok');
  });

  it('the card, which must then answer nothing but 6A81', async () => {
    const { parts, keys } = bySsse(SINGLE_DES_KEYS, SINGLE_DES.cardBlock, [['0084000008', '6A81']], TDES);
    expect(faultOf(await converse(TDES, parts, (driver) => driver.blockCard(CLERK), { keys }))).toBe('ok');
  });

  it('that did not happen in spite of 9000 is told', async () => {
    const { parts } = bySsse(KEYS, SM4_CARD.applicationBlock, selectSsse(SM4), SM4);
    expect(faultOf(await converse(SM4, parts, (driver) => driver.blockApplication(CLERK)))).toMatch(
      /^ssc.unexpectedStatus: SSSE was blocked/,
    );
  });

  it('without a clerk is refused before anything is sent', async () => {
    expect(faultOf(await converse(SM4, [], (driver) => driver.blockCard({ clerk: ' ' })))).toMatch(/^ssc.denied/);
    expect(faultOf(await converse(SM4, [], (driver) => driver.blockApplication({ clerk: '' })))).toMatch(/^ssc.denied/);
  });

  it('of an application whose lock key has no published number needs that number', async () => {
    const parts = [issuerSide(SM4), selectDf(1)];
    expect(faultOf(await converse(SM4, parts, (driver) => driver.blockApplication(CLERK, 'DF01')))).toBe(
      'keys.unknownKey: no number is known for LKDF01 on the card',
    );
  });
});

describe('whether it is blocked', () => {
  const NAME = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
  const AID = '00A4040006D15600000500';
  /** Behind a warning there may be data: a T=0 card is asked for them. */
  const behind = (sw: string): Script => (sw === '6283' ? [['00C0000000', '6985']] : []);

  it.each([
    ['6A81', 'card'],
    ['9303', 'application'],
    ['6283', 'application'],
  ])('the environment answers %s: %s', async (sw, state) => {
    expect(await converse(TDES, [[[NAME, sw], ...behind(sw)]], (card) => card.askBlocked())).toEqual({ ok: true, value: state });
  });

  it.each([
    ['9000', 'none'],
    ['9303', 'application'],
    ['6283', 'application'],
  ])('an application under it answers %s: %s', async (sw, state) => {
    const script: Script = [[NAME, '9000'], [NAME, '9000'], [AID, sw], ...behind(sw)];
    expect(await converse(TDES, [script], (card) => card.askBlocked('DF01'))).toEqual({ ok: true, value: state });
  });

  it('another answer is a fault, not a guess', async () => {
    expect(faultOf(await converse(TDES, [[[NAME, '6F00']]], (card) => card.askBlocked()))).toMatch(
      /^ssc.unexpectedStatus: SELECT SSSE: 6F00/,
    );
  });
});

describe('what is about to be written', () => {
  it('is read under the access of its reading back: without the PIN under the key', async () => {
    const records = ['2B0132'];
    const parts = [
      issuerSide(TDES),
      selectDf(1),
      authenticate(TDES, '88'),
      selectEf('EF08'),
      byTag(records),
      whole(records),
    ] satisfies readonly Script[];
    const items = await converse(TDES, parts, (card) => card.readItems(file('DF01', 'EF08'), [0x2b], 'asWritten'));
    expect(shown(items)).toEqual(['2B:1 2']);
  });
});
