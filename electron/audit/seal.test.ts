import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from './journal.fixture.ts';
import { openSeal } from './seal.ts';

const keyFile = () => join(temporaryDirectory(), 'journal.key');

describe('the key of a terminal', () => {
  it('is made once, whole, for its owner only, and stays', () => {
    const file = keyFile();
    const sealed = openSeal(file).close('王小梅', 'place');
    expect(readFileSync(file)).toHaveLength(32);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(join(file, '..'))).toEqual(['journal.key']);
    expect(openSeal(file).open(sealed, 'place')).toEqual({ ok: true, value: '王小梅' });
  });

  it('is refused when it is damaged: nothing is sealed under half a key', () => {
    const file = keyFile();
    writeFileSync(file, Buffer.alloc(16));
    expect(() => openSeal(file)).toThrow('16 bytes instead of 32');
    expect(existsSync(file)).toBe(true);
  });
});

describe('a seal', () => {
  const file = join(import.meta.dirname, 'never-written');
  it('is never made under a key that cannot be kept', () => {
    expect(() => openSeal(join(file, 'journal.key'))).toThrow('ENOENT');
  });

  it('gives back any text in its own place, never twice the same bytes', () => {
    const seal = openSeal(keyFile());
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        const sealed = seal.close(text, context);
        expect(seal.open(sealed, context)).toEqual({ ok: true, value: text });
        expect(seal.close(text, context)).not.toEqual(sealed);
      }),
    );
  });

  it('does not open in another place, under another key, or with anything changed, cut or added', () => {
    const [seal, other] = [openSeal(keyFile()), openSeal(keyFile())];
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.uint8Array({ minLength: 1 }), (text, at, change, extra) => {
        const sealed = seal.close(text, 'place');
        const flipped = sealed.map((byte, index) => (index === at % sealed.length ? byte ^ change : byte));
        const cut = sealed.subarray(0, at % sealed.length);
        const longer = Buffer.concat([sealed, extra]);
        for (const bytes of [flipped, cut, longer])
          expect(seal.open(bytes, 'place')).toMatchObject({ error: { code: 'journal.sealBroken' } });
        expect(seal.open(sealed, 'other place').ok).toBe(false);
        expect(other.open(sealed, 'place').ok).toBe(false);
      }),
    );
  });

  it('stamps so that only this terminal can', () => {
    const [seal, other] = [openSeal(keyFile()), openSeal(keyFile())];
    expect(seal.stamp('6#abc')).toMatch(/^[0-9a-f]{64}$/);
    expect(seal.stamp('6#abc')).toBe(seal.stamp('6#abc'));
    expect(seal.stamp('6#abc')).not.toBe(seal.stamp('5#abc'));
    expect(seal.stamp('6#abc')).not.toBe(other.stamp('6#abc'));
  });
});
