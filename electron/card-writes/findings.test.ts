import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterFinding, cyclicFinding, placesFinding, triesAfter, triesOf } from './findings.ts';

describe('the tries left after a reset or an unblock that was cut off', () => {
  it.each([
    ['locked before, tries now', 0, 6, 'done'],
    ['locked before, a right PIN now', 0, 'full', 'done'],
    ['locked before, locked now', 0, 0, 'notDone'],
    ['two before, six now', 2, 6, 'done'],
    ['six before, six now: both ends look so', 6, 6, 'unknown'],
    ['two before, a right PIN now, which fills the counter itself', 2, 'full', 'unknown'],
    ['six before, locked now', 6, 0, 'unknown'],
    ['not told before, tries now', 'unknown', 6, 'unknown'],
    ['locked before, not told now', 0, 'unknown', null],
  ] as const)('%s: %s then %s is %s', (_name, before, now, finding) => {
    expect(counterFinding(before, now)).toBe(finding);
  });

  it('are told by the card, or by a PIN that was tried', () => {
    expect(triesOf({ state: 'tries', left: 4 })).toBe(4);
    expect(triesOf({ state: 'locked' })).toBe(0);
    expect(triesOf({ state: 'notSet' })).toBe('unknown');
    expect(triesAfter({ outcome: 'wrong', triesLeft: 2 })).toBe(2);
    expect(triesAfter({ outcome: 'correct' })).toBe('full');
    expect(triesAfter({ outcome: 'locked' })).toBe(0);
    expect(triesAfter({ outcome: 'invalidLength' })).toBeNull();
  });
});

describe('values that are read back', () => {
  it('tell how many of them were written', () => {
    const finding = (now: readonly string[]) => placesFinding(['a', 'b', 'c'], ['x', 'y', 'z'], now);
    expect(finding(['a', 'b', 'c'])).toBe('notDone');
    expect(finding(['x', 'b', 'c'])).toBe('partly');
    expect(finding(['x', 'y', 'z'])).toBe('done');
    expect(finding(['x', 'b', 'z'])).toBe('unknown');
    expect(finding(['a', 'b', 'foreign'])).toBe('unknown');
  });

  it('that stood there before count as written', () => {
    expect(placesFinding(['a'], ['a'], ['a'])).toBe('done');
  });
});

describe('a cyclic file', () => {
  it('has the new record in front', () => {
    expect(cyclicFinding(['b', 'a'], ['c'], ['c', 'b', 'a'])).toBe('done');
    expect(cyclicFinding(['b', 'a'], ['c'], ['b', 'a'])).toBe('notDone');
    expect(cyclicFinding(['b', 'a'], ['c', 'd'], ['c', 'b', 'a'])).toBe('partly');
    expect(cyclicFinding([], ['c'], ['c'])).toBe('done');
    expect(cyclicFinding(['b', 'a'], ['c'], ['x', 'b', 'a'])).toBe('unknown');
  });

  it('that was full has lost its oldest', () => {
    expect(cyclicFinding(['b', 'a'], ['c'], ['c', 'b'])).toBe('done');
  });

  it('of one record again and again tells nothing while it may be full', () => {
    expect(cyclicFinding(['a', 'a'], ['a'], ['a', 'a'])).toBe('unknown');
    expect(cyclicFinding(['a', 'a'], ['a'], ['a', 'a', 'a'])).toBe('done');
  });

  it('is never told otherwise than it stands', () => {
    const record = fc.constantFrom('a', 'b', 'c');
    const property = fc.property(
      fc.array(record, { maxLength: 4 }),
      fc.array(record, { minLength: 1, maxLength: 3 }),
      fc.nat(6),
      fc.nat(3),
      (before, intended, room, cut) => {
        const written = Math.min(cut, intended.length);
        const capacity = Math.max(before.length, room);
        const now = [...intended.slice(0, written).toReversed(), ...before].slice(0, capacity);
        const truth = written === intended.length ? 'done' : written === 0 ? 'notDone' : 'partly';
        expect([truth, 'unknown']).toContain(cyclicFinding(before, intended, now));
      },
    );
    fc.assert(property);
  });
});
