import { describe, expect, it } from 'vitest';
import { cardInfoOf, hsmOf, must, nationalBench } from './national.fixture.ts';
import { parseFileAddress } from './file-address.ts';
import { parseWriteData } from './write-data.ts';

const SM4 = 'third-generation';
const TDES = 'zhaotong';
const CARDS = [SM4, TDES, 'first-generation'];
const DATES = 'SSSEEF05|05|06|$';
const done = { code: 0, out: '' };

describe('iWriteCard', () => {
  it.each(CARDS)('writes items of the card %s by their address, which iReadCard then gives', async (id) => {
    const { national, readers } = nationalBench(id);
    expect(await national.iWriteCard('1', cardInfoOf(id), DATES, '20250601|20450601|$')).toEqual(done);
    expect(await national.iReadCard('1', '1', cardInfoOf(id), DATES)).toEqual({ code: 0, out: 'SSSEEF05|20250601|20450601|$' });
    expect(readers.openHandles().connections).toBe(0);
  });

  it('writes several files, nested items and instances, and takes what iReadCard gave', async () => {
    const { national, asked } = nationalBench(TDES);
    const info = cardInfoOf(TDES);
    const address = 'DF01EF05|20|21|$DF01EF15|40:2|2A|$';
    const data = 'DF01EF05|10|和平路18号|$DF01EF15|403^080900^示范学院|20|$';
    expect(await national.iWriteCard('1', info, address, data)).toEqual(done);
    expect(await national.iReadCard('1', '2', info, address)).toEqual({ code: 0, out: data });
    expect(asked).toEqual([]);
  });

  it('appends to a cyclic file', async () => {
    const { national } = nationalBench(TDES);
    const record = '0010203^20240101^20251231^示范工厂';
    expect(await national.iWriteCard('1', cardInfoOf(TDES), 'DF02EF07$', `${record}|$`)).toEqual(done);
    expect(await national.iReadCard('1', '2', cardInfoOf(TDES), 'DF02EF07:01$')).toEqual({ code: 0, out: `DF02EF07:01|${record}|$` });
  });

  it('asks for the PIN where the file is read back under it', async () => {
    const { national, asked } = nationalBench(TDES, ['000000']);
    expect(await national.iWriteCard('1', cardInfoOf(TDES), 'DF04EF06|90|$', '1|$')).toEqual(done);
    expect(asked).toEqual(['current']);
  });

  it.each([
    ['a file that no terminal writes', 'DF04EF08$', '1^1^000000000001^20260101000000^1^1^0|$', -23],
    ['a record of a cyclic file', 'DF02EF07:01$', '0010203^20240101^20251231^示范工厂|$', -23],
    ['a value too few', DATES, '20250601|$', -23],
    ['a value too many', DATES, '20250601|20250601|20250601|20250601|$', -23],
    ['a value too long', 'SSSEEF05|07|$', 'A2147243422|$', -23],
    ['a value of another type', DATES, '2025-06-|20450601|$', -23],
    ['a file too many', DATES, '20250601|20450601|$1|$', -23],
    ['an item that no card has', 'SSSEEF05|99|$', '1|$', -22],
  ])('refuses %s before the card is written', async (_what, address, data, code) => {
    const { national } = nationalBench(TDES);
    expect((await national.iWriteCard('1', cardInfoOf(TDES), address, data)).code).toBe(code);
    expect((await national.iWriteCard('1', `${'0'.repeat(32)}|X00000019|`, DATES, '20250601|20450601|$')).code).toBe(-22);
  });

  it('is −2201 without PSAM and key service', async () => {
    const { national } = nationalBench(TDES, [], {}, new Set(['keys']));
    expect((await national.iWriteCard('1', cardInfoOf(TDES), DATES, '20250601|20450601|$')).code).toBe(-2201);
  });
});

describe('iWriteCard in two steps', () => {
  it.each([
    [SM4, '03'],
    [TDES, '01'],
    ['first-generation', '01'],
  ])('writes the card %s with a key elsewhere', async (id, algorithm) => {
    const { national, keys, readers } = nationalBench(id, [], { keyAddresses: { UKSSSE: '4812' } }, new Set(['keys']));
    const [first, address, factor, source] = (await national.iWriteCard_HSM_Step1('1', cardInfoOf(id), DATES)).out.split('|');
    expect([first, address]).toEqual([algorithm, '4812']);
    const data = await hsmOf(id, keys).authenticate('UKSSSE', factor, source);
    expect(data).toHaveLength(32);
    expect(await national.iWriteCard_HSM_Step2(data, '20250601|20450601|$')).toEqual(done);
    expect(await national.iReadCard('1', '1', cardInfoOf(id), DATES)).toEqual({ code: 0, out: 'SSSEEF05|20250601|20450601|$' });
    expect(readers.openHandles().connections).toBe(0);
  });

  it.each([
    ['SSSEEF06|0A|$', '2|$', 'UKSSSE'],
    ['DF01EF05|20|$', '20|$', 'UK1DF01'],
    ['DF02EF07$', '0010203^20240101^20251231^示范工厂|$', 'UK3DF02'],
    ['DF04EF06|90|$', '1|$', 'UK2DF04'],
  ] as const)('writes %s of a 3.00 card with one key and no PIN', async (address, data, key) => {
    const { national, keys } = nationalBench(SM4);
    const step1 = (await national.iWriteCard_HSM_Step1('1', cardInfoOf(SM4), address)).out.split('|');
    expect(step1[1]).toBe(key);
    const authentication = await hsmOf(SM4, keys).authenticate(key, step1[2], step1[3]);
    expect(await national.iWriteCard_HSM_Step2(authentication, data)).toEqual(done);
  });

  it('counts the records of an item that repeats behind the PIN', async () => {
    const { national, keys, asked } = nationalBench(TDES, ['000000']);
    const step1 = (await national.iWriteCard_HSM_Step1('1', cardInfoOf(TDES), 'DF01EF15|40:2|$')).out.split('|');
    const authentication = await hsmOf(TDES, keys).authenticate('UK6DF01', step1[2], step1[3]);
    expect(await national.iWriteCard_HSM_Step2(authentication, '403^080900^示范学院|$')).toEqual(done);
    expect(asked).toEqual(['current']);
  });

  it('refuses wrong data, a wrong key and what cannot be written, and gives the card back', async () => {
    const { national, readers } = nationalBench(TDES);
    const info = cardInfoOf(TDES);
    const step2 = async (pKey: (source: string) => string, data: string) => {
      const [, , , source = ''] = (await national.iWriteCard_HSM_Step1('1', info, DATES)).out.split('|');
      return (await national.iWriteCard_HSM_Step2(pKey(source), data)).code;
    };
    const right = '20250601|20450601|$';
    expect(await step2((source) => `${'00'.repeat(8)}${source}`, '1|$')).toBe(-23);
    expect(await step2((source) => `${'00'.repeat(8)}${source}`, right)).toBe(-25538);
    expect(await step2(() => '00'.repeat(16), right)).toBe(-22);
    expect(await step2(() => '00', right)).toBe(-42);
    expect((await national.iWriteCard_HSM_Step1('1', info, `${DATES}DF01EF05|20|$`)).code).toBe(-23);
    expect((await national.iWriteCard_HSM_Step1('1', info, 'DF04EF08$')).code).toBe(-23);
    expect((await national.iWriteCard_HSM_Step2('', right)).code).toBe(-12);
    expect(readers.openHandles().connections).toBe(0);
  });
});

it('pWriteData may leave out the last mark', () => {
  const files = must(parseFileAddress('SSSEEF05|05|$'));
  expect(parseWriteData(files, '20250601')).toEqual(parseWriteData(files, '20250601|$'));
});
