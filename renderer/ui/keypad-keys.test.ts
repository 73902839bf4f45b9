import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberKeyOf, padKeyOf } from './keypad-keys.ts';

const LABELS = ['7', '2', '9', '4', '0', '1', '8', '3', '6', '5'];

describe('a key of a real keyboard', () => {
  it('becomes the position under which its digit lies now', () => {
    expect(padKeyOf('7', LABELS)).toBe(0);
    expect(padKeyOf('0', LABELS)).toBe(4);
    expect(padKeyOf('5', LABELS)).toBe(9);
  });

  it('may be one of the four commands', () => {
    expect(['Enter', 'Escape', 'Backspace', 'Delete'].map((key) => padKeyOf(key, LABELS))).toEqual([
      'enter',
      'cancel',
      'backspace',
      'clear',
    ]);
  });

  it('is nobody’s business otherwise', () => {
    for (const key of ['a', 'F5', '12', '', ' ', '７', 'Tab', 'toString']) expect(padKeyOf(key, LABELS)).toBeNull();
  });

  it('finds each digit on any shuffled face', () => {
    const face = fc.shuffledSubarray([...LABELS], { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(face, fc.integer({ min: 0, max: 9 }), (labels, digit) => {
        const position = padKeyOf(String(digit), labels);
        expect(typeof position === 'number' ? labels[position] : position).toBe(String(digit));
      }),
    );
  });

  it('sends nothing when the face lacks it', () => {
    expect(padKeyOf('1', [])).toBeNull();
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
