import { describe, expect, it } from 'vitest';
import { ok } from '../../../native/base/result.ts';
import { PinHold } from './pin-hold.ts';

const pin = (digits: string): Uint8Array => Uint8Array.from(digits, Number);
const INITIAL = '000000';

describe('the PINs of a change', () => {
  it('are judged: the initial one, the old one, a fine one, the same again or not', () => {
    const hold = new PinHold();
    hold.keepOld(pin('123456'));
    expect(hold.judgeNew(pin(INITIAL), INITIAL)).toBe('initial');
    expect(hold.judgeNew(pin('123456'), INITIAL)).toBe('asOld');
    expect(hold.judgeNew(pin('135790'), INITIAL)).toBe('fine');
    expect(hold.judgeAgain(pin('135791'))).toBe('different');
    expect(hold.judgeAgain(pin('13579'))).toBe('different');
    expect(hold.judgeAgain(pin('135790'))).toBe('fine');
  });

  it('go to the card once, and are zeros afterwards', async () => {
    const hold = new PinHold();
    hold.keepOld(pin('123456'));
    hold.judgeNew(pin('135790'), INITIAL);
    const seen: Uint8Array[] = [];
    const card = {
      changePin: (...pins: readonly [Uint8Array, Uint8Array]) => {
        expect(pins.map((one) => one.join(''))).toEqual(['123456', '135790']);
        seen.push(...pins);
        return Promise.resolve(ok({ outcome: 'correct' } as const));
      },
    };
    expect(await hold.change(card)).toEqual(ok({ outcome: 'correct' }));
    expect(seen.every((one) => one.every((digit) => digit === 0))).toBe(true);
    expect(await hold.change(card)).toMatchObject({ ok: false, error: { code: 'pinpad.noPin' } });
  });

  it('that were dropped on the way are no change', async () => {
    const hold = new PinHold();
    hold.keepOld(pin('123456'));
    hold.judgeNew(pin('135790'), INITIAL);
    hold.wipe();
    expect(hold.judgeAgain(pin('135790'))).toBe('different');
    expect(await hold.change({ changePin: () => Promise.reject(new Error('must not be asked')) })).toMatchObject({ ok: false });
  });
});
