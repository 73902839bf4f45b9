/**
 * The real smart-card service with vsmartcard's virtual readers, started where none runs. One pcscd a machine: a running
 * one is taken as it is, and only what was started here is ended, by its own process id.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fault, type Fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import { systemDelay } from './card/timing.ts';

/** First and second virtual reader of vpcd. */
export const VPCD_PORTS = [35963, 35964] as const;
/** Names under which PC/SC lists them, in the order of the ports. */
export const VPCD_READERS = ['Virtual PCD 00 00', 'Virtual PCD 00 01'] as const;

const SOCKET = '/run/pcscd/pcscd.comm';
const VPCD_DRIVER = ['/usr/lib/x86_64-linux-gnu/pcsc/drivers/serial/libifdvpcd.so', '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'];
const POLL_MS = 50;
const START_ATTEMPTS = 200;

export type PcscdFault = Fault<'sim.pcscdMissing' | 'sim.pcscdFailed'>;

export interface RunningPcscd {
  /** Whether it was started here. */
  readonly ours: boolean;
  readonly pid: number | null;
  /** Kills the service as a crash would. Only for one started here. */
  kill(): Promise<void>;
  /** Ends it if it was started here. */
  stop(): Promise<void>;
}

export interface PcscdOptions {
  /** Where the small library that takes the 40 ms out of every virtual APDU may be built; absent: not built. */
  readonly buildDirectory?: string;
  /** How often pcscd looks for cards in place of every 400 ms; needs `buildDirectory`. */
  readonly lookMs?: number;
  readonly say?: (line: string) => void;
}

/** Gives a smart-card service with virtual readers, running or started now. */
export async function startPcscd(options: PcscdOptions = {}): Promise<Result<RunningPcscd, PcscdFault>> {
  if (await accepts(SOCKET)) return ok({ ours: false, pid: null, kill: () => Promise.resolve(), stop: () => Promise.resolve() });
  const missing = missingParts();
  if (missing !== null) return err(fault('sim.pcscdMissing', missing));
  const preload = options.buildDirectory === undefined ? null : buildNoDelay(options.buildDirectory);
  if (preload === null && options.buildDirectory !== undefined) options.say?.('No C compiler: every virtual APDU takes 40 ms longer.');
  const looking = options.lookMs === undefined ? {} : { VPCD_LOOK_MS: String(options.lookMs) };
  const child = spawn('pcscd', ['--foreground'], {
    stdio: 'ignore',
    env: preload === null ? process.env : { ...process.env, LD_PRELOAD: preload, ...looking },
  });
  const failure = await ready(child);
  if (failure !== null) {
    child.kill('SIGKILL');
    return err(fault('sim.pcscdFailed', failure));
  }
  return ok({ ours: true, pid: child.pid ?? null, kill: () => ended(child, 'SIGKILL'), stop: () => ended(child, 'SIGTERM') });
}

function missingParts(): string | null {
  const found = spawnSync('sh', ['-c', 'command -v pcscd']);
  if (found.status !== 0) return 'pcscd is not installed (Debian package pcscd)';
  return VPCD_DRIVER.some((path) => existsSync(path)) ? null : 'the virtual reader is not installed (Debian package vsmartcard-vpcd)';
}

async function ready(child: ChildProcess): Promise<string | null> {
  const failed: string[] = [];
  child.once('error', (error) => failed.push(error.message));
  child.once('exit', (code) => failed.push(`pcscd ended at once with code ${String(code)}`));
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    const [failure] = failed;
    if (failure !== undefined) return failure;
    if ((await accepts(SOCKET)) && VPCD_PORTS.every(listens)) return null;
    await systemDelay(POLL_MS);
  }
  return 'pcscd did not come up within 10 s';
}

function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** TCP_LISTEN in the kernel's table. */
const LISTENING = '0A';

/** Reads the kernel's table: the virtual reader would take a connection for a card. */
function listens(port: number): boolean {
  const suffix = `:${port.toString(16).toUpperCase()}`;
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((table) => existsSync(table))
    .flatMap((table) => readFileSync(table, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .some(([, local, , state]) => local?.endsWith(suffix) === true && state === LISTENING);
}

function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill(signal);
  });
}

/** Compiles vpcd-nodelay.c once; `null` without a compiler. */
function buildNoDelay(directory: string): string | null {
  const library = join(directory, 'vpcd-nodelay.so');
  if (existsSync(library)) return library;
  mkdirSync(directory, { recursive: true });
  const source = fileURLToPath(new URL('./vpcd-nodelay.c', import.meta.url));
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { stdio: 'ignore' });
  return built.status === 0 ? library : null;
}
