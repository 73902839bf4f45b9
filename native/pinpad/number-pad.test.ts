import { describe, expect, it } from 'vitest';
import type { NumberFace, NumberKey, NumberPad, TypedNumber } from '../ports/number-pad.ts';
import { createNumberPad } from './number-pad.ts';

function entry(number: TypedNumber) {
  const pad = createNumberPad();
  const abort = new AbortController();
  const result = pad.enterNumber(number, abort.signal);
  const press = (...keys: readonly NumberKey[]): NumberFace | null => {
    for (const key of keys) pad.press(pad.face()?.id ?? '', key);
    return pad.face();
  };
  const type = (text: string): NumberFace | null => press(...Array.from(text, (c) => (c === 'X' ? 'X' : Number(c))));
  return { pad, abort, result, press, type };
}

// GB 11643 annex: 11010519491231002X and 440524188001010014.
describe('an identity number', () => {
  it('is given whole when its check character fits, X included', async () => {
    const { type, press, result, pad } = entry('identityNumber');
    expect(type('11010519491231002X')?.complaint).toBe('none');
    press('enter');
    expect(await result).toEqual({ ok: true, value: '11010519491231002X' });
    expect(pad.face()).toBeNull();
  });

  it('shows masked groups and the last four typed', () => {
    const { type } = entry('identityNumber');
    expect(type('110105194')?.groups).toEqual(['●●●●●5', '194_____', '____']);
    expect(type('91231002X')?.groups).toEqual(['●●●●●●', '●●●●●●●●', '002X']);
  });

  it('is refused at once when the check character does not fit, and can be mended', async () => {
    const { type, press, result } = entry('identityNumber');
    expect(type('440524188001010015')?.complaint).toBe('checkCharacter');
    expect(press('enter')?.complaint).toBe('checkCharacter');
    expect(press('backspace')?.complaint).toBe('none');
    type('4');
    press('enter');
    expect(await result).toMatchObject({ ok: true });
  });

  it('takes X in the last place only, and nothing that is no key', () => {
    const { type, press } = entry('identityNumber');
    expect(type('X1X')?.typed).toBe(1);
    expect(press(10, -1, 1.5, NaN)?.typed).toBe(1);
  });
});

describe('a personal number', () => {
  it('is eight digits, no fewer, no more', async () => {
    const { type, press, result } = entry('personalNumber');
    type('1234567');
    expect(press('enter')?.complaint).toBe('tooShort');
    expect(type('899')?.groups).toEqual(['●●●●', '●●78']);
    press('enter');
    expect(await result).toEqual({ ok: true, value: '12345678' });
  });
});

describe('an entry that ends otherwise', () => {
  it.each<[string, (pad: NumberPad, abort: AbortController) => void, string]>([
    ['cancel', (pad) => pad.press(pad.face()?.id ?? '', 'cancel'), 'pinpad.cancelled'],
    ['the end of the session', (_, abort) => abort.abort(), 'pinpad.aborted'],
    ['a wipe', (pad) => pad.clear(), 'pinpad.aborted'],
  ])('by %s leaves nothing', async (_, end, code) => {
    const { pad, abort, type, result } = entry('personalNumber');
    type('1234');
    end(pad, abort);
    expect(await result).toMatchObject({ ok: false, error: { code } });
    expect(pad.face()).toBeNull();
  });

  it('by clear begins anew, and an old face is deaf', () => {
    const { pad, type, press } = entry('personalNumber');
    type('1234');
    expect(press('clear')?.groups).toEqual(['____', '____']);
    pad.press('older', 5);
    expect(pad.face()?.typed).toBe(0);
  });
});
