import { describe, expect, it } from 'vitest';
import { groupOf, pinOutcome, RESPONSE_GROUPS } from './response-codes-table.ts';

/** The codes of the specification's list that a balance inquiry can be answered with. */
const LISTED =
  '00 01 02 03 04 05 07 12 13 14 15 25 30 33 36 38 40 41 42 43 51 53 54 55 57 58 59 61 62 64 65 68 75 77 90 91 92 94 96 97 98 99 A0 A7 A8 A9';

describe('field 39', () => {
  it('has every listed code in one group', () => {
    expect([...RESPONSE_GROUPS.keys()].toSorted()).toEqual(LISTED.split(' '));
  });

  it.each([
    ['00', { outcome: 'correct' }],
    ['55', { outcome: 'wrong', triesLeft: null }],
    ['75', { outcome: 'locked' }],
    ['38', { outcome: 'locked' }],
    ['41', { outcome: 'cardLost' }],
    ['14', { outcome: 'unknownCard' }],
    ['62', { outcome: 'refused', refusal: 'restricted', responseCode: '62' }],
    ['54', { outcome: 'refused', refusal: 'expired', responseCode: '54' }],
    ['01', { outcome: 'refused', refusal: 'callBank', responseCode: '01' }],
    ['91', { outcome: 'refused', refusal: 'tryLater', responseCode: '91' }],
    ['A0', null],
    ['58', null],
  ])('%s tells the person what to do', (code, outcome) => {
    expect(pinOutcome(code)).toEqual(outcome);
  });

  it("that is the bank's own is never taken for a right PIN: the bank can explain it", () => {
    for (const code of ['ZZ', '', '0', '000', '06']) expect(groupOf(code)).toBe('callBank');
  });
});
