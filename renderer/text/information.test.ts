import { describe, expect, it } from 'vitest';
import { ETHNIC_GROUPS } from './ethnic-groups-table.ts';
import { informationValue } from './information.ts';

describe('a row of personal information', () => {
  it('words codes by GB/T 2261.1 and GB/T 3304', () => {
    expect(informationValue({ field: 'sex', value: '2', code: '2' }, 'zh-CN')).toBe('女');
    expect(informationValue({ field: 'sex', value: '1', code: '1' }, 'en')).toBe('Male');
    expect(informationValue({ field: 'ethnicGroup', value: '15', code: '15' }, 'zh-CN')).toBe('土家族');
    expect(informationValue({ field: 'accountKind', value: 'ledger', code: 'ledger' }, 'zh-CN')).toBe('记账账户');
  });

  it('shows an unknown code as it is, and says when there is nothing', () => {
    expect(informationValue({ field: 'ethnicGroup', value: '77', code: '77' }, 'zh-CN')).toBe('77');
    expect(informationValue({ field: 'sex', value: 'toString', code: 'toString' }, 'zh-CN')).toBe('toString');
    expect(informationValue({ field: 'employer', value: ' ' }, 'zh-CN')).toBe('无');
    expect(informationValue({ field: 'employer', value: '' }, 'en')).toBe('None');
  });

  it('groups numbers and writes dates out', () => {
    expect(informationValue({ field: 'identityNumber', value: '430***********0023' }, 'zh-CN')).toBe('430*** ******** 0023');
    expect(informationValue({ field: 'validUntil', value: '2031-05-31' }, 'zh-CN')).toBe('2031年5月31日');
  });

  it('leaves names alone, rare characters too', () => {
    expect(informationValue({ field: 'name', value: '𠮷㐂䶮' }, 'en')).toBe('𠮷㐂䶮');
  });
});

it('all 56 ethnic groups have a name in both languages', () => {
  const codes = Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0'));
  for (const code of codes)
    expect(
      ETHNIC_GROUPS[code]?.every((name) => name !== ''),
      code,
    ).toBe(true);
});
