import { describe, expect, it } from 'vitest';
import { PIN_BCD, PROCESS_FACTOR, ROOT, SINGLE_DES, SM4_BLOCKS, SM4_CARD, SOURCE, TDES_CARD } from '../../../test/vectors/card-keys.ts';
import { concat, hex, toHex } from '../../base/bytes.ts';
import type { CardKeyContext } from '../../ports/card-keys.ts';
import { desCipher, sm4Cipher } from './block-cipher.ts';
import { cardKey, diversificationFactors, diversify, sessionKey } from './derivation.ts';
import { createSoftwareKeys } from './software.ts';

const roots = { sm4: { RKSSSE: ROOT, STKSSSE: ROOT }, tdes: { PUK: ROOT, STKSSSE: ROOT } };
const keys = createSoftwareKeys({ roots });
const sm4: CardKeyContext = { algorithm: 'sm4', cardIdentifier: SM4_CARD.identifier, serial: SM4_CARD.serial };
const tdes: CardKeyContext = { algorithm: 'tdes', cardIdentifier: TDES_CARD.identifier, serial: TDES_CARD.serial };

describe('SM4 blocks', () => {
  it.each(SM4_BLOCKS)('$plain under $key', ({ key, plain, cipher }) => {
    expect(toHex(sm4Cipher.encrypt(hex(key), hex(plain)))).toBe(cipher);
  });
});

describe.each([
  ['SM4', sm4Cipher, SM4_CARD, ROOT],
  ['3DES', desCipher, TDES_CARD, ROOT],
  ['single DES', desCipher, { ...TDES_CARD, ...SINGLE_DES }, SINGLE_DES.root],
] as const)('%s derivation', (_name, cipher, card, root) => {
  it('takes province, city and card factors from identifier and ATR', () => {
    expect(diversificationFactors(card.identifier, card.serial).map(toHex)).toEqual(card.factors);
  });

  it('reaches province, city, card and session key', () => {
    const [province, city] = diversificationFactors(card.identifier, card.serial);
    const provinceKey = diversify(cipher, root, province);
    expect(toHex(provinceKey)).toBe(card.provinceKey);
    expect(toHex(diversify(cipher, provinceKey, city))).toBe(card.cityKey);
    const key = cardKey(cipher, root, card.identifier, card.serial);
    expect(toHex(key)).toBe(card.cardKey);
    expect(toHex(sessionKey(cipher, key, PROCESS_FACTOR))).toBe(card.session);
  });
});

it('derives Zhejiang city keys from four region digits', () => {
  const [, city] = diversificationFactors(hex('330106D1560000050000000100000000'), SM4_CARD.serial);
  expect(String.fromCharCode(...city)).toBe('330100sx');
});

describe('authentication data', () => {
  it.each([
    ['SM4', { ...sm4, key: 'RKSSSE' as const }, SM4_CARD.authentication],
    ['3DES', { ...tdes, key: 'PUK' as const }, TDES_CARD.authentication],
  ])('%s', async (_name, context, expected) => {
    const computed = await keys.authenticate({ ...context, processFactor: PROCESS_FACTOR, source: SOURCE });
    expect(computed.ok && toHex(computed.value)).toBe(expected);
  });
});

describe('sealed commands', () => {
  const singleDes = createSoftwareKeys({ roots: { tdes: { STKSSSE: SINGLE_DES.root } } });
  it.each([
    ['SM4 reset', keys, sm4, '84240001', PIN_BCD, SM4_CARD.reset],
    ['SM4 unblock', keys, sm4, '84240000', new Uint8Array(), SM4_CARD.unblock],
    ['SM4 application block', keys, sm4, '841E0001', new Uint8Array(), SM4_CARD.applicationBlock],
    ['3DES reset', keys, tdes, '84240001', PIN_BCD, TDES_CARD.reset],
    ['DES reset', singleDes, tdes, '84240001', PIN_BCD, SINGLE_DES.reset],
    ['DES unblock', singleDes, tdes, '84240000', new Uint8Array(), SINGLE_DES.unblock],
    ['DES application block', singleDes, tdes, '841E0001', new Uint8Array(), SINGLE_DES.applicationBlock],
    ['DES card block', singleDes, tdes, '84160000', new Uint8Array(), SINGLE_DES.cardBlock],
  ])('%s', async (_name, service, context, header, plain, expected) => {
    const sealed = await service.seal({ ...context, key: 'STKSSSE', processFactor: PROCESS_FACTOR, header: hex(header), plain });
    const data = sealed.ok ? sealed.value : new Uint8Array();
    expect(toHex(concat(hex(header), Uint8Array.of(data.length), data))).toBe(expected);
  });
});

describe('what it cannot do is said', () => {
  it('SSF33', async () => {
    const answer = await keys.authenticate({ ...sm4, algorithm: 'ssf33', key: 'IRK', processFactor: PROCESS_FACTOR, source: SOURCE });
    expect(!answer.ok && answer.error.code).toBe('keys.algorithm');
  });

  it('a key without a root', async () => {
    const answer = await keys.authenticate({ ...sm4, key: 'PUK', processFactor: PROCESS_FACTOR, source: SOURCE });
    expect(!answer.ok && answer.error.code).toBe('keys.unknownKey');
  });
});
