import { describe, expect, it } from 'vitest';
import { CANNOT } from '../test/support/cannot.ts';
import { ofReport } from './counts.mjs';

const report = (...files) => JSON.stringify({ testResults: files });
const file = (status, ...assertionResults) => ({ name: 'a.test.ts', status, assertionResults });
const test = (status, title = 'works') => ({ status, title, fullName: `suite ${title}` });

describe('the counts of a test run', () => {
  it('adds up what vitest reports', () => {
    const counts = ofReport('unit', 1, report(file('failed', test('passed'), test('failed'), test('pending'))));
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1, notes: ['failed: suite works', 'skipped: suite works'] });
  });

  it('passes on the reason why something cannot be tested', () => {
    const title = `${CANNOT}the virtual reader (no pcscd)`;
    expect(ofReport('real', 0, report(file('passed', test('skipped', title)))).notes).toEqual([title]);
  });

  it('counts a file that cannot be loaded as a failure', () => {
    expect(ofReport('unit', 1, report(file('failed'))).failed).toBe(1);
  });

  it('counts a run that ended badly without a failing test as a failure', () => {
    expect(ofReport('unit', 1, report(file('passed', test('passed'))))).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a run without a report as a failure, unless there was nothing to run', () => {
    expect(ofReport('e2e', 1, undefined).failed).toBe(1);
    expect(ofReport('e2e', 0, undefined).failed).toBe(0);
  });
});
