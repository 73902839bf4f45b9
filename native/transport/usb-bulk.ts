import { concat } from '../base/bytes.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { LinkFault, WatchedByteLink } from '../ports/byte-link.ts';
import { createLazyLink, type LineEvents, type OpenLine } from './lazy-link.ts';

/** The part of the package `usb` that is used, in its own words: a strict double stands in where there is no USB. */
export interface UsbLibrary {
  findByIds(vendorId: number, productId: number): UsbDevice | undefined;
}
export interface UsbDevice {
  open(): void;
  close(): void;
  interface(number: number): UsbInterface;
}
export interface UsbInterface {
  isKernelDriverActive(): boolean;
  detachKernelDriver(): void;
  claim(): void;
  releaseAsync(): Promise<void>;
  endpoint(address: number): UsbPipe | undefined;
}
interface UsbPipe {
  readonly direction?: 'in' | 'out';
  timeout: number;
}
export interface UsbInPipe extends UsbPipe {
  transfer(length: number, callback: (error: { readonly errno: number } | undefined, data?: Uint8Array) => void): unknown;
}
export interface UsbOutPipe extends UsbPipe {
  transferAsync(bytes: Buffer): Promise<number>;
}

/**
 * How a device lays its frames on its pipes. `whole`: a frame is one transfer each way. `split`: its first bytes (up to and with the
 * length of the rest, big-endian, in the last two) and the rest have a pipe of their own each way.
 */
export type UsbPipes =
  | { readonly kind: 'whole'; readonly out: number; readonly in: number }
  | {
      readonly kind: 'split';
      readonly headBytes: number;
      readonly headOut: number;
      readonly restOut: number;
      readonly headIn: number;
      readonly restIn: number;
    };

/** SDT modules with four bulk pipes: preamble and length on the first pair, the rest on the second. */
export const SDT_SPLIT_PIPES: UsbPipes = { kind: 'split', headBytes: 7, headOut: 0x02, restOut: 0x06, headIn: 0x81, restIn: 0x85 };
/** SDT readers with one pair. */
export const SDT_WHOLE_PIPES: UsbPipes = { kind: 'whole', out: 0x02, in: 0x81 };

export interface UsbBulkOptions {
  readonly vendorId: number;
  readonly productId: number;
  readonly interfaceNumber: number;
  readonly pipes: UsbPipes;
  readonly library?: () => Promise<UsbLibrary>;
}

/** Longest answer that one transfer may bring. */
const WHOLE_TRANSFER_BYTES = 4096;
/** A waiting transfer is ended so often to see whether the link was closed; no data are lost by it. */
const IN_TIMEOUT_MS = 500;
const OUT_TIMEOUT_MS = 1_000;
/** After so many silent transfers the rest of a frame will not come. */
const REST_WAITS = 4;
/** libusb's LIBUSB_TRANSFER_TIMED_OUT. */
const TIMED_OUT = 2;

/**
 * A byte link over USB bulk pipes. It opens at the first write and again at the first write after the device was unplugged. A kernel
 * driver that holds the interface is set aside while the link is open. On Windows the device needs the WinUSB driver.
 */
export function createUsbBulkLink(options: UsbBulkOptions): WatchedByteLink {
  return createLazyLink((events) => open(options, events));
}

type Pipes = ReturnType<typeof pipesOf>;

async function open(options: UsbBulkOptions, events: LineEvents): Promise<Result<OpenLine, LinkFault>> {
  const { vendorId, productId, library = () => import('usb') } = options;
  let device: UsbDevice | undefined;
  try {
    device = (await library()).findByIds(vendorId, productId);
    if (device === undefined) return err(fault('link.refused', `no USB device ${vendorId.toString(16)}:${productId.toString(16)}`));
    device.open();
    return ok(claim(device, options, events));
  } catch (error) {
    device?.close();
    return err(fault('link.refused', textOf(error)));
  }
}

/** Takes the interface and reads from it; throws when it is held or has not the pipes it should have. */
function claim(device: UsbDevice, { interfaceNumber, pipes: layout }: UsbBulkOptions, events: LineEvents): OpenLine {
  const face = device.interface(interfaceNumber);
  const pipes = pipesOf(layout, (address) => face.endpoint(address));
  // Only Linux can tell, and only there a kernel driver may hold it.
  if (process.platform === 'linux' && face.isKernelDriverActive()) face.detachKernelDriver();
  face.claim();
  const reading = { open: true };
  const over = readOn(pipes, reading, events);
  const close = async (): Promise<void> => {
    reading.open = false;
    await over;
    await face.releaseAsync().catch(() => undefined);
    device.close();
  };
  void over.then(async (lost) => {
    if (!lost) return;
    await close().catch(() => undefined);
    events.onEnd();
  });
  return { write: (bytes) => write(pipes, bytes), close };
}

/** The endpoints of a layout; throws where the device has none of that number and direction. */
function pipesOf(pipes: UsbPipes, endpoint: (address: number) => UsbPipe | undefined) {
  const find = <Pipe extends UsbPipe>(address: number, isOne: (pipe: UsbPipe) => pipe is Pipe, timeoutMs: number): Pipe => {
    const found = endpoint(address);
    if (found === undefined || !isOne(found)) throw new Error(`the device has no such pipe: 0x${address.toString(16)}`);
    found.timeout = timeoutMs;
    return found;
  };
  const input = (address: number) => find(address, isIn, IN_TIMEOUT_MS);
  const output = (address: number) => find(address, isOut, OUT_TIMEOUT_MS);
  if (pipes.kind === 'whole') return { ...pipes, out: output(pipes.out), in: input(pipes.in) };
  const { headOut, restOut, headIn, restIn } = pipes;
  return { ...pipes, headOut: output(headOut), restOut: output(restOut), headIn: input(headIn), restIn: input(restIn) };
}

function isIn(pipe: UsbPipe): pipe is UsbInPipe {
  return pipe.direction === 'in' && 'transfer' in pipe;
}

function isOut(pipe: UsbPipe): pipe is UsbOutPipe {
  return pipe.direction === 'out' && 'transferAsync' in pipe;
}

async function write(pipes: Pipes, bytes: Uint8Array): Promise<Result<void, LinkFault>> {
  try {
    if (pipes.kind === 'whole') await pipes.out.transferAsync(Buffer.from(bytes));
    else {
      await pipes.headOut.transferAsync(Buffer.from(bytes.subarray(0, pipes.headBytes)));
      await pipes.restOut.transferAsync(Buffer.from(bytes.subarray(pipes.headBytes)));
    }
    return ok(undefined);
  } catch (error) {
    return err(fault('link.closed', textOf(error)));
  }
}

/** Reads until the link is closed or the device is lost; gives whether it was lost. */
async function readOn(pipes: Pipes, reading: { readonly open: boolean }, { onData }: LineEvents): Promise<boolean> {
  while (reading.open) {
    const first = pipes.kind === 'whole' ? await transfer(pipes.in, WHOLE_TRANSFER_BYTES) : await transfer(pipes.headIn, pipes.headBytes);
    if (first === null) return true;
    if (first.length > 0) onData(first);
    if (pipes.kind === 'whole' || first.length < pipes.headBytes) continue;
    const rest = await takeRest(pipes.restIn, lengthIn(first));
    if (rest === null) return true;
    onData(rest);
  }
  return false;
}

/** The length of the rest, in the last two bytes of the head; one that no frame has is none. */
function lengthIn(head: Uint8Array): number {
  const [high = 0, low = 0] = head.subarray(-2);
  const length = high * 256 + low;
  return length > WHOLE_TRANSFER_BYTES ? 0 : length;
}

async function takeRest(pipe: UsbInPipe, length: number): Promise<Uint8Array | null> {
  let taken: Uint8Array = new Uint8Array();
  for (let waits = 0; waits < REST_WAITS && taken.length < length;) {
    const came = await transfer(pipe, length - taken.length);
    if (came === null) return null;
    if (came.length === 0) waits += 1;
    taken = concat(taken, came);
  }
  return taken;
}

/** One transfer: what came, which may be nothing in its time; `null` when the device is lost. */
function transfer(pipe: UsbInPipe, length: number): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    pipe.transfer(length, (error, data) => {
      const failed = error !== undefined && error.errno !== TIMED_OUT;
      resolve(failed ? null : new Uint8Array(data ?? []));
    });
  });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
