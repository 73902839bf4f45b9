import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeStream, type CodeItem } from './code-stream.ts';
import { CODE_ENDINGS, DEFAULT_CODE_SETTINGS, type CodeSettings } from './settings.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const word = (item: CodeItem): string => (item.kind === 'code' ? item.text : `(${item.why})`);
const SENT = { any: '\r', cr: '\r', lf: '\n', crlf: '\r\n', none: '' } as const;

function streamOf(settings: Partial<CodeSettings> = {}): CodeStream {
  const stream = new CodeStream({ ...DEFAULT_CODE_SETTINGS, ...settings });
  stream.silence();
  return stream;
}

/** What is given for these texts, each followed by a silence. */
function heard(settings: Partial<CodeSettings>, ...texts: readonly string[]): readonly string[] {
  const stream = streamOf(settings);
  return texts.flatMap((text) => [...stream.push(bytes(text)), ...stream.silence()]).map(word);
}

describe('a code on the line', () => {
  it.each([
    ['any', '14\r', ['14']],
    ['any', '14\n', ['14']],
    ['any', '14\r\n15\r\n', ['14', '15']],
    ['cr', '14\r15\r', ['14', '15']],
    ['cr', '14\r\n15\r', ['14', '(noise)']],
    ['lf', '14\n', ['14']],
    ['crlf', '14\r\n15\r\n', ['14', '15']],
    ['crlf', '14\r15\r\n', ['(noise)']],
    ['none', '14', ['14']],
    ['cr', '14', ['(cut)']],
    ['any', '\r\n\r\n', []],
    ['any', '姓名\r', ['姓名']],
  ] as const)('that ends with %s: %j gives %j', (ending, text, expected) => {
    expect(heard({ ending }, text)).toEqual(expected);
  });

  it('stands between prefix and suffix, and is dropped without them', () => {
    const settings = { prefix: '\x02]Q3', suffix: '\x03' };
    expect(heard(settings, '\x02]Q314\x03\r\n')).toEqual(['14']);
    expect(heard(settings, '14\x03\r\n', '\x02]Q314\r\n', '\x02]Q3\x03\r\n')).toEqual(['(noPrefix)', '(noSuffix)', '(noise)']);
  });

  it('ends with its suffix where no other ending is set', () => {
    expect(heard({ ending: 'none', suffix: '\x03' }, '14\x0315\x03', '16')).toEqual(['14', '15', '(cut)']);
  });

  it('is not longer than the limit; what is, is told once and dropped to its end', () => {
    expect(heard({ longestBytes: 4 }, '1234\r12345\r12345678901234567890\r1234\r')).toEqual(['1234', '(tooLong)', '(tooLong)', '1234']);
    expect(heard({ longestBytes: 4, ending: 'none' }, '12345', '12')).toEqual(['(tooLong)', '12']);
  });

  it('whose beginning nobody heard, or nobody waited for, is dropped', () => {
    const stream = new CodeStream(DEFAULT_CODE_SETTINGS);
    expect(stream.push(bytes('34\r12\r')).map(word)).toEqual(['12']);
    stream.push(bytes('5'));
    stream.forget();
    expect(stream.push(bytes('6\r78\r')).map(word)).toEqual(['78']);
    stream.doubt();
    expect(stream.push(bytes('90')).map(word)).toEqual([]);
    expect([...stream.silence(), ...stream.push(bytes('14\r'))].map(word)).toEqual(['14']);
  });
});

const settings = fc.record({
  ending: fc.constantFrom(...CODE_ENDINGS.filter((ending) => ending !== 'none')),
  prefix: fc.constantFrom('', '\x02', ']Q3'),
  suffix: fc.constantFrom('', '\x03', '#'),
  longestBytes: fc.constant(64),
});
const codes = fc.array(fc.stringMatching(/^[0-9A-Za-z:/?=&.]{1,64}$/), { minLength: 1, maxLength: 4 });
const line = ({ prefix, suffix, ending }: CodeSettings, code: string): string => `${prefix}${code}${suffix}${SENT[ending]}`;

describe('whatever the line does', () => {
  it('gives every code once, cut anywhere, several at once', () => {
    fc.assert(
      fc.property(settings, codes, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (set, shown, cuts) => {
        const stream = streamOf(set);
        const sent = bytes(shown.map((code) => line(set, code)).join(''));
        const items: CodeItem[] = [];
        for (let at = 0, i = 0; at < sent.length; i += 1) {
          const length = cuts[i % cuts.length] ?? 1;
          items.push(...stream.push(sent.subarray(at, at + length)));
          at += length;
        }
        expect(items.map(word)).toEqual(shown);
        expect(stream.silence()).toEqual([]);
      }),
    );
  });

  it('never takes a piece of a code for a code', () => {
    fc.assert(
      fc.property(settings, codes, fc.nat(), (set, [code = ''], cut) => {
        const sent = bytes(line(set, code));
        const stream = streamOf(set);
        const part = sent.subarray(0, cut % sent.length);
        expect([...stream.push(part), ...stream.silence()].map(word)).toEqual(part.length === 0 ? [] : ['(cut)']);
        expect(stream.push(sent).map(word)).toEqual([code]);
      }),
    );
  });

  it('drops what has a control character in it, and gives the next code whole', () => {
    fc.assert(
      fc.property(settings, codes, fc.nat(), fc.constantFrom(0x00, 0x01, 0x07, 0x1b, 0x7f, 0xff), (set, [code = ''], at, noise) => {
        const place = new TextEncoder().encode(set.prefix).length + (at % code.length);
        const sent = [...bytes(line(set, code))];
        const stream = streamOf({ ...set, longestBytes: 65 });
        expect(stream.push(Uint8Array.from(sent.toSpliced(place, 0, noise))).map(word)).toHaveLength(1);
        expect(stream.push(Uint8Array.from(sent)).map(word)).toEqual([code]);
        const again = streamOf({ ...set, longestBytes: 65 }).push(Uint8Array.from(sent.toSpliced(place, 0, noise)));
        expect(again.every(({ kind }) => kind === 'damaged')).toBe(true);
      }),
    );
  });

  it('throws at no bytes, gives no control characters, and is itself again after a silence', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CODE_ENDINGS),
        fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }),
        fc.boolean(),
        (ending, chunks, silent) => {
          const stream = streamOf({ ending, longestBytes: 32 });
          const items = chunks.flatMap((chunk) => [...stream.push(chunk), ...(silent ? stream.silence() : [])]);
          for (const item of items) if (item.kind === 'code') expect(item.text).toMatch(/^\P{Cc}{1,32}$/u);
          stream.silence();
          expect([...stream.push(bytes(`14${SENT[ending]}`)), ...stream.silence()].map(word)).toEqual(['14']);
        },
      ),
    );
  });
});
