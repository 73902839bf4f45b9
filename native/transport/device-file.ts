/** A byte link over a device file: `/dev/usb/lp0` of the kernel's usblp, which is read and written but is no terminal. */
import { constants } from 'node:fs';
import { open as openFile, type FileHandle } from 'node:fs/promises';
import { systemClock, type Clock } from '../base/clock.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LinkFault, WatchedByteLink } from '../ports/byte-link.ts';
import { createLazyLink, type LineEvents, type OpenLine } from './lazy-link.ts';

export interface DeviceFileOptions {
  readonly path: string;
  readonly clock?: Clock;
}

/** Between two looks for an answer, and two tries to write into a full device: a printer answers in 20 to 100 ms. */
const POLL_MS = 10;
const READ_BYTES = 256;
/** "Nothing there yet" of a file that does not wait; all else ends the line. */
const NOT_YET = 'EAGAIN';

/**
 * It opens at the first write and again at the first write after the device has gone. `link.refused`: no such device, no right to it
 * (Debian: the group lp), or another program has it.
 */
export function createDeviceFileLink(options: DeviceFileOptions): WatchedByteLink {
  return createLazyLink((events) => open(options, events));
}

async function open({ path, clock = systemClock }: DeviceFileOptions, events: LineEvents): Promise<Result<OpenLine, LinkFault>> {
  try {
    const handle = await openFile(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
    const file = new DeviceFile(handle, clock, events);
    return ok({ write: (bytes) => file.write(bytes), close: () => file.close() });
  } catch (error) {
    return err(fault('link.refused', messageOf(error)));
  }
}

class DeviceFile {
  readonly #handle: FileHandle;
  readonly #clock: Clock;
  readonly #events: LineEvents;
  readonly #reading: Promise<void>;
  #open = true;

  constructor(handle: FileHandle, clock: Clock, events: LineEvents) {
    this.#handle = handle;
    this.#clock = clock;
    this.#events = events;
    this.#reading = this.#read();
  }

  async write(bytes: Uint8Array): Promise<Result<void, LinkFault>> {
    let at = 0;
    while (at < bytes.length) {
      if (!this.#open) return err(fault('link.closed', 'the device has gone'));
      try {
        at += (await this.#handle.write(bytes, at)).bytesWritten;
      } catch (error) {
        if (codeOf(error) !== NOT_YET) return err(fault('link.closed', messageOf(error)));
        await this.#pause();
      }
    }
    return ok(undefined);
  }

  async close(): Promise<void> {
    if (!this.#open) return this.#reading;
    this.#open = false;
    await this.#reading;
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(READ_BYTES);
    while (this.#open) {
      try {
        const { bytesRead } = await this.#handle.read(buffer, 0, READ_BYTES, null);
        if (bytesRead > 0) this.#events.onData(buffer.slice(0, bytesRead));
        else await this.#pause();
      } catch (error) {
        if (codeOf(error) === NOT_YET) await this.#pause();
        else this.#open = false;
      }
    }
    await this.#handle.close().catch(() => undefined);
    this.#events.onEnd();
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(POLL_MS, resolve));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'the device cannot be opened';
}
