import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { fault } from '../../native/base/fault.ts';
import { err, type Result } from '../../native/base/result.ts';
import type { DeviceState } from '../../native/ports/device.ts';
import type { IdDocument, IdReader, IdReaderEvent, IdReaderFault } from '../../native/ports/id-reader.ts';
import { serveSamReaderOnHid, SIM_HID_NODE } from '../../native/sim/idreader/hid-server.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { idReaderContract, type IdReaderBench } from './id-reader.ts';
import { soon } from './id-reader-delays.ts';

const FIXTURE = fileURLToPath(new URL('./hid-driver.fixture.ts', import.meta.url));

interface Word {
  readonly read?: string;
  readonly result?: Result<IdDocument, IdReaderFault>;
  readonly event?: IdReaderEvent;
  readonly state?: DeviceState;
  readonly closed?: true;
}

/** The port as the driver's process tells it; a photo's bytes come as an object of numbers and are made bytes again. */
class RemoteReader implements IdReader {
  readonly #child: ChildProcess;
  readonly #listeners = new Set<(event: IdReaderEvent) => void>();
  readonly #reads = new Map<string, (result: Result<IdDocument, IdReaderFault>) => void>();
  #state: DeviceState = 'starting';
  #next = 0;
  #closed: () => void = () => undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
    if (child.stdout === null) throw new Error('the process has no output');
    createInterface({ input: child.stdout }).on('line', (line) => this.#heard(JSON.parse(line) as Word));
  }

  state(): DeviceState {
    return this.#state;
  }

  subscribe(listener: (event: IdReaderEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  read(signal: AbortSignal): Promise<Result<IdDocument, IdReaderFault>> {
    if (signal.aborted) return Promise.resolve(err(fault('idreader.cancelled', 'ended before it began')));
    this.#next += 1;
    const number = String(this.#next);
    signal.addEventListener('abort', () => this.#child.stdin?.write(`abort ${number}\n`), { once: true });
    return new Promise((resolve) => {
      this.#reads.set(number, resolve);
      this.#child.stdin?.write(`read ${number}\n`);
    });
  }

  /** A new driver in the same process. */
  open(): void {
    this.#state = 'starting';
    this.#reads.clear();
    this.#listeners.clear();
    this.#child.stdin?.write('open\n');
  }

  close(): Promise<void> {
    this.#child.stdin?.write('close\n');
    return new Promise((resolve) => {
      this.#closed = resolve;
    });
  }

  #heard({ read, result, event, state, closed }: Word): void {
    if (closed === true) this.#closed();
    if (state !== undefined) this.#state = state;
    if (event !== undefined) for (const listener of [...this.#listeners]) listener(event);
    if (read !== undefined && result !== undefined) this.#reads.get(read)?.(revived(result));
  }
}

function revived(result: Result<IdDocument, IdReaderFault>): Result<IdDocument, IdReaderFault> {
  if (!result.ok || result.value.photo === undefined) return result;
  const { photo } = result.value;
  return { ok: true, value: { ...result.value, photo: { ...photo, wlt: Uint8Array.from(Object.values(photo.wlt)) } } };
}

const directory = mkdtempSync(join(tmpdir(), 'kiosk-hid-'));
let running: { readonly child: ChildProcess; readonly reader: RemoteReader } | null = null;

function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [FIXTURE, SIM_HID_NODE], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { child, reader: new RemoteReader(child) };
}

/** One process for all tests, for it takes half a second to start; each has a driver and a reader of its own. */
async function open(): Promise<IdReaderBench> {
  const served = await serveSamReaderOnHid(directory, systemClock);
  if (served === null) throw new Error('there was a C compiler a moment ago');
  running ??= start(served.environment);
  const { reader } = running;
  reader.open();
  const close = async (): Promise<void> => {
    await reader.close();
    await served.close();
  };
  return { reader, sim: served.sim, tick: soon, close };
}

afterAll(async () => {
  if (running !== null) {
    const ended = once(running.child, 'exit');
    running.child.stdin?.end();
    await ended;
  }
  rmSync(directory, { recursive: true, force: true });
});

if (process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0)
  idReaderContract('on HID, through the real node-hid', open, { noise: true, cut: false });
else cannotTestHere('the ID reader on HID', 'no Linux with a C compiler');
