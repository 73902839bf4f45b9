/** A simulated ID-card reader with an SDT / SAM module: hands for whoever plays the person and the electrician. */
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { err, ok } from '../../base/result.ts';
import type { SpeedLink } from '../../ports/byte-link.ts';
import type { SimDocument } from './documents.ts';
import { type Asked, SamModule } from './module.ts';
import { PLAIN_WIRE, SamWire, type WireBehaviour } from './wire.ts';

export interface SamReaderSim {
  /** Lays a document on the reader. A second one replaces it. */
  place(document: SimDocument): void;
  takeAway(): void;
  /** The next so many answers to this request have that SW3, and SW1 SW2 of a card where one is given. */
  answerNext(asked: Asked, sw3: number, options?: { readonly times?: number; readonly cardWord?: number }): void;
  /** The module fails its self-test or has no authority; `null`: it is well. */
  setBroken(broken: SamModule['broken']): void;
  /** Changes what the line does, from now on; without arguments it is a plain one again. */
  setWire(behaviour?: Partial<WireBehaviour>): void;
  setPlugged(plugged: boolean): void;
  /** The speed that the module listens at. */
  setBaudRate(baudRate: SamModule['baudRate']): void;
  baudRate(): number;
  /** What becomes of the next requests for another speed. */
  setSpeedChange(change: SamModule['speedChange']): void;
}

export interface SamReaderLinkSim extends SamReaderSim {
  /** The host's end of the line, in this process. */
  readonly link: SpeedLink;
}

/** What the hands work on; `plug` is told when the plug goes in or out. */
export function handsOf(module: SamModule, wire: SamWire, plug: (plugged: boolean) => void): SamReaderSim {
  return {
    place: (document) => module.place(document),
    takeAway: () => module.takeAway(),
    answerNext: (asked, sw3, { times = 1, cardWord = 0 } = {}) => module.script({ asked, sw3, times, cardWord }),
    setBroken: (broken) => {
      module.broken = broken;
    },
    setWire: (behaviour = {}) => {
      wire.behaviour = { ...PLAIN_WIRE, ...behaviour };
    },
    setPlugged: plug,
    setBaudRate: (baudRate) => {
      module.baudRate = baudRate;
    },
    baudRate: () => module.baudRate,
    setSpeedChange: (change) => {
      module.speedChange = change;
    },
  };
}

/** The reader on a line within this process. At another speed than the module's nothing is understood. */
export function createSamReaderSim(clock: Clock): SamReaderLinkSim {
  const module = new SamModule();
  const data = new Set<(bytes: Uint8Array) => void>();
  const ends = new Set<() => void>();
  let plugged = true;
  let open = false;
  let lineBaudRate: number | null = null;
  const understood = (): boolean => lineBaudRate === null || lineBaudRate === module.baudRate;
  const setPlugged = (now: boolean): void => {
    plugged = now;
    if (!now && open) for (const listener of [...ends]) listener();
    if (!now) open = false;
  };
  const wire = new SamWire(module, clock, {
    send: (bytes) => {
      if (plugged && understood()) for (const listener of [...data]) listener(bytes);
    },
    unplug: () => setPlugged(false),
  });
  const link: SpeedLink = {
    write: (bytes) => {
      if (!plugged) return Promise.resolve(err(fault('link.refused', 'the plug is out')));
      open = true;
      if (understood()) wire.receive(bytes);
      return Promise.resolve(ok(undefined));
    },
    onData: (listener) => added(data, listener),
    onEnd: (listener) => added(ends, listener),
    drop: () => undefined,
    close: () => Promise.resolve(),
    setBaudRate: (baudRate) => {
      lineBaudRate = baudRate;
      return Promise.resolve(plugged ? ok(undefined) : err(fault('link.refused', 'the plug is out')));
    },
  };
  return { ...handsOf(module, wire, setPlugged), link };
}

function added<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => set.delete(item);
}
