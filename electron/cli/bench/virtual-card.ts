/** A virtual card in a process of its own, so that its work is not counted as ours. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';

const KIOSK = fileURLToPath(new URL('../kiosk.ts', import.meta.url));

export interface CardProcess {
  remove(): Promise<void>;
}

/** Puts the card of a persona into the virtual reader on `port`; resolves when the reader has powered it. */
export async function insertByProcess(persona: string, port: number): Promise<Result<CardProcess, Fault>> {
  const args = [KIOSK, 'sim', 'card', '--persona', persona, '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const inserted = await Promise.race([once(child.stdout, 'data').then(() => true), exited.then(() => false)]);
  if (!inserted) return err(fault('bench.failed', 'the virtual card did not come up'));
  return ok({
    remove: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  });
}
