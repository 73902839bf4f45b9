/** A display for a window: the machine's own, or a virtual one. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';

const XVFB = '/usr/bin/Xvfb';
const SCREEN = '1080x1920x24';
/** Xvfb writes its number to this file descriptor when it is ready. */
const NUMBER_FD = 3;

export interface Display {
  readonly name: string;
  close(): void;
}

/** Why there is no display to be had; `null`: there is one. */
export function whyNoDisplay(): string | null {
  return process.env['DISPLAY'] !== undefined || existsSync(XVFB) ? null : 'there is no display and no Xvfb';
}

export async function openDisplay(): Promise<Display> {
  const own = process.env['DISPLAY'];
  if (own !== undefined) return { name: own, close: () => undefined };
  const child = spawn(XVFB, ['-displayfd', String(NUMBER_FD), '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended (${String(code)})`)));
    (child.stdio[NUMBER_FD] as Readable).once('data', (text: Buffer) => resolve(text.toString().trim()));
  });
  return { name: `:${number}`, close: () => void child.kill('SIGTERM') };
}
