/** A simulated PIN pad: hands for whoever plays the person, the officer who loads keys, and the electrician. */
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { WatchedByteLink } from '../../ports/byte-link.ts';
import { openTtyEnd, type TtyFault } from '../tty-end.ts';
import type { PadMachine, SimPadKey } from './machine.ts';
import { PadWire, PLAIN_PAD_WIRE, type PadWireBehaviour } from './wire.ts';

export interface PinPadSim {
  /** A finger on one key. */
  press(key: SimPadKey): void;
  /** Fingers on all keys of a PIN, and on enter. */
  type(digits: string): void;
  /** Whether the pad takes keys now. */
  waits(): boolean;
  putKey(slot: number, key: Uint8Array, cipher?: 'tdes' | 'sm4'): void;
  dropKey(slot: number): void;
  setTampered(tampered: boolean): void;
  setBatteryLow(low: boolean): void;
  /** The next so many keys arrive altered. */
  spoilKeys(times: number): void;
  /** Changes what the line does, from now on; without arguments it is a plain one again. */
  setWire(behaviour?: Partial<PadWireBehaviour>): void;
  setPlugged(plugged: boolean): void;
}

export interface PinPadOnTty {
  readonly sim: PinPadSim;
  /** Settles when the line has ended: the other side hung up, or `close` was called. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

function handsOf(machine: PadMachine, wire: PadWire, plug: (plugged: boolean) => void): PinPadSim {
  return {
    press: (key) => wire.press(key),
    type: (digits) => {
      for (const key of [...[...digits].filter(isDigit), 'enter' as const]) wire.press(key);
    },
    waits: () => machine.waitsMs() !== null,
    putKey: (slot, key, cipher = 'tdes') => machine.putKey(slot, key, cipher),
    dropKey: (slot) => machine.dropKey(slot),
    setTampered: (tampered) => {
      machine.troubles.tampered = tampered;
    },
    setBatteryLow: (low) => {
      machine.troubles.batteryLow = low;
    },
    spoilKeys: (times) => {
      machine.troubles.spoilKeys = times;
    },
    setWire: (behaviour = {}) => {
      wire.behaviour = { ...PLAIN_PAD_WIRE, ...behaviour };
    },
    setPlugged: plug,
  };
}

function isDigit(text: string): text is Exclude<SimPadKey, 'backspace' | 'enter' | 'cancel'> {
  return /^\d$/.test(text);
}

/** The pad on a serial line or the end of a pty pair. A fault says that it cannot be opened. */
export function servePinPadOnTty(machine: PadMachine, path: string, clock: Clock): Result<PinPadOnTty, TtyFault> {
  let plugged = true;
  const end = openTtyEnd(path, (bytes) => {
    if (plugged) wire.receive(bytes);
  });
  const plug = (now: boolean): void => {
    plugged = now;
  };
  const wire = new PadWire(machine, clock, {
    send: (bytes) => {
      if (plugged && end.ok) end.value.write(bytes);
    },
    unplug: () => plug(false),
  });
  if (!end.ok) return end;
  const line = end.value;
  const close = (): void => {
    wire.stop();
    line.close();
  };
  return ok({ sim: handsOf(machine, wire, plug), ended: line.ended, close });
}

/** The pad on a line within this process. */
export function createPinPadLinkSim(machine: PadMachine, clock: Clock): PinPadSim & { readonly link: WatchedByteLink } {
  const data = new Set<(bytes: Uint8Array) => void>();
  const ends = new Set<() => void>();
  let plugged = true;
  let open = false;
  const plug = (now: boolean): void => {
    plugged = now;
    if (!now && open) for (const listener of [...ends]) listener();
    if (!now) open = false;
  };
  const wire = new PadWire(machine, clock, {
    send: (bytes) => {
      if (plugged) for (const listener of [...data]) listener(bytes);
    },
    unplug: () => plug(false),
  });
  const link: WatchedByteLink = {
    write: (bytes) => {
      if (!plugged) return Promise.resolve(err(fault('link.refused', 'the plug is out')));
      open = true;
      wire.receive(bytes);
      return Promise.resolve(ok(undefined));
    },
    onData: (listener) => added(data, listener),
    onEnd: (listener) => added(ends, listener),
    drop: () => undefined,
    close: () => {
      wire.stop();
      return Promise.resolve();
    },
  };
  return { ...handsOf(machine, wire, plug), link };
}

function added<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => set.delete(item);
}
