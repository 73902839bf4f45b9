import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import { sm4Block, sm4RoundKeys } from './sm4.ts';

const KEY = hex('0123456789ABCDEFFEDCBA9876543210');

describe('SM4, GB/T 32907-2016 annex A', () => {
  it('enciphers the example of A.1', () => {
    expect(toHex(sm4Block(sm4RoundKeys(KEY), KEY))).toBe('681EDF34D206965E86B3E94F536E4246');
  });

  it('expands the key as A.1 prints it', () => {
    const roundKeys = sm4RoundKeys(KEY);
    expect([...roundKeys.slice(0, 4)]).toEqual([0xf12186f9, 0x41662b61, 0x5a6ab19a, 0x7ba92077]);
    expect([...roundKeys.slice(28)]).toEqual([0x428d3654, 0x62293496, 0x01cf72e5, 0x9124a012]);
  });

  it('enciphers the same block one million times as A.2 says', { timeout: 60_000 }, () => {
    const roundKeys = sm4RoundKeys(KEY);
    let block = KEY;
    for (let i = 0; i < 1_000_000; i++) block = sm4Block(roundKeys, block);
    expect(toHex(block)).toBe('595298C7C6FD271F0402F804C33D3F66');
  });

  it('deciphers with the round keys reversed', () => {
    expect(toHex(sm4Block(sm4RoundKeys(KEY).toReversed(), hex('681EDF34D206965E86B3E94F536E4246')))).toBe(toHex(KEY));
  });

  it('enciphers a block seen in the field', () => {
    const roundKeys = sm4RoundKeys(hex('3DE741F445DD357BEA4E6C3FE6437036'));
    expect(toHex(sm4Block(roundKeys, hex('178CEDCF32C5D7990216632170C7CD37')))).toBe('358B51056B9B9EB2C96B20E7DB7A6B8F');
  });

  it('refuses keys and blocks of another size', () => {
    expect(() => sm4RoundKeys(new Uint8Array(15))).toThrow('16 bytes');
    expect(() => sm4Block(sm4RoundKeys(KEY), new Uint8Array(17))).toThrow('16 bytes');
  });
});
