import { describe, expect, it } from 'vitest';
import { fault } from '../../native/base/fault.ts';
import { err, ok } from '../../native/base/result.ts';
import { cardInfoOf, hsmOf, nationalBench } from './national.fixture.ts';

const SM4 = 'third-generation';
const TDES = 'zhaotong';
const CARDS = [SM4, TDES, 'first-generation'];

describe('iReadCardBas', () => {
  it.each(CARDS)('gives the eleven fields of the card %s, which proved to be genuine', async (id) => {
    const { national, readers } = nationalBench(id, [], { terminalNumber: () => Promise.resolve(ok('410100813475')) });
    const { code, out } = await national.iReadCardBas('3');
    expect([code, out.split('|').length]).toEqual([0, 12]);
    const [region, , number, identifier] = out.split('|');
    expect(`${identifier ?? ''}|${number ?? ''}|`).toBe(cardInfoOf(id));
    expect(identifier?.slice(0, 6)).toBe(region);
    expect(out).toMatch(/\|410100813475\|Reader\|$/);
    expect(readers.openHandles().connections).toBe(0);
  });

  it('is −2201 without PSAM and key service: the HSM functions are for that', async () => {
    const { national } = nationalBench(TDES, [], {}, new Set(['keys']));
    expect((await national.iReadCardBas('1')).code).toBe(-2201);
    expect((await national.iReloadPIN('1', cardInfoOf(TDES))).code).toBe(-2201);
    expect((await national.iReadCard('1', '2', cardInfoOf(TDES), 'DF01EF05|20|$')).code).toBe(-2201);
    expect((await national.iReadCardBas_HSM_Step1('1')).code).toBe(0);
  });

  it.each([
    [null, '1', -2],
    ['zhaotong', '0', -14],
    ['zhaotong', '', -14],
    ['zhaotong', '2', -1],
    ['blocked-application', '1', -37635],
    ['blocked-card', '1', -27265],
  ])('with the card %s and iType %j is %i', async (id, iType, code) => {
    const { national, readers } = nationalBench(id);
    expect((await national.iReadCardBas(iType)).code).toBe(code);
    expect(readers.openHandles().connections).toBe(0);
  });

  it.each(CARDS)('in two steps gives the same of the card %s with keys elsewhere', async (id) => {
    const { national, keys } = nationalBench(id);
    const hsm = hsmOf(id, keys);
    const { code, out } = await national.iReadCardBas_HSM_Step1('1');
    expect(code).toBe(0);
    const [, , , , irkFactor, irkSource, rkFactor, rkSource] = out.split('|');
    const irk = await hsm.authenticate('IRK', irkFactor, irkSource);
    const rk = id === SM4 ? await hsm.authenticate('RKSSSE', rkFactor, rkSource) : '';
    expect(rkFactor === '').toBe(id !== SM4);
    expect(await national.iReadCardBas_HSM_Step2(`${irk}|${rk}|`)).toEqual(await nationalBench(id).national.iReadCardBas('1'));
  });

  it('in two steps refuses a card that does not know its key, and what was computed for another', async () => {
    const { national } = nationalBench(TDES);
    const steps = async (change: (source: string) => string) => {
      const [, , , , , source = ''] = (await national.iReadCardBas_HSM_Step1('1')).out.split('|');
      return (await national.iReadCardBas_HSM_Step2(change(source))).code;
    };
    expect(await steps((source) => `${'00'.repeat(8)}${source}||`)).toBe(-21);
    expect(await steps(() => `${'00'.repeat(16)}||`)).toBe(-22);
    expect(await steps(() => `${'00'.repeat(15)}||`)).toBe(-42);
    expect(await steps(() => `${'0G'.repeat(16)}||`)).toBe(-41);
  });

  it('in two steps tells how many tries the card leaves a wrong key', async () => {
    const { national, keys } = nationalBench(SM4);
    const [, , , , factor, source, , rkSource = ''] = (await national.iReadCardBas_HSM_Step1('1')).out.split('|');
    const irk = await hsmOf(SM4, keys).authenticate('IRK', factor, source);
    expect((await national.iReadCardBas_HSM_Step2(`${irk}|${'00'.repeat(8)}${rkSource}|`)).code).toBe(-25538);
  });
});

describe('iReadCard', () => {
  it('gives the address with values where the tags stood', async () => {
    const { national } = nationalBench(TDES);
    const [identifier = '', number = ''] = cardInfoOf(TDES).split('|');
    expect(await national.iReadCard('1', '1', cardInfoOf(TDES), 'SSSEEF05|01|07|$SSSEEF06|0A|$')).toEqual({
      code: 0,
      out: expect.stringMatching(new RegExp(`^SSSEEF05\\|${identifier}\\|${number}\\|\\$SSSEEF06\\|[129]\\|\\$$`)) as string,
    });
  });

  it('opens the holder of a 3.00 card with the read key', async () => {
    const { national, asked } = nationalBench(SM4);
    const { code, out } = await national.iReadCard('1', '2', cardInfoOf(SM4), 'SSSEEF06|08|$');
    expect([code, out, asked]).toEqual([0, 'SSSEEF06|650102199205081132|$', []]);
  });

  it('asks for the PIN where it was chosen, or where nothing else opens the file', async () => {
    const { national, asked } = nationalBench(TDES, ['000000', '000000']);
    expect((await national.iReadCard('1', '1', cardInfoOf(TDES), 'DF01EF05|20|$')).code).toBe(0);
    expect((await national.iReadCard('1', '2', cardInfoOf(TDES), 'DF04EF08$')).code).toBe(0);
    expect(asked).toEqual(['current', 'current']);
  });

  it.each([
    ['keys.unknownKey', 'DF01EF05|20|$', -24],
    ['keys.refused', 'DF01EF05|20|$', -24],
    ['keys.algorithm', 'DF01EF05|20|$', -2202],
  ] as const)('with a key service that says %s is %s: %i', async (code, address, expected) => {
    const answer = () => Promise.resolve(err(fault(code, 'scripted')));
    const { national } = nationalBench(TDES, [], { keys: { authenticate: answer, seal: answer } });
    expect((await national.iReadCard('1', '2', cardInfoOf(TDES), address)).code).toBe(expected);
  });

  it('of a 3.00 card is −2203 where the key service has no RKSSSE', async () => {
    const { keys } = nationalBench(SM4);
    const national = nationalBench(SM4, [], {
      keys: {
        ...keys,
        authenticate: (request) =>
          request.key === 'RKSSSE' ? Promise.resolve(err(fault('keys.unknownKey', 'none'))) : keys.authenticate(request),
      },
    }).national;
    expect((await national.iReadCardBas('1')).code).toBe(-2203);
    expect((await national.iReadCard('1', '2', cardInfoOf(SM4), 'SSSEEF06|08|$')).code).toBe(-2203);
  });

  it.each([
    ['1', `${'0'.repeat(31)}|X00000019|`, 'SSSEEF05|01|$', -20],
    ['1', `${'0'.repeat(32)}|X00000019|`, 'SSSEEF05|01|$', -22],
    ['1', `${'0'.repeat(32)}|X000|`, 'SSSEEF05|01|$', -23],
    ['1', cardInfoOf(TDES), 'SSSEEF05|01|', -23],
    ['1', cardInfoOf(TDES), 'SSSEEF05|55|$', -22],
    ['3', cardInfoOf(TDES), 'SSSEEF05|01|$', -14],
    ['1', cardInfoOf(TDES), 'DF04EF08$', -31],
  ])('iAuthType %s, %s, %s is %i', async (auth, info, address, code) => {
    expect((await nationalBench(TDES).national.iReadCard('1', auth, info, address)).code).toBe(code);
  });

  it('in two steps reads one file with a key elsewhere', async () => {
    const { national, keys } = nationalBench(SM4, [], { keyAddresses: { RKSSSE: '4812' } });
    const step1 = await national.iReadCard_HSM_Step1('1', cardInfoOf(SM4), 'SSSEEF06|08|$');
    const [algorithm, address, factor, source] = step1.out.split('|');
    expect([step1.code, algorithm, address]).toEqual([0, '03', '4812']);
    const data = await hsmOf(SM4, keys).authenticate('RKSSSE', factor, source);
    expect(await national.iReadCard_HSM_Step2(data)).toEqual({ code: 0, out: 'SSSEEF06|650102199205081132|$' });
  });

  it('in two steps is −2204 where no key is needed, −23 for two files', async () => {
    const { national, readers } = nationalBench(TDES);
    expect((await national.iReadCard_HSM_Step1('1', cardInfoOf(TDES), 'SSSEEF06|08|$')).code).toBe(-2204);
    expect((await national.iReadCard_HSM_Step1('1', cardInfoOf(TDES), 'SSSEEF05|01|$SSSEEF06|08|$')).code).toBe(-23);
    expect(readers.openHandles().connections).toBe(0);
  });
});

describe('PIN functions', () => {
  it('verify the PIN, count the tries down, and lock', async () => {
    const { national } = nationalBench(TDES, ['000000', '111111', '111111', '111111', '111111', '111111', '111111', '000000']);
    const codes = [];
    for (let i = 0; i < 8; i++) codes.push(await national.iVerifyPIN('1'));
    expect(codes[0]).toEqual({ code: 0, out: '' });
    expect(codes[1]).toEqual({ code: -51, out: 'PIN校验失败（剩余5次）' });
    expect(codes.map(({ code }) => code)).toEqual([0, -51, -51, -51, -51, -51, -52, -52]);
  });

  it('tell how an entry failed', async () => {
    const { national, clock } = nationalBench(TDES, ['pinpad.cancelled', 'pinpad.timeout', '123', 'hangs']);
    const codes = [];
    for (let i = 0; i < 3; i++) codes.push((await national.iVerifyPIN('1')).code);
    expect(codes).toEqual([-31, -32, -33]);
    const hanging = national.iVerifyPIN('1');
    await new Promise(setImmediate);
    clock.fire();
    expect((await hanging).code).toBe(-32);
    expect((await nationalBench(TDES, [], {}, new Set(['pinPad'])).national.iVerifyPIN('1')).code).toBe(-13);
  });

  it('change it, asked for once and twice', async () => {
    const { national, asked } = nationalBench(TDES, ['000000', '123456', '123456', '123456', '000000', '111111', '222222']);
    expect(await national.iChangePIN('1')).toEqual({ code: 0, out: '' });
    expect(asked).toEqual(['current', 'new', 'newAgain']);
    expect((await national.iVerifyPIN('1')).code).toBe(0);
    expect((await national.iChangePIN('1')).code).toBe(-34);
  });

  it.each([SM4, TDES])('reload and unblock the PIN of the card %s with keys at hand', async (id) => {
    const { national } = nationalBench(id, ['654321', '654321', '654321', '111111', '654321']);
    expect(await national.iReloadPIN('1', cardInfoOf(id))).toEqual({ code: 0, out: '' });
    expect((await national.iVerifyPIN('1')).code).toBe(0);
    expect((await national.iVerifyPIN('1')).code).toBe(-51);
    expect(await national.iUnblockPIN('1', cardInfoOf(id))).toEqual({ code: 0, out: '' });
    expect((await national.iVerifyPIN('1')).code).toBe(0);
  });

  it.each([
    [SM4, '8424000114', 50],
    [TDES, '842400010C', 34],
  ])('reload the PIN of the card %s in three steps', async (id, header, length) => {
    const { national, keys } = nationalBench(id, ['654321', '654321', '654321']);
    const hsm = hsmOf(id, keys);
    const [, address, factor, source] = (await national.iReloadPIN_HSM_Step1('1', cardInfoOf(id))).out.split('|');
    expect(address).toBe('PUK');
    const step2 = await national.iReloadPIN_HSM_Step2(await hsm.authenticate('PUK', factor, source));
    const [, sealKey, sealFactor, apdu, pin = ''] = step2.out.split('|');
    expect([sealKey, apdu, pin]).toEqual(['STKSSSE', header, '654321']);
    const command = await hsm.seal(sealFactor, apdu, pin);
    expect(command).toHaveLength(length);
    expect(await national.iReloadPIN_HSM_Step3(command)).toEqual({ code: 0, out: '' });
    expect((await national.iVerifyPIN('1')).code).toBe(0);
  });

  it('unblock a locked PIN in three steps', async () => {
    const id = 'locked-pin';
    const { national, keys, readers } = nationalBench(id);
    const hsm = hsmOf(id, keys);
    expect((await national.iVerifyPIN('1')).code).toBe(-31);
    const [, , factor, source] = (await national.iUnblockPIN_HSM_Step1('1', cardInfoOf(id))).out.split('|');
    const step2 = await national.iUnblockPIN_HSM_Step2(await hsm.authenticate('PUK', factor, source));
    const [, , sealFactor, apdu] = step2.out.split('|');
    expect([apdu, step2.out.split('|')]).toEqual(['8424000004', expect.objectContaining({ length: 5 })]);
    const command = await hsm.seal(sealFactor, apdu, '');
    expect(command).toHaveLength(18);
    expect(await national.iUnblockPIN_HSM_Step3(command)).toEqual({ code: 0, out: '' });
    expect(readers.openHandles().connections).toBe(0);
  });

  it('refuse a MAC that is wrong with the status word of the card, a wrong length and a wrong header before it', async () => {
    const { national, keys } = nationalBench(TDES);
    const hsm = hsmOf(TDES, keys);
    const third = async (pKey: string) => {
      const [, , factor, source] = (await national.iUnblockPIN_HSM_Step1('1', cardInfoOf(TDES))).out.split('|');
      await national.iUnblockPIN_HSM_Step2(await hsm.authenticate('PUK', factor, source));
      return (await national.iUnblockPIN_HSM_Step3(pKey)).code;
    };
    expect(await third('842400000400000000')).toBe(-27016);
    expect(await third('8424000004000000')).toBe(-42);
    expect(await third('841E00010400000000')).toBe(-22);
  });
});

describe('steps', () => {
  it('that do not follow each other are −12, and end what waited', async () => {
    const { national, readers } = nationalBench(TDES);
    expect((await national.iReadCardBas_HSM_Step2('')).code).toBe(-12);
    await national.iUnblockPIN_HSM_Step1('1', cardInfoOf(TDES));
    expect(readers.openHandles().connections).toBe(1);
    expect((await national.iUnblockPIN_HSM_Step3('')).code).toBe(-12);
    expect(readers.openHandles().connections).toBe(0);
  });

  it('give the card back when another function is called, when nothing comes, and at the end', async () => {
    const { national, readers, clock } = nationalBench(TDES, ['000000']);
    await national.iUnblockPIN_HSM_Step1('1', cardInfoOf(TDES));
    expect((await national.iVerifyPIN('1')).code).toBe(0);
    expect(readers.openHandles().connections).toBe(0);
    await national.iUnblockPIN_HSM_Step1('1', cardInfoOf(TDES));
    clock.fire();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(readers.openHandles().connections).toBe(0);
    await national.iUnblockPIN_HSM_Step1('1', cardInfoOf(TDES));
    await national.close();
    expect(readers.openHandles().connections).toBe(0);
  });

  it('tell a card that left between them', async () => {
    const { national, readers, keys } = nationalBench(TDES);
    const [, , factor, source] = (await national.iUnblockPIN_HSM_Step1('1', cardInfoOf(TDES))).out.split('|');
    readers.remove('Reader');
    expect((await national.iUnblockPIN_HSM_Step2(await hsmOf(TDES, keys).authenticate('PUK', factor, source))).code).toBe(-2);
  });
});

describe('iDoDebit', () => {
  it('is −13 and says why, before the card is looked at', async () => {
    const { national } = nationalBench(null);
    const answer = { code: -13, out: '不支持该命令（脱网消费的报文格式没有公开）' };
    expect(await national.iDoDebit('1', cardInfoOf(TDES), '1|1|20260301120000|')).toEqual(answer);
    expect(await national.iDoDebit_HSM_Step1('1', cardInfoOf(TDES), '1|1|20260301120000|')).toEqual(answer);
    expect(await national.iDoDebit_HSM_Step2('')).toEqual(answer);
  });
});

describe('iReadDebitRecord', () => {
  it.each(CARDS)('gives every record of the card %s, newest first, its fields each ended by ^', async (id) => {
    const { national } = nationalBench(id, ['000000']);
    const { code, out } = await national.iReadDebitRecord('1');
    expect(code).toBe(0);
    expect(out).toMatch(/^(?:\d+\^\w\^\d{12}\^\d{14}\^\d+\^\d+\^\d+\^\|)+$/);
  });

  it('gives the records behind the PIN', async () => {
    const { national } = nationalBench(TDES, ['000000']);
    const { code, out } = await national.iReadDebitRecord('1');
    expect(code).toBe(0);
    expect(out).toMatch(/^(?:(?:[^^|]*\^){7}\|)*$/);
  });
});
