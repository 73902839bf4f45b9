import { describe, expect, it } from 'vitest';
import { fault } from '../../native/base/fault.ts';
import { SW } from '../../native/card/status-words.ts';
import { faultAnswer, type NationalFaultCode } from './fault-answer.ts';

const ROWS: readonly (readonly [NationalFaultCode, number])[] = [
  ['card.removed', -2],
  ['card.absent', -2],
  ['card.mute', -4],
  ['card.swapped', -22],
  ['card.reset', -3],
  ['card.protocol', -15],
  ['card.cancelled', -12],
  ['card.timeout', -4],
  ['reader.gone', -11],
  ['reader.busy', -12],
  ['reader.unsupported', -13],
  ['pcsc.absent', -11],
  ['pcsc.lost', -11],
  ['keys.unavailable', -2201],
  ['keys.refused', -24],
  ['keys.unknownKey', -24],
  ['keys.algorithm', -2202],
  ['ssc.notASocialSecurityCard', -1],
  ['ssc.malformed', -15],
  ['ssc.missingRecord', -22],
  ['ssc.algorithm', -2202],
  ['ssc.notGenuine', -21],
  ['pinpad.cancelled', -31],
  ['pinpad.timeout', -32],
  ['pinpad.aborted', -31],
  ['pinpad.noPin', -33],
  ['pinpad.keyNotFound', -13],
  ['pinpad.unsupported', -13],
  ['pinpad.hardwareError', -11],
];

describe('a fault of our ports', () => {
  it.each(ROWS)('%s is %i, without the detail', (code, expected) => {
    const answer = faultAnswer(fault(code, 'card 650102199205081132 said: nothing'));
    expect(answer.code).toBe(expected);
    expect(answer.out).not.toMatch(/\d{6}/);
  });

  it.each([
    ['ssc.blocked', SW.applicationBlocked, -37635],
    ['ssc.blocked', SW.functionNotSupported, -27265],
    ['ssc.denied', SW.securityNotSatisfied, -27010],
    ['ssc.denied', SW.conditionsNotSatisfied, -27013],
    ['ssc.authenticationRefused', 0x63c1, -25537],
    ['ssc.authenticationRefused', SW.blockedMethod, -27011],
    ['ssc.authenticationRefused', SW.referenceNotFound, -27272],
    ['ssc.memoryFailure', SW.memoryFailure, -25985],
    ['ssc.unexpectedStatus', SW.wrongData, -27264],
    ['ssc.unexpectedStatus', SW.noPreciseDiagnosis, -28416],
  ] as const)('%s of a status word %i is minus that word, %i', (code, sw, expected) => {
    expect(faultAnswer(fault(code, 'READ RECORD EF06 tag 08', sw)).code).toBe(expected);
  });

  it('told without a status word has a code of its own', () => {
    expect(faultAnswer(fault('ssc.denied', 'DF04/EF06 is read by pinAndKey, not by pin')).code).toBe(-14);
    expect(faultAnswer(fault('ssc.blocked', 'blocked')).code).toBe(-1);
    expect(faultAnswer(fault('ssc.authenticationRefused', 'no')).code).toBe(-24);
  });
});
