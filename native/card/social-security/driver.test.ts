/** The driver on recorded shapes of real cards, strictly in order: what is sent, and what is made of odd answers. */
import { describe, expect, it } from 'vitest';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import { fault } from '../../base/fault.ts';
import { err } from '../../base/result.ts';
import type { CardKeys } from '../../ports/card-keys.ts';
import { createCardSession } from '../session.ts';
import { createSocialSecurityCard } from './driver.ts';

type Script = readonly (readonly [command: string, answer: string])[];

const NO_KEYS: CardKeys = {
  authenticate: () => Promise.resolve(err(fault('keys.unavailable', 'no key service'))),
  seal: () => Promise.resolve(err(fault('keys.unavailable', 'no key service'))),
};

const FCI = '6F16840F7378312E73682EC9E7BBE1B1A3D5CFA50388011E';
const SELECT: Script = [
  ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '6118'],
  ['00C0000018', `${FCI} 9000`],
];
const EF05: readonly string[] = [
  '0110510100D15600000500000001A1B2C3D4',
  '020133',
  '0304322E3030',
  '040C915600000251010051010001',
  '050420180403',
  '060420280403',
  '0709413231343732343234',
];
const EF06: readonly string[] = [
  '0812313131313131313938313031303131313130',
  `091ED5C5C8FD${'00'.repeat(26)}`,
  `4E14${'00'.repeat(20)}`,
  '0A0131',
  '0B0101',
  '0C03111111',
  '0D0419810101',
];

function selectFile(id: string): Script {
  return [[`00A4020002${id}`, '9000']];
}

/** Reads by tag of these records, as a card answers them. */
function byTag(records: readonly string[]): Script {
  return records.map((record) => [`00B2${record.slice(0, 2)}00${(record.length / 2).toString(16).padStart(2, '0')}`, `${record} 9000`]);
}

function whole(records: readonly string[], answer = records.join('')): Script {
  const length = records.join('').length / 2;
  return [[`00B20105${length.toString(16).padStart(2, '0')}`, `${answer} 9000`]];
}

async function read(...parts: readonly Script[]) {
  const connection = scriptedConnection(parts.flat());
  const data = await createSocialSecurityCard(createCardSession(connection), { keys: NO_KEYS }).read();
  expect(connection.left).toEqual([]);
  return data;
}

const ISSUER = [SELECT, selectFile('EF05'), byTag(EF05), whole(EF05), SELECT] as const;

describe('a 2.00 card', () => {
  it('is read by tag, and once more whole', async () => {
    const data = await read(...ISSUER, selectFile('EF06'), byTag(EF06), whole(EF06));
    expect(data).toEqual({
      ok: true,
      value: {
        card: {
          cardIdentifier: '510100D15600000500000001A1B2C3D4',
          region: '510100',
          cardClass: '3',
          specification: '2.00',
          generation: 2,
          initialiser: '915600000251010051010001',
          issuedOn: '2018-04-03',
          validUntil: '2028-04-03',
          cardNumber: 'A21472424',
          algorithm: 'tdes',
          historicalBytes: '00814A44468660510100000001',
        },
        holder: {
          socialSecurityNumber: '111111198101011110',
          name: '张三',
          sex: 'male',
          ethnicGroup: '01',
          birthDate: '1981-01-01',
          birthPlace: '111111',
        },
      },
    });
  });

  it('that wants P1=00 to select a file is asked that way', async () => {
    const select: Script = [
      ['00A4020002EF06', '6A86'],
      ['00A4000002EF06', '9000'],
    ];
    expect((await read(...ISSUER, select, byTag(EF06), whole(EF06))).ok).toBe(true);
  });

  it('that knows no reading by tag is read whole twice', async () => {
    const refused: Script = [['00B2080014', '6A86']];
    expect((await read(...ISSUER, selectFile('EF06'), refused, whole(EF06), whole(EF06))).ok).toBe(true);
  });

  it('that knows no reading whole is read by tag twice', async () => {
    const refused: Script = [[`00B201055B`, '6A81']];
    expect((await read(...ISSUER, selectFile('EF06'), byTag(EF06), refused, byTag(EF06))).ok).toBe(true);
  });

  it('whose file holds more than the specification gives its exact length by 6Cxx', async () => {
    const more: Script = [
      ['00B201055B', '6C5F'],
      ['00B201055F', `${EF06.join('')} EA02AABB 9000`],
    ];
    expect((await read(...ISSUER, selectFile('EF06'), byTag(EF06), more)).ok).toBe(true);
  });
});

describe('a wrong byte is never shown', () => {
  const LI_SI = `091EC0EECBC4${'00'.repeat(26)}`;
  const other = EF06.with(1, LI_SI);

  it('two reads that differ are repeated once', async () => {
    const data = await read(...ISSUER, selectFile('EF06'), byTag(other), whole(EF06), byTag(EF06), whole(EF06));
    expect(data.ok && data.value.holder.name).toBe('张三');
  });

  it('and then refused', async () => {
    const data = await read(...ISSUER, selectFile('EF06'), byTag(other), whole(EF06), byTag(other), whole(EF06));
    expect(!data.ok && data.error.code).toBe('ssc.malformed');
    expect(!data.ok && data.error.detail).toContain('EF06 tag 09');
  });

  it.each([
    ['the record of another tag', '091E', '081E'],
    ['a shorter length than the data', '091E', '091D'],
  ])('%s is refused', async (_what, from, to) => {
    const bad = EF06.slice(0, 2).map((record) => (record.startsWith(from) ? to + record.slice(4) : record));
    const asked = byTag(EF06)
      .slice(0, 2)
      .map(([command], i): readonly [string, string] => [command, `${bad[i] ?? ''} 9000`]);
    const data = await read(...ISSUER, selectFile('EF06'), asked, asked);
    expect(!data.ok && data.error.code).toBe('ssc.malformed');
  });

  it('a number whose check character is wrong is refused', async () => {
    const wrong = EF06.with(0, '0812313131313131313938313031303131313131');
    const data = await read(...ISSUER, selectFile('EF06'), byTag(wrong), whole(wrong));
    expect(!data.ok && data.error.code).toBe('ssc.malformed');
    expect(!data.ok && data.error.detail).toContain('check character');
  });

  it('a name that is no GB 18030 is refused', async () => {
    const wrong = EF06.with(1, `091ED5C5C8${'00'.repeat(27)}`);
    const data = await read(...ISSUER, selectFile('EF06'), byTag(wrong), whole(wrong));
    expect(!data.ok && data.error.code).toBe('ssc.malformed');
  });

  it('a second SELECT that gives another FCI is refused', async () => {
    const changed: Script = [
      ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '6118'],
      ['00C0000018', `${FCI.slice(0, -2)}1D 9000`],
    ];
    const data = await read(SELECT, selectFile('EF05'), byTag(EF05), whole(EF05), changed);
    expect(!data.ok && data.error.code).toBe('ssc.malformed');
  });
});

describe('what a card may not have or allow', () => {
  it.each([
    ['6A82', 'ssc.notASocialSecurityCard'],
    ['9303', 'ssc.blocked'],
    ['6A81', 'ssc.blocked'],
    ['6F00', 'ssc.unexpectedStatus'],
  ])('SELECT answered %s: %s', async (sw, code) => {
    const data = await read([['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', sw]]);
    expect(!data.ok && data.error.code).toBe(code);
  });

  it('a holder file that is locked', async () => {
    const data = await read(...ISSUER, selectFile('EF06'), [['00B2080014', '6982']]);
    expect(!data.ok && data.error.code).toBe('ssc.denied');
  });

  it('a Beijing card of before the algorithm mark is taken for SSF33', async () => {
    const beijing = EF05.with(0, '0110110100D15600000500000001A1B2C3D4');
    const data = await read(
      SELECT,
      selectFile('EF05'),
      byTag(beijing),
      whole(beijing),
      SELECT,
      selectFile('EF06'),
      byTag(EF06),
      whole(EF06),
    );
    expect(data.ok && data.value.card.algorithm).toBe('ssf33');
  });

  it('a blank version counts as 1.0', async () => {
    const blank = EF05.with(2, '030400000000');
    const data = await read(SELECT, selectFile('EF05'), byTag(blank), whole(blank), SELECT, selectFile('EF06'), byTag(EF06), whole(EF06));
    expect(data.ok && data.value.card.generation).toBe(1);
  });
});

describe('the PIN on the wire', () => {
  async function verify(answer: string) {
    const connection = scriptedConnection([...SELECT, ['0020000003123456', answer]]);
    return createSocialSecurityCard(createCardSession(connection), { keys: NO_KEYS }).verifyPin(Uint8Array.of(1, 2, 3, 4, 5, 6));
  }

  it.each([
    ['9000', { outcome: 'correct' }],
    ['63C2', { outcome: 'wrong', triesLeft: 2 }],
    ['63C0', { outcome: 'locked' }],
    ['6983', { outcome: 'locked' }],
  ])('%s: %o', async (sw, outcome) => {
    expect(await verify(sw)).toEqual({ ok: true, value: outcome });
  });

  it.each([
    ['9303', 'ssc.blocked'],
    ['6700', 'ssc.unexpectedStatus'],
    ['90', 'card.protocol'],
  ])('%s is a fault, never a wrong PIN', async (answer, code) => {
    const outcome = await verify(answer);
    expect(!outcome.ok && outcome.error.code).toBe(code);
  });
});
