/** Two pseudo-terminals joined back to back: what is written to one is read from the other. One end for a simulator, one for a driver. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { fault, type Fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';

export interface PtyPair {
  /** Paths of the two ends. */
  readonly host: string;
  readonly device: string;
  /** As if the cable were pulled: both ends hang up. */
  close(): Promise<void>;
}

export type PtyFault = Fault<'sim.noPty'>;

const POLL_MS = 10;
const START_ATTEMPTS = 300;

/** Whether this machine has what joins them (Debian package socat). */
export function hasPtyPairs(): boolean {
  return spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0;
}

/** Makes a pair, in a folder of its own or the one given: a device that is plugged in again has its old path. The fault says that socat is not there or could not start. */
export async function openPtyPair(folder = mkdtempSync(join(tmpdir(), 'kiosk-pty-'))): Promise<Result<PtyPair, PtyFault>> {
  mkdirSync(folder, { recursive: true });
  const [host, device] = [join(folder, 'host'), join(folder, 'device')];
  const child = spawn('socat', [`PTY,link=${host},raw,echo=0`, `PTY,link=${device},raw,echo=0`], { stdio: 'ignore' });
  const state = { over: false };
  const ended = Promise.race([once(child, 'exit'), once(child, 'error')]).then(
    () => (state.over = true),
    () => (state.over = true),
  );
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < START_ATTEMPTS && !state.over; attempt += 1) {
    if (existsSync(host) && existsSync(device)) return ok({ host, device, close });
    await new Promise<void>((resolve) => void systemClock.after(POLL_MS, resolve));
  }
  await close();
  return err(fault('sim.noPty', 'no pair of pseudo-terminals: socat is not installed or did not start (Debian package socat)'));
}
