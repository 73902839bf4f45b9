/**
 * The real PC/SC service for tests: pcscd with vsmartcard's virtual reader. Takes the one that runs, else starts its own as a child
 * process and ends that one by its process id.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '../../native/base/result.ts';

export interface PcscDaemon {
  /** Ports of the two virtual readers, in the order of their names. */
  readonly ports: readonly [number, number];
  /** Names under which PC/SC lists them. */
  readonly readers: readonly [string, string];
  /** Ends the daemon without warning, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  start(): Promise<void>;
  /** Ends it, if it was started here. */
  stop(): Promise<void>;
}

const SOCKET = '/run/pcscd/pcscd.comm';
const PROGRAM = '/usr/sbin/pcscd';
const DRIVERS = ['/usr/lib/pcsc/drivers/serial/libifdvpcd.so', '/etc/reader.conf.d/vpcd'];
const PORTS = [35_963, 35_964] as const;
const READERS = ['Virtual PCD 00 00', 'Virtual PCD 00 01'] as const;
const READY_WITHIN_MS = 10_000;
const POLL_MS = 20;
/** TCP_LISTEN in the kernel's table. */
const LISTENING = '0A';

/** Why the real stack cannot be tested here, or a daemon that is ready. */
export async function startPcscd(): Promise<Result<PcscDaemon, string>> {
  if (!existsSync(PROGRAM)) return err('cannot be tested here: pcscd is not installed (apt-get install pcscd vsmartcard-vpcd)');
  if (!DRIVERS.some((path) => existsSync(path)))
    return err('cannot be tested here: the virtual reader is not installed (apt-get install vsmartcard-vpcd)');
  let child: ChildProcess | null = null;
  const kill = async () => {
    if (child === null) throw new Error('this pcscd was not started by the test: it is left alone');
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    child = null;
  };
  const start = async () => {
    child = spawn(PROGRAM, ['--foreground'], { stdio: 'ignore' });
    await ready();
  };
  if (!listens(PORTS[0])) await start();
  return ok({
    ports: PORTS,
    readers: READERS,
    kill,
    start,
    stop: async () => {
      if (child !== null) await kill();
    },
  });
}

/** Both virtual readers listen and the service has its socket. */
async function ready(): Promise<void> {
  const deadlineMs = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadlineMs) {
    if (existsSync(SOCKET) && PORTS.every(listens)) return;
    await wait(POLL_MS);
  }
  throw new Error(`pcscd was not ready within ${READY_WITHIN_MS} ms`);
}

/** Reads the kernel's table instead of connecting: the virtual reader would take a connection for a card. */
function listens(port: number): boolean {
  const suffix = `:${port.toString(16).toUpperCase()}`;
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((table) => existsSync(table))
    .flatMap((table) => readFileSync(table, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .some(([, local, , state]) => local?.endsWith(suffix) === true && state === LISTENING);
}
