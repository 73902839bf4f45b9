/** Programs that a test starts for itself: whether they are there, when they answer, how they are ended. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { systemClock } from '../../native/base/clock.ts';

const START_ATTEMPTS = 200;
const POLL_MS = 25;

/** Whether this machine has a program, by its name or path. */
export function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Ends a program by its process, and waits until it is gone. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** A TCP port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, () => {
      const address = server.address();
      server.close(() => (address === null || typeof address === 'string' ? reject(new Error('no port')) : resolve(address.port)));
    });
  });
}

/** Whether anybody listens on a port of this machine. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: 'localhost', port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Waits until `program` is as asked; throws after five seconds. */
export async function until(program: string, reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    if (await reached()) return;
    await new Promise<void>((resolve) => void systemClock.after(POLL_MS, resolve));
  }
  throw new Error(`${program} did not start`);
}
