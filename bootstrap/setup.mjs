/**
 * Gets the machine ready: the npm packages of the lock file (Node 24 among them) and the Debian packages the terminal stands on.
 * Runs on Node 20 with nothing installed, so it uses no package and no TypeScript. The second time it only looks, in a fraction of a second.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { missingPackages } from './lock.mjs';

/** The root of the tree. */
export const ROOT = join(import.meta.dirname, '..');

const BIN = join(ROOT, 'node_modules/.bin');
const NODE_MAJOR = 24;

/** What the terminal itself uses: smart-card service, virtual reader, browser window, Chinese fonts. */
/** gcc builds the small library that takes 40 ms out of every virtual APDU. */
export const TERMINAL_PACKAGES = ['pcscd', 'vsmartcard-vpcd', 'chromium', 'fonts-noto-cjk', 'fonts-hanazono', 'gcc', 'libc6-dev'];

/** What the tests use besides: independent card tools, a look into PDFs and a validator of PDF/A, a C compiler to measure against, private network namespaces,
 * a PostgreSQL server for each suite that needs one, pseudo-terminals for serial lines, device nodes for HID,
 * a server of a UPS, a network printer with the bus it wants, a print scheduler with its filters, a reader of QR codes. */
export const TEST_PACKAGES = [
  ...TERMINAL_PACKAGES,
  'opensc',
  'pcsc-tools',
  'poppler-utils',
  'qpdf',
  'default-jre-headless',
  'libpdfbox2-java',
  'libactivation-java',
  'libjaxb-api-java',
  'libpcsclite-dev',
  'iproute2',
  'util-linux',
  'postgresql',
  'socat',
  'umockdev',
  'cups-ipp-utils',
  'cups-daemon',
  'cups-client',
  'cups-core-drivers',
  'dbus-daemon',
  'zbar-tools',
  'nut-server',
];

/**
 * Installs what is missing and says what it does. npm packages are needed: without them it ends the process with a plain sentence.
 * Debian packages that cannot be installed are named with the command that installs them, and it goes on.
 * @param {{ debian: readonly string[] }} needs names of Debian packages
 */
export function ensure({ debian }) {
  ensureNpm();
  ensureDebian(debian);
}

/** The Node that runs everything after the bootstrap: version 24, from npm or already running. */
export function nodeBinary() {
  const installed = join(BIN, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  return fail(`Node ${NODE_MAJOR} is needed and npm has no build of it for ${process.platform}-${process.arch}: please install it.`);
}

/** The environment for child processes: Node 24 and the project's tools come first on the PATH. */
export function environment() {
  return { ...process.env, PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}` };
}

function ensureNpm() {
  const installed = readJson('node_modules/.package-lock.json');
  const missing = missingPackages(readJson('package-lock.json') ?? {}, installed);
  if (missing.length === 0) return;
  const why = installed === undefined ? 'none is there yet' : `not as it says: ${missing.length}`;
  say(`Installing the npm packages of package-lock.json (${why}); this takes about half a minute.`);
  const npm = process.env['npm_execpath'];
  const [program, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const run = spawnSync(program, [...first, 'ci', '--loglevel=error'], { cwd: ROOT, stdio: 'inherit' });
  if (run.status !== 0) fail('npm could not install the packages: the lines above say why.');
}

/** @param {readonly string[]} names */
function ensureDebian(names) {
  const missing = missingDebian(names);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) installDebian(missing);
  const still = missingDebian(missing);
  if (still.length === 0) return;
  say(`These Debian packages are missing: ${still.join(' ')}`);
  say(`To install them: sudo apt-get update && sudo apt-get install --no-install-recommends ${still.join(' ')}`);
  say('Going on without them: what needs them will say so.');
}

/** @param {readonly string[]} names */
function installDebian(names) {
  say(`Installing Debian packages, which can take a few minutes: ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
  ]) {
    const run = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (run.status === 0) continue;
    say(`apt-get ${args[0]} failed: ${(run.stderr ?? run.error?.message ?? '').trim().split('\n').slice(-3).join(' ')}`);
  }
}

/**
 * Those of the packages that dpkg does not know as installed; none where there is no dpkg, because there is nothing to ask.
 * @param {readonly string[]} names
 */
function missingDebian(names) {
  if (names.length === 0) return [];
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names], { encoding: 'utf8' });
  if (query.error !== undefined) {
    say(`This is not Debian. The terminal also needs what Debian calls: ${names.join(' ')}`);
    return [];
  }
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} sentence */
export function say(sentence) {
  console.log(sentence);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
