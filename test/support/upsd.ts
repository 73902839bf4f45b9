/** A real upsd for tests, on loopback, with Debian's dummy-ups as its UPS: what that says lies in a file. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { answers, ended, freePort, until } from './child-programs.ts';

const UPSD = '/lib/nut/upsd';
const DUMMY = '/lib/nut/dummy-ups';
const STATES = {
  mains: 'ups.status: OL\nbattery.charge: 100\n',
  battery: 'ups.status: OB DISCHRG\nbattery.charge: 80\n',
  low: 'ups.status: OB LB\nbattery.charge: 8\n',
} as const;

export interface Upsd {
  readonly port: number;
  supply(source: keyof typeof STATES): void;
  stop(): Promise<void>;
}

/** Whether this machine has it (Debian package nut-server). */
export function hasUpsd(): boolean {
  return existsSync(UPSD) && existsSync(DUMMY);
}

/** Starts both; the UPS is on the mains. */
export async function startUpsd(): Promise<Upsd> {
  const directory = mkdtempSync(join(tmpdir(), 'upsd-'));
  const port = await freePort();
  const device = join(directory, 'kiosk.dev');
  const supply = (source: keyof typeof STATES): void => {
    // In one step: half a file would be half a UPS.
    writeFileSync(`${device}.new`, STATES[source]);
    renameSync(`${device}.new`, device);
  };
  supply('mains');
  const put = (name: string, text: string): void => writeFileSync(join(directory, name), text, { mode: 0o600 });
  put('ups.conf', `pollinterval = 1\n[kiosk]\n  driver = dummy-ups\n  port = ${device}\n  mode = dummy-loop\n`);
  put('upsd.conf', `LISTEN 127.0.0.1 ${port}\n`);
  put('upsd.users', '');
  const state = join(directory, 'state');
  mkdirSync(state, { mode: 0o700 });
  const env = { ...process.env, NUT_CONFPATH: directory, NUT_STATEPATH: state, NUT_ALTPIDPATH: state };
  const run = (program: string, ...args: string[]): ChildProcess =>
    spawn(program, [...args, '-u', userInfo().username, '-D'], { env, stdio: 'ignore' });
  const children = [run(DUMMY, '-a', 'kiosk')];
  await until('dummy-ups', () => existsSync(join(state, 'dummy-ups-kiosk')));
  children.push(run(UPSD));
  await until('upsd', () => answers(port));
  const stop = async (): Promise<void> => {
    await Promise.all(children.map((child) => ended(child)));
    rmSync(directory, { recursive: true, force: true });
  };
  return { port, supply, stop };
}
