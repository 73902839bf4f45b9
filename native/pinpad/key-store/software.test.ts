import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import type { MacAlgorithm } from '../../ports/key-store.ts';
import { createSoftwareKeyStore } from './software.ts';

const KEY = '0123456789ABCDEFFEDCBA9876543210';
const TMK_DES = '70F2A84CCBC2AE8625CBB0F2C22AB923';
const TMK_SM4 = '1234567890ABCDEFABCDEF0987654321';
const latin = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));

function store(keys: Readonly<Record<string, string>>) {
  return createSoftwareKeyStore({ keys: new Map(Object.entries(keys).map(([name, key]) => [name, hex(key)])) });
}
function said(
  result: { readonly ok: true; readonly value: Uint8Array } | { readonly ok: false; readonly error: { readonly code: string } },
) {
  return result.ok ? toHex(result.value) : result.error.code;
}

describe('a working key', () => {
  it('comes in under the SM4 master key and is known by its check value (published chain)', async () => {
    const keys = store({ tmk: TMK_SM4 });
    const load = { name: 'tpk', under: 'tmk', cipher: 'sm4', enciphered: hex('3D66234C49E4296FF9C78D8BACBD6A76') } as const;
    expect(await keys.loadWorkingKey({ ...load, checkValue: hex('861E83E31FAEBF10') })).toEqual({ ok: true, value: undefined });
    expect(said(await keys.checkValue('tpk', 'sm4'))).toBe('861E83E3');
    const block = await keys.encipherPin(Uint8Array.of(1, 2, 3, 6, 5, 4), {
      format: 'iso0-sm4-padded',
      pan: '6230606601007726888',
      key: 'tpk',
    });
    expect(said(block)).toBe('E639B7346D93D4ECE1E991CDCC84936E');
  });

  it('comes in under the DES master key, single and double length (sign-on data of UnionPay POS)', async () => {
    const keys = store({ tmk: TMK_DES });
    const pik = { name: 'tpk', under: 'tmk', cipher: 'tdes', enciphered: hex('4C555721128EF42B482EF01EB4BA66AF') } as const;
    const mak = { name: 'mak', under: 'tmk', cipher: 'tdes', enciphered: hex('96D605EA176B7E9E') } as const;
    expect((await keys.loadWorkingKey({ ...pik, checkValue: hex('08D7B4FB') })).ok).toBe(true);
    expect((await keys.loadWorkingKey({ ...mak, checkValue: hex('0547DB3E') })).ok).toBe(true);
    const block = await keys.encipherPin(Uint8Array.of(1, 2, 3, 4, 5, 6), { format: 'iso0-tdes', pan: '6217000000000000012', key: 'tpk' });
    expect(said(block)).toBe('7D8C858DF85989BB');
  });

  it('with another check value, or hardly any, is refused: the older key stays', async () => {
    const keys = store({ tmk: TMK_DES, tpk: KEY });
    const load = { name: 'tpk', under: 'tmk', cipher: 'tdes', enciphered: hex('96D605EA176B7E9E') } as const;
    expect(await keys.loadWorkingKey({ ...load, checkValue: hex('08D7B4FB') })).toMatchObject({
      error: { code: 'keystore.wrongCheckValue' },
    });
    expect(await keys.loadWorkingKey({ ...load, checkValue: hex('') })).toMatchObject({ error: { code: 'keystore.wrongCheckValue' } });
    expect(said(await keys.checkValue('tpk', 'tdes'))).toBe('08D7B4FB');
  });

  it('under no master key, or of a wrong length, is refused', async () => {
    const keys = store({ tmk: TMK_DES });
    const load = { name: 'tpk', under: 'tmk', cipher: 'tdes', enciphered: hex('96D605EA'), checkValue: hex('08D7B4FB') } as const;
    expect(await keys.loadWorkingKey(load)).toMatchObject({ error: { code: 'keystore.unsupported' } });
    expect(await keys.loadWorkingKey({ ...load, under: 'nobody' })).toMatchObject({ error: { code: 'keystore.keyNotFound' } });
  });

  it('is gone after the store was wiped', async () => {
    const keys = store({ tpk: KEY });
    keys.wipe();
    expect(said(await keys.checkValue('tpk', 'tdes'))).toBe('keystore.keyNotFound');
    expect(said(await keys.encipherPin(Uint8Array.of(1, 2, 3, 4), { format: 'iso0-tdes', pan: '6217000000000000012', key: 'tpk' }))).toBe(
      'pinpad.keyNotFound',
    );
  });
});

describe('a MAC', () => {
  const mac = async (algorithm: MacAlgorithm, key: string, message: Uint8Array): Promise<string> =>
    said(await store({ mak: key }).mac({ key: 'mak', algorithm, message }));
  it('of UnionPay POS is eight hexadecimal characters', async () => {
    // Two blocks, which are XORed first.
    expect(await mac('cup', 'C24A8FB57AA20123', hex('FFFFFFFFFFFFFFFF B2F60BCBB9B01840'))).toBe(toHex(latin('72489CAC')));
    expect(await mac('cup', 'C24A8FB57AA20123', hex('4D09F434464FE7BF'))).toBe(toHex(latin('72489CAC')));
  });
  it('X9.19 is ISO/IEC 9797-1 algorithm 3 with padding 1', async () => {
    expect(await mac('x9.19', KEY, latin('Now is the time for all '))).toBe('A1C72E74EA3FA9B6');
    expect(await mac('x9.19', KEY, latin('Now is the time for it'))).toMatch(/^2E2B1428/);
    expect(await mac('x9.19', toHex(latin('AAAAAAAABBBBBBBB')), latin('hello world'))).toMatch(/^[0-9A-F]{16}$/);
  });
  it('by CBC of one block is the block enciphered: the examples of the ciphers themselves', async () => {
    expect(await mac('x9.9', '0123456789ABCDEF', latin('Now is t'))).toBe('3FA40E8A984D4815');
    expect(await mac('sm4-cbc', KEY, hex(KEY))).toBe('681EDF34D206965E');
  });
  it('needs a key of the right length', async () => {
    expect(await mac('x9.19', '0123456789ABCDEF', latin('x'))).toBe('keystore.unsupported');
    expect(await mac('cup-sm4', '0123456789ABCDEF', latin('x'))).toBe('keystore.unsupported');
    expect(said(await store({}).mac({ key: 'mak', algorithm: 'cup', message: latin('x') }))).toBe('keystore.keyNotFound');
  });
});
