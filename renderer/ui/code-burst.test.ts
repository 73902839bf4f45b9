import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterKey, BURST, NO_BURST, watchCodes, type BurstKey } from './code-burst.ts';

/** Of nobody. */
const CODE = '0000000000000000000000000014';
const PLAIN = { repeat: false, ctrlKey: false, altKey: false, metaKey: false } as const;
const AT_MS = 10_000;

type Stroke = readonly [gapMs: number, key: string, flags?: Partial<BurstKey>];

/** The event of a browser. */
function pressed(key: string, timeStamp: number): Event {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { ...PLAIN, key });
  return Object.defineProperty(event, 'timeStamp', { value: timeStamp });
}

/** The codes that these keys come to. */
function codesOf(strokes: readonly Stroke[]): readonly string[] {
  const codes: string[] = [];
  let burst = NO_BURST;
  let timeStamp = AT_MS;
  for (const [gapMs, key, flags = {}] of strokes) {
    timeStamp += gapMs;
    const next = afterKey(burst, { ...PLAIN, key, timeStamp, ...flags });
    ({ burst } = next);
    if (next.code !== null) codes.push(next.code);
  }
  return codes;
}

const typed = (text: string, gapMs: number): readonly Stroke[] => Array.from(text, (key) => [gapMs, key]);
const scanned = (text: string, gapMs = 8): readonly Stroke[] => [
  ...typed(text, gapMs).with(0, [1_000, text[0] ?? 'Enter']),
  [gapMs, 'Enter'],
];

describe('a reader that plays a keyboard', () => {
  it('types a code, and another behind it', () => {
    expect(codesOf(scanned(CODE))).toEqual([CODE]);
    expect(codesOf([...scanned(CODE), ...typed('ABCDEFGHIJKLM', 8), [8, 'Enter']])).toEqual([CODE, 'ABCDEFGHIJKLM']);
    expect(codesOf([...scanned(CODE), ...scanned('ABCDEFGHIJKLM')])).toEqual([CODE, 'ABCDEFGHIJKLM']);
  });

  it('presses shift for capitals', () => {
    const strokes = Array.from('Aa12Bb34Cc56').flatMap((key): readonly Stroke[] =>
      key < 'a' && key > '9'
        ? [
            [5, 'Shift'],
            [5, key],
          ]
        : [[5, key]],
    );
    expect(codesOf([...strokes, [5, 'Enter']])).toEqual(['Aa12Bb34Cc56']);
  });

  it.each<readonly [string, readonly Stroke[]]>([
    ['a key is slow', scanned(CODE).with(9, [BURST.gapMs + 1, '0'])],
    ['Enter is late', scanned(CODE).with(-1, [BURST.gapMs + 1, 'Enter'])],
    ['a key is held down', scanned(CODE).with(9, [8, '0', { repeat: true }])],
    ['Ctrl is held down', scanned(CODE).with(9, [8, '0', { ctrlKey: true }])],
    ['another key is in it', scanned(CODE).with(9, [8, 'Backspace'])],
    ['time runs backwards', scanned(CODE).with(9, [-8, '0'])],
    ['time is not known', scanned(CODE).with(9, [NaN, '0'])],
    ['it is short', scanned(CODE.slice(0, BURST.shortest - 1))],
    ['it is too long', scanned('0'.repeat(BURST.longest + 1), 1)],
    ['a person types just before it', [[1_000, '1'], [200, '2'], ...scanned(CODE).with(0, [100, '0'])]],
  ])('gives no code, nor a piece of one, when %s', (_why, strokes) => {
    expect(codesOf(strokes)).toEqual([]);
  });

  it('is heard at the window until nobody listens any more', () => {
    const target = new EventTarget();
    const heard: string[] = [];
    let timeStamp = AT_MS;
    const stop = watchCodes(target, (code) => heard.push(code));
    const scan = (): void => {
      for (const key of [...Array.from(CODE), 'Enter']) target.dispatchEvent(pressed(key, (timeStamp += 8)));
    };
    target.dispatchEvent(new Event('keydown'));
    scan();
    expect(heard).toEqual([CODE]);
    stop();
    scan();
    expect(heard).toEqual([CODE]);
  });
});

describe('the Enter that ends a code', () => {
  const enterAfter = (text: string): { readonly enter: Event; readonly others: number } => {
    const target = new EventTarget();
    let others = 0;
    watchCodes(target, () => undefined);
    target.addEventListener('keydown', () => (others += 1));
    let timeStamp = AT_MS;
    for (const key of text) target.dispatchEvent(pressed(key, (timeStamp += 8)));
    const enter = pressed('Enter', timeStamp + 8);
    target.dispatchEvent(enter);
    return { enter, others };
  };

  it('presses no button and reaches no field; one that a person presses does', () => {
    const code = enterAfter(CODE);
    expect([code.enter.defaultPrevented, code.others]).toEqual([true, CODE.length]);
    const short = enterAfter('123');
    expect([short.enter.defaultPrevented, short.others]).toEqual([false, 4]);
  });
});

const aKey = fc.constantFrom(...Array.from('0123456789abcdefgXYZ'), 'Enter', 'Backspace', 'Shift', 'Tab');
/** Between two keys of a person: a roll over two or three keys is quick, never more than that in a row. */
const slowGap = fc.integer({ min: BURST.gapMs + 1, max: 3_000 });
const roll = fc.integer({ min: 0, max: BURST.gapMs });
const stretch = fc.tuple(slowGap, aKey, fc.array(fc.tuple(roll, aKey), { maxLength: BURST.shortest - 2 }));

describe('a person at the keys', () => {
  it('never types a code, not even with many keys rolled together', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 40 }), (stretches) => {
        const strokes = stretches.flatMap(([gapMs, key, rest]): readonly Stroke[] => [[gapMs, key], ...rest]);
        expect(codesOf(strokes)).toEqual([]);
      }),
    );
  });

  it('never types one by holding keys down', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(aKey, fc.integer({ min: 1, max: 60 })), { maxLength: 8 }),
        fc.integer({ min: 1, max: 50 }),
        (held, everyMs) => {
          const strokes = held.flatMap(([key, times]): readonly Stroke[] => [
            [60, key],
            ...Array.from({ length: times }, (): Stroke => [everyMs, key, { repeat: true }]),
          ]);
          expect(codesOf([...strokes, [everyMs, 'Enter']])).toEqual([]);
        },
      ),
    );
  });

  it('does not spoil the code that a reader types after a pause, at any speed of readers', () => {
    const code = fc.stringMatching(/^[0-9A-Za-z:/?=&.]{12,64}$/);
    const pace = fc.array(fc.integer({ min: 0, max: BURST.gapMs }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 5 }), code, pace, (stretches, text, gaps) => {
        const before = stretches.flatMap(([gapMs, key, rest]): readonly Stroke[] => [[gapMs, key], ...rest]);
        const burst = [...Array.from(text), 'Enter'].map((key, i): Stroke => [i === 0 ? BURST.pauseMs : (gaps[i % gaps.length] ?? 0), key]);
        expect(codesOf([...before, ...burst])).toEqual([text]);
      }),
    );
  });
});
