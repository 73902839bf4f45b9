import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import type { OnScreenPinPad, PadFace, PinBlockRequest } from '../ports/pin-pad.ts';
import { createSoftwareKeyStore } from './key-store/software.ts';
import { createOnScreenPinPad } from './on-screen.ts';

const BLOCK: PinBlockRequest = { format: 'iso0-tdes', pan: '6217000000000000012', key: 'tpk' };

/** A pad whose buffers the test can look into. */
function pad() {
  const buffers: Uint8Array[] = [];
  const made = createOnScreenPinPad({
    random: randomBytes,
    keys: createSoftwareKeyStore({ keys: new Map([['tpk', hex('0123456789ABCDEFFEDCBA9876543210')]]) }),
    newBuffer: (bytes) => {
      const buffer = new Uint8Array(bytes);
      buffers.push(buffer);
      return buffer;
    },
  });
  const entry = (minDigits = 4, maxDigits = 12) => {
    const abort = new AbortController();
    const counts: number[] = [];
    const result = made.enterPin({ minDigits, maxDigits, signal: abort.signal, onCount: (digits) => counts.push(digits) });
    return { abort, counts, result };
  };
  const wiped = (): boolean => buffers.length > 0 && buffers.every((buffer) => buffer.every((byte) => byte === 0));
  return { pad: made, entry, buffers, wiped };
}

function shown(p: OnScreenPinPad): PadFace {
  const face = p.face();
  if (face === null) throw new Error('no face');
  return face;
}
/** Presses the keys on which the digits of `pin` lie. */
function type(p: OnScreenPinPad, pin: string): void {
  for (const digit of pin) p.press(shown(p).id, shown(p).labels.indexOf(digit));
}
const enter = (p: OnScreenPinPad): void => {
  p.press(shown(p).id, 'enter');
};

describe('entry', () => {
  it('gives the digits of the pressed positions to the one who asks, then wipes them', async () => {
    const { pad: p, entry, buffers, wiped } = pad();
    const { result, counts } = entry();
    type(p, '903451');
    enter(p);
    expect(await result).toEqual({ ok: true, value: { digits: 6 } });
    expect(counts).toEqual([1, 2, 3, 4, 5, 6]);
    expect(buffers[0]?.slice(0, 6)).toEqual(Uint8Array.from([9, 0, 3, 4, 5, 1]));
    expect(await p.withPin(async (pin) => [...pin].join(''))).toEqual({ ok: true, value: '903451' });
    expect(wiped()).toBe(true);
    expect(await p.withPin(async () => 'again')).toMatchObject({ ok: false, error: { code: 'pinpad.noPin' } });
  });

  it('goes on when too few digits stand, and says so by the count alone', async () => {
    const { pad: p, entry } = pad();
    const { result, counts } = entry(6, 6);
    type(p, '123');
    enter(p);
    expect(counts).toEqual([1, 2, 3, 3]);
    expect(p.face()?.digits).toBe(3);
    type(p, '456');
    enter(p);
    expect(await result).toMatchObject({ ok: true });
  });

  it('takes no more than the most digits, and takes back one or all', async () => {
    const { pad: p, entry } = pad();
    const { result, counts } = entry(2, 4);
    p.press(shown(p).id, 'backspace');
    type(p, '12345');
    p.press(shown(p).id, 'backspace');
    type(p, '9');
    enter(p);
    expect((await result).ok).toBe(true);
    expect(counts).toEqual([0, 1, 2, 3, 4, 4, 3, 4]);
    expect(await p.withPin(async (pin) => [...pin].join(''))).toMatchObject({ value: '1239' });
    const second = entry(2, 4);
    type(p, '777');
    p.press(shown(p).id, 'clear');
    expect(p.face()?.digits).toBe(0);
    type(p, '42');
    enter(p);
    expect(await second.result).toEqual({ ok: true, value: { digits: 2 } });
    expect(await p.withPin(async (pin) => [...pin].join(''))).toMatchObject({ value: '42' });
  });

  it('ignores presses on an older face, on no face and on keys that do not exist', async () => {
    const { pad: p, entry } = pad();
    p.press('nothing', 3);
    const first = entry();
    const old = shown(p).id;
    p.press(old, 'cancel');
    expect((await first.result).ok).toBe(false);
    p.press(old, 1);
    const second = entry();
    expect(shown(p).id).not.toBe(old);
    p.press(old, 1);
    p.press(old, 'cancel');
    for (const key of [10, -1, 1.5, NaN]) p.press(shown(p).id, key);
    expect(p.face()?.digits).toBe(0);
    second.abort.abort();
    expect(await second.result).toMatchObject({ error: { code: 'pinpad.aborted' } });
  });
});

describe('no digit outlives its use: the buffer is all zeros', () => {
  it('after cancel', async () => {
    const { pad: p, entry, wiped } = pad();
    const { result } = entry();
    type(p, '1234');
    p.press(shown(p).id, 'cancel');
    expect(wiped()).toBe(true);
    expect(await result).toMatchObject({ ok: false, error: { code: 'pinpad.cancelled' } });
    expect(p.face()).toBeNull();
  });

  it('after an abort in the middle, and an abort before the start shows no face', async () => {
    const { pad: p, entry, wiped } = pad();
    const { result, abort } = entry();
    type(p, '1234');
    abort.abort();
    expect(wiped()).toBe(true);
    expect(await result).toMatchObject({ error: { code: 'pinpad.aborted' } });
    expect(await p.enterPin({ minDigits: 4, maxDigits: 6, signal: abort.signal, onCount: vi.fn() })).toMatchObject({
      error: { code: 'pinpad.aborted' },
    });
    expect(p.face()).toBeNull();
  });

  it('after clear, while typing and while the PIN stands', async () => {
    const { pad: p, entry, wiped } = pad();
    const first = entry();
    type(p, '1234');
    p.clear();
    expect(wiped()).toBe(true);
    expect(await first.result).toMatchObject({ error: { code: 'pinpad.aborted' } });
    const second = entry();
    type(p, '1234');
    enter(p);
    expect((await second.result).ok).toBe(true);
    p.clear();
    expect(wiped()).toBe(true);
    expect(await p.withPin(async () => 1)).toMatchObject({ error: { code: 'pinpad.noPin' } });
  });

  it('after a newer entry took the screen', async () => {
    const { pad: p, entry, wiped } = pad();
    const first = entry();
    type(p, '1234');
    entry();
    expect(await first.result).toMatchObject({ error: { code: 'pinpad.aborted' } });
    expect(wiped()).toBe(true);
  });

  it('after a use that failed', async () => {
    const { pad: p, entry, wiped } = pad();
    const { result } = entry();
    type(p, '1234');
    enter(p);
    expect((await result).ok).toBe(true);
    await expect(p.withPin(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(wiped()).toBe(true);
  });

  it('after a PIN block, and after one that could not be made', async () => {
    for (const request of [BLOCK, { ...BLOCK, key: 'other' }, { ...BLOCK, pan: '12' }]) {
      const { pad: p, entry, wiped } = pad();
      const { result } = entry();
      type(p, '123456');
      enter(p);
      expect((await result).ok).toBe(true);
      await p.pinBlock(request).then((block) => expect(block.ok).toBe(request === BLOCK));
      expect(wiped()).toBe(true);
    }
  });

  it('but not while it is lent: a PIN of noughts would go to the card as one', async () => {
    const { pad: p, entry, wiped } = pad();
    const { result } = entry();
    type(p, '4711');
    enter(p);
    expect((await result).ok).toBe(true);
    const lent = p.withPin(async (pin) => {
      p.clear();
      entry();
      return [...pin].join('');
    });
    expect(await lent).toEqual({ ok: true, value: '4711' });
    expect(wiped()).toBe(true);
  });

  it('after backspace and clear, in the places that were given up', () => {
    const { pad: p, entry, buffers } = pad();
    entry();
    type(p, '987');
    p.press(shown(p).id, 'backspace');
    expect(buffers[0]?.slice(2).every((byte) => byte === 0)).toBe(true);
    p.press(shown(p).id, 'clear');
    expect(buffers[0]?.every((byte) => byte === 0)).toBe(true);
  });
});

describe('the PIN block', () => {
  async function blockOf(pin: string, request: PinBlockRequest): Promise<string> {
    const { pad: p, entry } = pad();
    const { result } = entry(1, 14);
    type(p, pin);
    enter(p);
    expect((await result).ok).toBe(true);
    const block = await p.pinBlock(request);
    return block.ok ? toHex(block.value) : block.error.code;
  }
  it('is ISO 9564-1 format 0 under the named working key', async () => {
    expect(await blockOf('123456', BLOCK)).toBe('7D8C858DF85989BB');
    expect(await blockOf('123456', { ...BLOCK, format: 'iso0-sm4-padded' })).toBe('FF82E2F6892024BD37DC451E28CB829C');
  });
  it('is refused without the key, without a PAN, for a PIN no block can hold, and when nothing stands', async () => {
    expect(await blockOf('123456', { ...BLOCK, key: 'x' })).toBe('pinpad.keyNotFound');
    expect(await blockOf('123456', { ...BLOCK, pan: '' })).toBe('pinpad.unsupported');
    expect(await blockOf('123', BLOCK)).toBe('pinpad.unsupported');
    expect(await blockOf('1234567890123', BLOCK)).toBe('pinpad.unsupported');
    expect(await pad().pad.pinBlock(BLOCK)).toMatchObject({ error: { code: 'pinpad.noPin' } });
  });
});

describe('what the screen sees', () => {
  it('is a face with ten labels, a new order each time, and the number of digits, never which', async () => {
    const { pad: p, entry } = pad();
    const faces: (PadFace | null)[] = [];
    const stop = p.subscribe((face) => faces.push(face));
    const orders = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const { result } = entry();
      const before = shown(p);
      orders.add(before.labels.join(''));
      expect(before.labels.toSorted()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
      type(p, '0000');
      expect(shown(p)).toEqual({ ...before, digits: 4 });
      p.press(before.id, 'cancel');
      expect((await result).ok).toBe(false);
    }
    expect(orders.size).toBeGreaterThan(15);
    expect(faces.at(-1)).toBeNull();
    expect(faces).toHaveLength(20 * 6);
    stop();
    stop();
    entry();
    expect(faces).toHaveLength(20 * 6);
  });
});
