import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFileAddress } from './file-address.ts';

const SAMPLE = 'SSSEEF05|01|07|$DF01EF15|2A|40:2|$';

function shape(text: string) {
  const parsed = parseFileAddress(text);
  if (!parsed.ok) return parsed.error;
  return parsed.value.map(({ file, items, record }) => [
    `${file.application}/${file.file}`,
    items.map(({ tag, instance }) => `${tag.toString(16)}:${instance}`).join(' '),
    record,
  ]);
}

describe('a file address', () => {
  it('is read as the published sample writes it', () => {
    expect(shape(SAMPLE)).toEqual([
      ['SSSE/EF05', '1:1 7:1', null],
      ['DF01/EF15', '2a:1 40:2', null],
    ]);
  });

  it.each(['MFEF05|07|$', '3F00EF05|07|$', 'DDF1EF05|07|$'])('%s names SSSE as some makers do', (text) => {
    expect(shape(text)).toEqual([['SSSE/EF05', '7:1', null]]);
  });

  it.each([
    ['DF04EF08$', null],
    ['DF04EF08|$', null],
    ['DF04EF08:01$', 1],
    ['DF04EF08:30|$', 30],
  ])('%s names records of a cyclic file', (text, record) => {
    expect(shape(text)).toEqual([['DF04/EF08', '', record]]);
  });

  it.each([
    '',
    '$',
    '$$',
    'SSSEEF05|01|07|',
    'SSSEEF05|01|07|$x',
    'SSSEEF05$',
    'SSSEEF05|$',
    'SSSEEF05||$',
    'SSSEEF05|1|$',
    'SSSEEF05|01:0|$',
    'SSSEEF05|0G|$',
    'SSSEEF05:01$',
    'DF04EF08|01|$',
    'DF04EF08:0$',
    'DF99EF05|01|$',
    'sseef05|01|$',
  ])('%j is refused with −23', (text) => {
    expect(shape(text)).toBe('invalidData');
  });

  it.each(['SSSEEF09|01|$', 'SSSEEF05|55|$', 'DF05EF05|01|$', 'DF01EF15|40:4|$', 'DF01EF15|2A:2|$'])(
    '%s is refused with −22: the card specification does not have it',
    (text) => {
      expect(shape(text)).toBe('notOnCard');
    },
  );

  it('never throws, and what it takes is written again as it came', () => {
    const piece = fc.constantFrom('SSSE', 'EF05', 'EF15', 'DF01', 'DF04EF08', '|', '$', ':', '01', '2A', '40:2', '07', 'x', '');
    const texts = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseFileAddress(text);
        if (!parsed.ok) return ['invalidData', 'notOnCard'].includes(parsed.error);
        const again = parsed.value.map((file) => `${[file.text, ...file.items.map((item) => item.text)].join('|')}|$`).join('');
        return again === text.replace(/(?<!\|)\$/g, '|$');
      }),
      { numRuns: 2_000 },
    );
  });

  it('cut off anywhere is refused, except where a file ends', () => {
    const ends = new Set([SAMPLE.indexOf('$') + 1, SAMPLE.length]);
    for (let length = 0; length <= SAMPLE.length; length++) {
      expect(parseFileAddress(SAMPLE.slice(0, length)).ok).toBe(ends.has(length));
    }
  });

  it('with one character changed is refused or means just that', () => {
    fc.assert(
      fc.property(fc.nat({ max: SAMPLE.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const text = SAMPLE.slice(0, at) + character + SAMPLE.slice(at + 1);
        const parsed = parseFileAddress(text);
        return !parsed.ok || parsed.value.length > 0;
      }),
    );
  });
});
