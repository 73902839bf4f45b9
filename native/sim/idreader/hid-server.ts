/**
 * The simulated reader as a HID device: hidraw-double.c, preloaded into the program that has the driver, plays the device node and hands the
 * reports on to a socket of this process.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../base/clock.ts';
import { handsOf, type SamReaderSim } from './idreader-sim.ts';
import { SamModule } from './module.ts';
import { SamWire } from './wire.ts';

export interface SamReaderOnHid {
  readonly sim: SamReaderSim;
  /** What the program with the driver needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** The device node that is played. Nothing is made in /dev. */
export const SIM_HID_NODE = '/dev/hidraw-simulated';
const REPORT_BYTES = 64;

/** Builds the library into `directory` and listens there; `null` without a C compiler. */
export async function serveSamReaderOnHid(directory: string, clock: Clock): Promise<SamReaderOnHid | null> {
  const library = buildDouble(directory);
  if (library === null) return null;
  const socketPath = join(directory, 'reports');
  const module = new SamModule();
  let plugged: Socket | null = null;
  let server: Server | null = null;
  const plug = (now: boolean): void => {
    if (now) {
      server ??= listen();
      return;
    }
    plugged?.destroy();
    server?.close();
    server = null;
  };
  const wire = new SamWire(module, clock, { send: (bytes) => plugged?.write(reportsOf(bytes)), unplug: () => plug(false) });
  function listen(): Server {
    const made = createServer((socket) => {
      plugged = socket;
      socket.on('data', (chunk) => wire.receive(new Uint8Array(chunk)));
      socket.on('error', () => socket.destroy());
    });
    return made.listen(socketPath);
  }
  server = listen();
  await once(server, 'listening');
  const close = async (): Promise<void> => plug(false);
  const environment = { LD_PRELOAD: library, HIDRAW_DOUBLE_NODE: SIM_HID_NODE, HIDRAW_DOUBLE_SOCKET: socketPath };
  return { sim: handsOf(module, wire, plug), environment, close };
}

/** Each piece of an answer in reports of its own, filled up with zeros. */
function reportsOf(bytes: Uint8Array): Uint8Array {
  const reports = new Uint8Array(Math.ceil(bytes.length / REPORT_BYTES) * REPORT_BYTES);
  reports.set(bytes);
  return reports;
}

function buildDouble(directory: string): string | null {
  mkdirSync(directory, { recursive: true });
  const library = join(directory, 'hidraw-double.so');
  if (existsSync(library)) return library;
  const source = fileURLToPath(new URL('./hidraw-double.c', import.meta.url));
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'], { stdio: 'ignore' });
  return built.status === 0 ? library : null;
}
