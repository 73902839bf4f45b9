/**
 * `npm test`: the static checks, then every test. With arguments (`npm test -- native/card`) it runs only the tests whose path holds them.
 * The last line is `N passed, N failed, N skipped`; a static check counts as one test.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectronIfStale, buildRendererIfStale } from './build.mjs';
import { add, failed, NOTHING, ofReport, passed } from './counts.mjs';
import { NAMESPACE_PROBE, privately } from './namespace.mjs';
import { whenNpmEnds } from './parent.mjs';
import { ensure, environment, nodeBinary, ROOT, say, TEST_PACKAGES } from './setup.mjs';

/** vitest leaves one processor free; the unit tests compute, so they take them all. */
const UNIT_WORKERS = '--maxWorkers=100%';
/** All of it has to end within this, so a hung test cannot hold a build machine. */
const DEADLINE_MS = 19 * 60_000;
const AT_ONCE = 2;
const STATIC_CHECKS = ['format:check', 'typecheck', 'lint', 'architecture', 'unused'];
const SCREENS = 'test/e2e/screens.e2e.test.ts';
const REPORTS = join(ROOT, 'var/test');

/** @typedef {import('./counts.mjs').Counts} Counts */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
whenNpmEnds(() => {
  for (const child of running) child.kill('SIGKILL');
  process.exit(1);
});
const filters = process.argv.slice(2);
const startedMs = Date.now();
ensure({ debian: TEST_PACKAGES });
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const wrap = namespaceWorks() ? privately : sharedMachine();
// The card tests mostly wait for readers, so they run beside what computes; their output comes when they are through.
const real = vitest('real', wrap, 'pipe');
let counts = NOTHING;
if (filters.length === 0) counts = add(counts, await staticChecks());
else say(`Only the tests whose path holds ${filters.join(' or ')}; the static checks are left out.`);
counts = add(counts, await vitest('unit', (command) => [...command, UNIT_WORKERS], 'inherit'));
counts = add(counts, await real);
counts = add(counts, await endToEnd());
if (counts.passed + counts.failed + counts.skipped === 0) counts = failed(`failed: no test's path holds ${filters.join(' or ')}`);
for (const line of counts.notes) say(line);
say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** @returns {Promise<Counts>} */
async function staticChecks() {
  const waiting = [...STATIC_CHECKS];
  let sum = NOTHING;
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const result = await staticCheck(name);
      sum = add(sum, result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return sum;
}

/**
 * @param {string} name a script of package.json
 * @returns {Promise<Counts>}
 */
async function staticCheck(name) {
  const began = Date.now();
  const command = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts[name];
  const { status, output } = await run(['sh', '-c', command], 'pipe');
  step(name, status === 0, began);
  if (status !== 0) say(output.trimEnd());
  return status === 0 ? passed() : failed(`failed: ${name}`);
}

/** @returns {Promise<Counts>} */
async function endToEnd() {
  const files = endToEndFiles();
  if (files.length === 0) return NOTHING;
  buildElectronIfStale();
  if (!buildRendererIfStale()) return failed('failed: build of the window; the end-to-end tests were not run');
  // The longest of them draws pictures and speaks to no reader, so it runs beside the others, which follow one another.
  const drawn = files.includes(SCREENS) ? vitest('e2e', wrap, 'pipe', { part: 'screens', files: [SCREENS] }) : NOTHING;
  const others = files.filter((file) => file !== SCREENS);
  const rest = others.length === 0 ? NOTHING : await vitest('e2e', wrap, 'inherit', { part: 'e2e', files: others });
  return add(rest, await drawn);
}

/** @returns {(command: string[]) => string[]} */
function sharedMachine() {
  say('A private namespace is not to be had here (it needs root), so the card tests share the pcscd and the network of this machine.');
  return (command) => command;
}

/** The end-to-end tests that are asked for: they need the window built, the others do not. */
function endToEndFiles() {
  const folder = 'test/e2e';
  const names = existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.e2e.test.ts')) : [];
  const files = names.map((name) => `${folder}/${name}`);
  return files.filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
}

/**
 * Runs one vitest project.
 * @param {string} project
 * @param {(command: string[]) => string[]} wrap
 * @param {'pipe' | 'inherit'} output kept and said at its end, or said as it comes
 * @param {{ part: string, files: string[] }} of name of the report, and what the paths of the tests hold
 * @returns {Promise<Counts>}
 */
async function vitest(project, wrap, output, { part, files } = { part: project, files: filters }) {
  const began = Date.now();
  const report = join(REPORTS, `${part}.json`);
  const program = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = [nodeBinary(), program, 'run', '--project', project, '--passWithNoTests', ...reporters, ...files];
  const { status, output: kept } = await run(wrap(command), output);
  if (kept !== '') say(kept.trimEnd());
  const result = ofReport(part, status, existsSync(report) ? readFileSync(report, 'utf8') : undefined);
  step(`tests: ${part}`, result.failed === 0, began);
  return result;
}

/**
 * Runs a command to its end, or to the deadline.
 * @param {string[]} command
 * @param {'pipe' | 'inherit'} output
 * @returns {Promise<{ status: number, output: string }>}
 */
function run([program = '', ...args], output) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env: environment(), stdio: ['ignore', output, output] });
    running.add(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), Math.max(0, DEADLINE_MS - (Date.now() - startedMs)));
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
    child.on('error', (error) => (text += error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ status: code ?? 1, output: text });
    });
  });
}

function namespaceWorks() {
  const [program = '', ...args] = NAMESPACE_PROBE;
  return process.getuid?.() === 0 && spawnSync(program, args).status === 0;
}

/**
 * @param {string} name
 * @param {boolean} good
 * @param {number} beganMs
 */
function step(name, good, beganMs) {
  say(`${good ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - beganMs) / 1000).toFixed(1)} s)`);
}
