/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} notes lines to show at the end: what failed and what could not be tested
 */

/** The marker that test/support/cannot.ts puts before its reason. */
const CANNOT = 'cannot be tested here: ';

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0, notes: [] };

/** @returns {Counts} */
export function passed() {
  return { ...NOTHING, passed: 1 };
}

/**
 * @param {string} note
 * @returns {Counts}
 */
export function failed(note) {
  return { ...NOTHING, failed: 1, notes: [note] };
}

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped, notes: [...a.notes, ...b.notes] };
}

/**
 * What a vitest run came to. A file that could not even be loaded counts as one failure, and so does a run that left no report
 * or ended badly for no reason that its report gives.
 * @param {string} project
 * @param {number} status of the process
 * @param {string | undefined} json vitest's JSON report
 * @returns {Counts}
 */
export function ofReport(project, status, json) {
  if (json === undefined) return status === 0 ? NOTHING : failed(`failed: the ${project} tests ended without a report`);
  const files = JSON.parse(json).testResults ?? [];
  const sum = files.map(ofFile).reduce(add, NOTHING);
  return status !== 0 && sum.failed === 0 ? add(sum, failed(`failed: the ${project} tests ended with status ${status}`)) : sum;
}

/** @typedef {{ status: string, fullName: string, title: string }} TestResult */

/**
 * @param {{ name: string, status: string, assertionResults: TestResult[] }} file
 * @returns {Counts}
 */
function ofFile(file) {
  const sum = file.assertionResults.map(ofTest).reduce(add, NOTHING);
  return file.status === 'failed' && sum.failed === 0 ? add(sum, failed(`failed: ${file.name} could not be run`)) : sum;
}

/**
 * @param {TestResult} test
 * @returns {Counts}
 */
function ofTest(test) {
  if (test.status === 'passed') return passed();
  if (test.status === 'failed') return failed(`failed: ${test.fullName}`);
  const note = test.title.startsWith(CANNOT) ? test.title : `skipped: ${test.fullName}`;
  return { ...NOTHING, skipped: 1, notes: [note] };
}
