import { describe, expect, it } from 'vitest';
import { createVirtualCard } from './create.ts';
import { ADF_ROWS, FILE_ROWS, KEY_IDS } from './files/layout-table.ts';
import { fileName, itemsOf, valueLength } from './files/layout.ts';
import { loadPersona, loadPersonas, readPersona } from './library.ts';
import { personalise } from './personalise.ts';
import { follow, poweredCard, prove, say, SELECT_SSSE } from './script.fixture.ts';

const SELECT_DF01 = '00A4000002DF01';
const PIN = '0020000003000000';

async function inSsse(id: string, ...commands: readonly string[]) {
  const card = poweredCard(id);
  for (const command of [SELECT_SSSE, ...commands]) await say(card, command);
  return card;
}

describe('the file table', () => {
  it.each([
    ['DF01', 0x15, '40', 0x34],
    ['DF02', 0x05, '43', 0x6c],
    ['DF02', 0x05, '44', 0x65],
    ['DF02', 0x15, '99', 0x10],
    ['DF03', 0x06, '4A', 0x61],
    ['DF03', 0x19, '79', 0x27],
  ])('nested record of %s/EF%i tag %s has the length that the specification prints', (df, ef, tag, length) => {
    const row = FILE_ROWS.find((one) => one.df === df && one.ef === ef);
    const item = row === undefined ? undefined : itemsOf(row).find((one) => one.tag === parseInt(tag, 16));
    expect(item === undefined ? 0 : valueLength(item)).toBe(length);
  });

  it.each([
    ['DF02', 0xef07, 0x55],
    ['DF02', 0xef16, 0x12],
    ['DF04', 0xef08, 0x1c],
    ['DF04', 0xef15, 0x03],
  ])('record of the cyclic file %s/%i has the length that the specification prints', (df, fid, length) => {
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    const file = personalise(persona.value)
      .applications.find(({ id }) => id === df)
      ?.files.find((one) => one.fid === fid);
    expect(file?.kind === 'cyclic' ? file.recordLength : 0).toBe(length);
  });

  it('names only keys that the card has', () => {
    const named = FILE_ROWS.flatMap(({ read, write }) => [read, write]).flatMap((text) => text.match(/[RU]K\w+/g) ?? []);
    const known = Object.values(KEY_IDS).flatMap((keys) => Object.keys(keys));
    expect(known).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it('is on every persona in full', () => {
    const personas = loadPersonas();
    if (!personas.ok) throw new Error(personas.error.detail);
    for (const persona of personas.value) {
      const files = personalise(persona)
        .applications.filter(({ kind }) => kind === 'df')
        .flatMap((df) => df.files);
      expect(files).toHaveLength(FILE_ROWS.length - 2);
      for (const file of files) if (file.kind === 'linear') expect(file.records.length).toBeGreaterThan(0);
    }
  });
});

describe('the applications under SSSE', () => {
  it('stand in the directory file with their labels', async () => {
    await follow(
      await inSsse('zhaotong'),
      `00B201F41A > 6118 4F06 D15600000500 500E B9ABB9B2D3A6D3C3D0C5CFA2C7F8 9000 \n 00B206F41A > 6A83 \n 00A40200022F00 > 9000`,
    );
  });

  it('are selected by FID inside SSSE, and by AID from anywhere', async () => {
    const card = poweredCard('zhaotong');
    await follow(
      card,
      `00A4000002DF01 > 6A82
       00A4040006 D15600000503 > 610A
       00C000000A > 6F08 8406 D15600000503 9000
       00A4000002DF01 > 610A
       00A4000002EF06 > 9000
       00A4000002EF1B > 6A82
       00A4010002DF07 > 610A
       00A4000002DDF1 > 6118
       00A4040008 A000000333010101 > 6147
       00A4000002DF01 > 6A82`,
    );
  });

  it('are found one after another by the beginning of their AID', async () => {
    const card = poweredCard('zhaotong', { getResponse: false });
    const answers = [];
    for (const p2 of ['00', '02', '02', '02', '02', '02']) answers.push(await say(card, `00A404${p2}05D156000005`));
    expect(answers).toEqual([...ADF_ROWS.map(({ aid }) => `6F088406${aid}9000`), '6A82']);
  });
});

describe('access conditions', () => {
  it('PIN or key: DF01/EF05 opens to the PIN', async () => {
    await follow(
      await inSsse('zhaotong', SELECT_DF01),
      `00B2202804 > 6982
       ${PIN} > 9000
       00B2202804 > 2002 3130 9000
       00B20E2805 > 0E03 530602 9000
       00B203F405 > 6A82`,
    );
  });

  it('PIN or key: DF01/EF05 opens to RK1DF01, reference 88', async () => {
    const card = await inSsse('zhaotong', SELECT_DF01);
    expect(await prove(card, 'RK1DF01', '88')).toBe('9000');
    await follow(
      card,
      `00B2202804 > 2002 3130 9000 \n 00A4000002DF02 > 610A \n 00B2422805 > 6982 \n ${SELECT_DF01} > 610A \n 00B2202804 > 6982`,
    );
  });

  it('PIN and key: DF04/EF06 wants both', async () => {
    const card = await inSsse('third-generation', '00A4000002DF04');
    await follow(card, `00B2903003 > 6982 \n ${PIN} > 9000 \n 00B2903003 > 6982`);
    expect(await prove(card, 'RK1DF04', '84')).toBe('9000');
    await follow(card, '00B2903003 > 900130 9000');
  });

  it('key only: each file of DF07 takes its own reading key, and no PIN', async () => {
    const card = await inSsse('zhaotong', '00A4000002DF07', PIN);
    await follow(card, '00B2F02804 > 6982');
    expect(await prove(card, 'RK2DF07', '84')).toBe('9000');
    await follow(card, '00B2F02804 > 6982 \n 00B2F53005 > F503000000 9000');
    expect(await prove(card, 'RK1DF07', '83')).toBe('9000');
    await follow(card, '00B2F02804 > F0023000 9000');
  });

  it('free: the reserved files of DF01', async () => {
    await follow(await inSsse('zhaotong', SELECT_DF01), '00B0960002 > 0000 9000');
  });

  it('never: the transactions of DF04 cannot be written', async () => {
    const card = await inSsse('zhaotong', '00A4000002DF04', PIN);
    await prove(card, 'UK2DF04', '86');
    await follow(card, `00DC00431C ${'00'.repeat(28)} > 6982`);
  });

  it('a key of SSSE still counts below it, a key of one DF not in another', async () => {
    const card = await inSsse('third-generation');
    expect(await prove(card, 'RKSSSE', '0A')).toBe('9000');
    await follow(card, `00A4000002DF01 > 610A \n 00A4000002DDF1 > 611E \n 00B20A3003 > 0A0131 9000`);
    expect(await prove(card, 'UKSSSE', '04')).toBe('9000');
    expect(card.snapshot().authenticatedKeys).toEqual(['RKSSSE', 'UKSSSE']);
  });

  it('a DF key has its own counter', async () => {
    const card = await inSsse('zhaotong', SELECT_DF01);
    for (const answer of ['63C2', '63C1', '63C0', '6983']) {
      await say(card, '0084000008');
      await follow(card, `0082008810 00000000000000000102030405060708 > ${answer}`);
    }
    await follow(card, '0082008E10 00000000000000000102030405060708 > 6A88');
    expect(card.snapshot().keyTriesLeft).toMatchObject({ RK1DF01: 0, UK1DF01: 3, RK1DF02: 3 });
  });
});

describe('records that are more than a tag and a value', () => {
  it('nested: an academic degree of DF01/EF15, three times', async () => {
    await follow(
      await inSsse('zhaotong', SELECT_DF01, PIN),
      `00B22AA803 > 2A0131 9000
       00B240A836 > 4034 5703343033 5803080900 5928 CABEB7B6D6B0D2B5D1A7D4BA${'00'.repeat(28)} 9000
       00B242A836 > 6A83
       00B204AC36 > 4034 5703000000 5803FFFFFF 5928${'00'.repeat(40)} 9000
       00B205AC36 > 6A83`,
    );
  });

  it('cyclic: the transactions of DF04/EF08, newest first', async () => {
    await follow(
      await inSsse('zhaotong', '00A4000002DF04', PIN),
      `00B2014400 > 6C1C
       00B201441C > 0003 31 000000000001 20260105093012 0000316A 00002710 00000A5A 9000
       00B203441C > 0001 31 000000000002 20250930101500 0000AFC8 00004E20 000061A8 9000
       00B204441C > 6A83`,
    );
  });

  it('transparent: the photograph of a 3.00 card after RKSSSE, in pieces of up to 256 bytes', async () => {
    const card = await inSsse('third-generation');
    await follow(card, '00B0880010 > 6982');
    await prove(card, 'RKSSSE', '0A');
    await follow(
      card,
      `00B0880010 > ${'00'.repeat(16)} 9000
       00B00FF000 > 6C10
       00B00FF011 > 6C10
       00B00FF010 > ${'00'.repeat(16)} 9000
       00B0000000 > ${'00'.repeat(256)} 9000
       00B0100001 > 6B00
       00B0800001 > 6A82
       00B2010412 > 6981`,
    );
  });
});

describe('UPDATE RECORD', () => {
  const CARD_NUMBER = '583030303030303139';

  it('writes by tag, by number and by SFI under the key of the file, for good', async () => {
    const card = await inSsse('zhaotong');
    await follow(card, `00DC07280B 0709${CARD_NUMBER} > 6982`);
    expect(await prove(card, 'UKSSSE', '04')).toBe('9000');
    await follow(
      card,
      `00DC07280B 0709${CARD_NUMBER} > 9000
       00DC0504060504 20190611 > 9000
       00DC0506060504 20190611 > 6A86
       00B2072C0B > 0709${CARD_NUMBER} 9000
       00B2052806 > 0504 20190611 9000`,
    );
    card.powerOff();
    card.powerOn();
    await follow(card, `${SELECT_SSSE} > 6118 \n 00B207280B > 0709${CARD_NUMBER} 9000`);
    expect(Object.keys(card.snapshot().written)).toEqual(['SSSE/EF05']);
  });

  it('refuses what is no record, or has no room', async () => {
    const card = await inSsse('zhaotong');
    await prove(card, 'UKSSSE', '04');
    await follow(
      card,
      `00DC07280A 0709${CARD_NUMBER.slice(2)} > 6A85
       00DC06280B 0709${CARD_NUMBER} > 6A80
       00DC082803 080131 > 6A84
       00DC082C03 080131 > 6A84
       00DC092C03 080131 > 6A83
       00DC072A0B 0709${CARD_NUMBER} > 9000
       00DC072A0B 0709${CARD_NUMBER} > 6A83
       00DC072803 070131 > 9000
       00DC082803 080131 > 9000
       00B2082C03 > 080131 9000
       00DC07A803 070131 > 6A82
       00DC0728 > 6700`,
    );
  });

  it('of a cyclic file puts a new record before the others and drives out the oldest', async () => {
    const card = await inSsse('zhaotong', '00A4000002DF04', PIN);
    await prove(card, 'UK2DF04', '86');
    await follow(
      card,
      `00B201AC03 > 000131 9000
       00DC00AB03 000232 > 9000
       00B201AC03 > 000232 9000
       00B202AC03 > 000131 9000
       00DC00AB02 0002 > 6A85
       00DC01AC03 000232 > 6A86`,
    );
    for (let i = 0; i < 7; i++) await say(card, '00DC00AB03000333');
    await follow(card, '00B208AC03 > 000232 9000 \n 00B209AC03 > 6A83');
  });

  it('has no meaning for a transparent file, which takes UPDATE BINARY', async () => {
    const card = await inSsse('third-generation');
    await follow(card, '00D6880001 FF > 6982');
    await prove(card, 'RKSSSE', '0A');
    await prove(card, 'UKSSSE', '04');
    await follow(
      card,
      `00DC014403 010101 > 6981
       00D6880003 FFD8FF > 9000
       00B0880004 > FFD8FF00 9000
       00D60FFE03 010203 > 6700
       00D6100001 01 > 6B00
       00D6850001 00 > 6981
       00D68800 > 6700`,
    );
  });
});

describe('files in a persona', () => {
  const withFiles = (files: unknown) => {
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    return readPersona('zhaotong.json', JSON.stringify({ ...persona.value, files }));
  };

  it('take the place of the defaults', async () => {
    const persona = withFiles({
      SSSE: { EF08: 'FFD8FF' },
      DF01: { EF05: { '20': '20', '0E': null }, EF15: { '40': ['1^2^', ''] } },
      DF04: { EF08: ['9^2^000000000009^20260301120000^1^2^3'] },
    });
    if (!persona.ok) throw new Error(persona.error.detail);
    const card = createVirtualCard(persona.value);
    card.powerOn();
    for (const command of [SELECT_SSSE, PIN, SELECT_DF01]) await say(card, command);
    await follow(
      card,
      `00B2202804 > 2002 3230 9000
       00B20E2805 > 6A83
       00B240A836 > 4034 5703310000 58032FFFFF 5928${'00'.repeat(40)} 9000
       00A4000002DF04 > 610A
       00B201441C > 0009 32 000000000009 20260301120000 00000001 00000002 00000003 9000
       00B202441C > 6A83`,
    );
  });

  it.each([
    [{ DF01: { EF99: {} } }, 'files.DF01.EF99: there is no such file'],
    [{ DF01: { EF05: { '99': '1' } } }, 'files.DF01.EF05.99: unknown field'],
    [{ DF01: { EF05: { '20': '123' } } }, 'files.DF01.EF05: "123" is longer than 2 bytes'],
    [{ DF01: { EF05: { '0E': '1234567' } } }, 'files.DF01.EF05: "1234567" is not at most 6 digits'],
    [{ DF01: { EF15: { '40': '1^2' } } }, 'files.DF01.EF15: "1^2" has 2 parts, not 3'],
    [{ DF01: { EF05: { '20': ['1', '2'] } } }, 'files.DF01.EF05: 20: more than 1 values'],
    [{ DF04: { EF15: Array.from({ length: 9 }, () => '1^1') } }, 'files.DF04.EF15: more than 8 records'],
    [{ DF04: { EF15: ['70000^1'] } }, 'files.DF04.EF15: 70000 does not fit 2 bytes'],
    [{ SSSE: { EF07: '00'.repeat(0x301) } }, 'files.SSSE.EF07: longer than 768 bytes'],
    [{ DF05: {} }, 'files.DF05: unknown field'],
  ])('that do not fit are told: %j', (files, message) => {
    const read = withFiles(files);
    expect(read.ok ? 'fine' : read.error.detail).toBe(`zhaotong.json: ${message}`);
  });

  it('have names that the persona reader knows', () => {
    expect(FILE_ROWS.map(({ ef }) => fileName(ef))).toEqual(expect.arrayContaining(['EF05', 'EF0A', 'EF1A']));
  });
});
