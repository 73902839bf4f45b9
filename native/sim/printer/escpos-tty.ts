import type { Clock } from '../../base/clock.ts';
import { ok, type Result } from '../../base/result.ts';
import { openTtyEnd, type TtyFault } from '../tty-end.ts';
import type { EscPosPrinterSim } from './escpos-sim.ts';
import { pacedLine } from './paced-line.ts';

export interface EscPosOnTty {
  /** Settles when the line has ended: the other side hung up, or `close` was called. */
  readonly ended: Promise<void>;
  close(): void;
}

/** A pty has no speed of its own: what arrives is held back as long as a line of this one would have taken. */
export interface Pace {
  readonly baudRate: number;
  readonly clock: Clock;
}

/** The simulated printer on a serial line or the end of a pty pair; unplugged it swallows what it is sent. A fault says that the line cannot be opened. */
export function serveEscPosOnTty(sim: EscPosPrinterSim, path: string, pace?: Pace): Result<EscPosOnTty, TtyFault> {
  const take = (bytes: Uint8Array): void => void sim.link.write(bytes);
  const opened = openTtyEnd(path, pace === undefined ? take : pacedLine(pace.baudRate, pace.clock, take));
  if (!opened.ok) return opened;
  const line = opened.value;
  const unsubscribe = sim.link.onData((bytes) => line.write(bytes));
  const close = (): void => {
    unsubscribe();
    line.close();
  };
  return ok({ ended: line.ended, close });
}
