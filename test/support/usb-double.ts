/**
 * A strict double of the package `usb` with a simulated reader behind its pipes. It throws where libusb does: transfers before the
 * interface is claimed, a second claim, release with a transfer under way, anything after the plug was pulled.
 */
import type { Clock } from '../../native/base/clock.ts';
import { handsOf, type SamReaderSim } from '../../native/sim/idreader/idreader-sim.ts';
import { SamModule } from '../../native/sim/idreader/module.ts';
import { SamWire } from '../../native/sim/idreader/wire.ts';
import type { UsbDevice, UsbInPipe, UsbInterface, UsbLibrary, UsbOutPipe, UsbPipes } from '../../native/transport/usb-bulk.ts';

/** libusb's codes of a transfer's end. */
const TIMED_OUT = 2;
const NO_DEVICE = 5;
const VENDOR = 0x0400;
const PRODUCT = 0xc35a;
const HEAD_BYTES = 7;

type Callback = Parameters<UsbInPipe['transfer']>[1];

export interface UsbDouble {
  readonly library: UsbLibrary;
  readonly sim: SamReaderSim;
  /** What was done to the device, in order. */
  readonly log: readonly string[];
}

export function usbDouble(clock: Clock, pipes: UsbPipes): UsbDouble {
  const state = { plugged: true, open: false, claimed: false, kernelDriver: true };
  const log: string[] = [];
  const module = new SamModule();
  const inPipes = new Map<number, InPipe>();
  const plug = (plugged: boolean): void => {
    state.plugged = plugged;
    if (plugged) return;
    Object.assign(state, { open: false, claimed: false, kernelDriver: true });
    for (const pipe of inPipes.values()) pipe.lose();
  };
  const wire = new SamWire(module, clock, { send: (bytes) => deliver(bytes), unplug: () => plug(false) });
  const need = (condition: boolean, otherwise: string): void => {
    if (!state.plugged) throw Object.assign(new Error('LIBUSB_ERROR_NO_DEVICE'), { errno: -4 });
    if (!condition) throw new Error(otherwise);
  };

  class InPipe implements UsbInPipe {
    readonly direction = 'in';
    timeout = 0;
    #held: number[] = [];
    #waiting: { readonly length: number; readonly callback: Callback; readonly stop: () => void } | null = null;

    get busy(): boolean {
      return this.#waiting !== null;
    }

    transfer(length: number, callback: Callback): void {
      need(state.claimed, 'LIBUSB_ERROR_IO: not claimed');
      if (this.#waiting !== null) throw new Error('a transfer is under way');
      const stop = clock.after(this.timeout, () => this.#end({ errno: TIMED_OUT }));
      this.#waiting = { length, callback, stop };
      if (this.#held.length > 0) queueMicrotask(() => this.#end(undefined));
    }

    put(bytes: readonly number[]): void {
      this.#held.push(...bytes);
      queueMicrotask(() => this.#end(undefined));
    }

    lose(): void {
      this.#held = [];
      this.#end({ errno: NO_DEVICE });
    }

    #end(error: { readonly errno: number } | undefined): void {
      const waiting = this.#waiting;
      if (waiting === null || (error === undefined && this.#held.length === 0)) return;
      this.#waiting = null;
      waiting.stop();
      waiting.callback(error, Buffer.from(this.#held.splice(0, waiting.length)));
    }
  }

  const outPipe = (): UsbOutPipe => ({
    direction: 'out',
    timeout: 0,
    transferAsync: async (bytes) => {
      need(state.claimed, 'LIBUSB_ERROR_IO: not claimed');
      wire.receive(new Uint8Array(bytes));
      return bytes.length;
    },
  });
  /** The four-pipe module sends the first seven bytes of a frame on one pipe and the rest on the other. */
  let headLeft = HEAD_BYTES;
  let restLeft = 0;
  function deliver(bytes: Uint8Array): void {
    if (pipes.kind === 'whole') inPipes.get(pipes.in)?.put([...bytes]);
    else for (const byte of bytes) deliverByte(byte, pipes);
  }
  const head: number[] = [];
  function deliverByte(byte: number, { headIn, restIn }: Extract<UsbPipes, { kind: 'split' }>): void {
    if (headLeft > 0) {
      head.push(byte);
      headLeft -= 1;
      if (headLeft > 0) return;
      restLeft = (head.at(-2) ?? 0) * 256 + (head.at(-1) ?? 0);
      inPipes.get(headIn)?.put(head.splice(0));
      return;
    }
    inPipes.get(restIn)?.put([byte]);
    restLeft -= 1;
    if (restLeft === 0) headLeft = HEAD_BYTES;
  }
  function resetPipes(): void {
    headLeft = HEAD_BYTES;
    head.splice(0);
    inPipes.clear();
  }

  const outs = pipes.kind === 'whole' ? [pipes.out] : [pipes.headOut, pipes.restOut];
  const ins = pipes.kind === 'whole' ? [pipes.in] : [pipes.headIn, pipes.restIn];
  const face: UsbInterface = {
    isKernelDriverActive: () => state.kernelDriver,
    detachKernelDriver: () => {
      log.push('detach');
      state.kernelDriver = false;
    },
    claim: () => {
      need(state.open && !state.claimed && !state.kernelDriver, 'LIBUSB_ERROR_BUSY');
      log.push('claim');
      state.claimed = true;
    },
    releaseAsync: async () => {
      need(state.claimed, 'not claimed');
      if ([...inPipes.values()].some(({ busy }) => busy)) throw new Error('a transfer is under way');
      log.push('release');
      state.claimed = false;
    },
    endpoint: (address) => {
      if (outs.includes(address)) return outPipe();
      if (!ins.includes(address)) return undefined;
      const pipe = inPipes.get(address) ?? new InPipe();
      inPipes.set(address, pipe);
      return pipe;
    },
  };
  const device: UsbDevice = {
    open: () => {
      need(!state.open, 'open twice');
      log.push('open');
      resetPipes();
      state.open = true;
    },
    close: () => {
      if (state.claimed) throw new Error('closed while claimed');
      log.push('close');
      state.open = false;
    },
    interface: (number) => {
      need(state.open && number === 0, 'no such interface');
      return face;
    },
  };
  const library: UsbLibrary = {
    findByIds: (vendor, product) => (state.plugged && vendor === VENDOR && product === PRODUCT ? device : undefined),
  };
  return { library, sim: handsOf(module, wire, plug), log };
}
