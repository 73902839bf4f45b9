/** The simulated reader on a serial line or the end of a pty pair. */
import type { Clock } from '../../base/clock.ts';
import { ok, type Result } from '../../base/result.ts';
import { openTtyEnd, type TtyFault } from '../tty-end.ts';
import { handsOf, type SamReaderSim } from './idreader-sim.ts';
import { SamModule } from './module.ts';
import { SamWire } from './wire.ts';

export interface SamReaderOnTty {
  readonly sim: SamReaderSim;
  /** Settles when the line has ended: the other side hung up, or `close` was called. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

export interface TtyServerOptions {
  readonly path: string;
  readonly clock: Clock;
  /** What pulling the plug does besides: the line falls silent in any case. */
  readonly onPlug?: (plugged: boolean) => void;
}

/** Answers on the device until it is closed. A fault says that it cannot be opened. */
export function serveSamReaderOnTty({ path, clock, onPlug }: TtyServerOptions): Result<SamReaderOnTty, TtyFault> {
  const module = new SamModule();
  let plugged = true;
  const plug = (now: boolean): void => {
    plugged = now;
    onPlug?.(now);
  };
  const end = openTtyEnd(path, (bytes) => {
    if (plugged) wire.receive(bytes);
  });
  const wire = new SamWire(module, clock, {
    send: (bytes) => {
      if (plugged && end.ok) end.value.write(bytes);
    },
    unplug: () => plug(false),
  });
  if (!end.ok) return end;
  const line = end.value;
  return ok({ sim: handsOf(module, wire, plug), ended: line.ended, close: () => line.close() });
}
