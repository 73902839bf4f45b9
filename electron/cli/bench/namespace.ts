/** The same command once more in a network of its own, where its pcscd and virtual reader meet no other. */
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { NAMESPACE_PROBE, privately } from '../../../bootstrap/namespace.mjs';

const MARK = 'KIOSK_BENCH_PRIVATE';

/** Whether this process should run itself again privately: root may, and has not done so yet. */
export function wantsPrivacy(): boolean {
  if (process.env[MARK] !== undefined || process.getuid?.() !== 0) return false;
  const [program = '', ...args] = NAMESPACE_PROBE;
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Runs this program's own command line privately; gives its exit code. `signal` ends it in order. */
export function againPrivately(signal: AbortSignal): Promise<number> {
  const [program = '', ...args] = privately([process.execPath, ...process.argv.slice(1)]);
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, [MARK]: '1' } });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, killed) => {
      signal.removeEventListener('abort', end);
      resolve(code ?? 128 + (killed === null ? 0 : constants.signals[killed]));
    });
  });
}
