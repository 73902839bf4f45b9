import { describe, expect, it } from 'vitest';
import { civilDate, clock, duration, maskedGroups, money, signedYuan, yuan } from './format.ts';

describe('money', () => {
  it('reads as people write it', () => {
    expect(money(123_456, 'zh-CN')).toBe('1,234.56 元');
    expect(money(123_456, 'en')).toBe('1,234.56 yuan');
    expect(money(0, 'zh-CN')).toBe('0.00 元');
    expect(money(5, 'zh-CN')).toBe('0.05 元');
    expect(yuan(100_000_000_00)).toBe('100,000,000.00');
  });

  it('keeps the sign, also below one yuan', () => {
    expect(yuan(-5)).toBe('-0.05');
    expect(yuan(-123_456)).toBe('-1,234.56');
    expect(signedYuan(1_200)).toBe('+12.00');
    expect(signedYuan(-1_200)).toBe('-12.00');
    expect(signedYuan(0)).toBe('0.00');
  });
});

describe('dates', () => {
  it('are written out', () => {
    expect(civilDate('2026-11-22', 'zh-CN')).toBe('2026年11月22日');
    expect(civilDate('2026-01-02', 'zh-CN')).toBe('2026年1月2日');
    expect(civilDate('2026-11-22', 'en')).toBe('22 Nov 2026');
  });

  it('that are none stay as they are', () => {
    expect(civilDate('2022', 'zh-CN')).toBe('2022');
    expect(civilDate('2026-13-01', 'en')).toBe('2026-13-01');
    expect(civilDate('长期', 'zh-CN')).toBe('长期');
  });

  it('and the clock are those of Shanghai, whatever the machine’s own zone', () => {
    expect(clock(Date.UTC(2026, 10, 21, 16, 5), 'zh-CN')).toEqual({ time: '00:05', date: '2026年11月22日' });
    expect(clock(Date.UTC(2026, 10, 22, 2, 59), 'en')).toEqual({ time: '10:59', date: '22 Nov 2026' });
  });
});

it('durations are in years and months', () => {
  expect([0, 1, 12, 25].map((months) => duration(months, 'zh-CN'))).toEqual(['0 个月', '1 个月', '1 年', '2 年 1 个月']);
  expect([0, 1, 12, 26].map((months) => duration(months, 'en'))).toEqual(['0 months', '1 month', '1 year', '2 years 2 months']);
});

describe('masked numbers', () => {
  it('stand in groups: an identity number by its parts, others by four', () => {
    expect(maskedGroups('430***********0023')).toBe('430*** ******** 0023');
    expect(maskedGroups('6217***********0678')).toBe('621 7*** **** **** 0678');
    expect(maskedGroups('A*****678')).toBe('A **** *678');
    expect(maskedGroups('')).toBe('');
  });

  it('lose and gain no character', () => {
    for (const text of ['4', '43', '430***********002X', '****************0678', '𠮷**1']) {
      expect(maskedGroups(text).replaceAll(' ', '')).toBe(text);
    }
  });
});
