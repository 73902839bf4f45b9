import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeKindOf } from './code-kind.ts';

/** Of nobody. */
const MEDICAL = '0000000000000000000000000014';
const HEALTH_CARD = 'A0'.repeat(32);

describe('what a code could be', () => {
  it.each([
    [MEDICAL, 'medicalInsuranceCode'],
    [MEDICAL.slice(1), 'other'],
    [`${MEDICAL}0`, 'other'],
    [`${HEALTH_CARD}:1`, 'healthCard'],
    [`${HEALTH_CARD}:0:1700000000000`, 'healthCard'],
    [HEALTH_CARD, 'other'],
    ['https://example.invalid/a?b=1', 'webAddress'],
    ['https://', 'other'],
    ['javascript:https://example.invalid', 'other'],
    ['000000199003070014', 'identityNumber'],
    ['', 'other'],
  ])('%s: %s', (text, kind) => {
    expect(codeKindOf(text)).toBe(kind);
  });

  it('is one word, never a piece of the code', () => {
    const looks = fc.oneof(fc.string(), fc.stringMatching(/^\d{10,30}$/), fc.webUrl());
    fc.assert(fc.property(looks, (text) => /^[A-Za-z]+$/.test(codeKindOf(text))));
  });
});
