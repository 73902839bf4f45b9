import { describe, expect, it } from 'vitest';
import { numberKeyOf, padKeyOf } from './keypad-keys.ts';

describe('a key of a real keyboard', () => {
  it('is never a digit of a PIN: that would pass the window in the clear', () => {
    for (const digit of '0123456789') expect(padKeyOf(digit)).toBeNull();
  });

  it('may be one of the four commands', () => {
    expect(['Enter', 'Escape', 'Backspace', 'Delete'].map((key) => padKeyOf(key))).toEqual(['enter', 'cancel', 'backspace', 'clear']);
  });

  it('is nobody’s business otherwise', () => {
    for (const key of ['a', 'F5', '12', '', ' ', '７', 'Tab', 'toString']) expect(padKeyOf(key)).toBeNull();
  });
});

describe('the number pad', () => {
  it('takes digits and X of a real keyboard, and the four keys', () => {
    expect(['7', 'x', 'X', 'Enter', 'Escape', 'Backspace', 'Delete'].map(numberKeyOf)).toEqual([
      7,
      'X',
      'X',
      'enter',
      'cancel',
      'backspace',
      'clear',
    ]);
  });

  it('takes nothing else', () => {
    expect(['a', 'Tab', '', 'F1', '.'].map(numberKeyOf)).toEqual([null, null, null, null, null]);
  });
});
