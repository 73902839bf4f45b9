import { it } from 'vitest';

/** What stands between a test's name and its reason; the test run collects the lines that carry it. */
export const CANNOT = 'cannot be tested here: ';

/**
 * Registers a test that this machine cannot run. It counts as skipped, and the run prints its reason, so nothing is left out silently.
 * `name` says what would have been tested, `why` what is missing (`no pcscd`).
 */
export function cannotTestHere(name: string, why: string): void {
  it.skip(`${CANNOT}${name} (${why})`, () => undefined);
}
