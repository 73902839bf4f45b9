import { describe, expect, it } from 'vitest';
import { securityControlOf } from './settings.ts';

describe('field 53', () => {
  it.each([
    ['iso0-tdes', '2600000000000000'],
    ['iso3-tdes', '2600000000000000'],
    ['iso1-tdes', '1600000000000000'],
    ['x98-tdes', '1600000000000000'],
    ['iso0-sm4-padded', '2400000000000000'],
    ['iso1-sm4-padded', '1400000000000000'],
  ] as const)('of %s is %s', (pinFormat, control) => {
    expect(securityControlOf({ pinFormat, securityControl: undefined })).toBe(control);
  });
  it('is what the bank sets, where it does', () => {
    expect(securityControlOf({ pinFormat: 'iso0-sm4-wide', securityControl: '2610000000000000' })).toBe('2610000000000000');
  });
});
