import { ok, type Result } from '../../base/result.ts';
import { openTtyEnd, type TtyFault } from '../tty-end.ts';
import type { EscPosPrinterSim } from './escpos-sim.ts';

export interface EscPosOnTty {
  /** Settles when the line has ended: the other side hung up, or `close` was called. */
  readonly ended: Promise<void>;
  close(): void;
}

/** The simulated printer on a serial line or the end of a pty pair; unplugged it swallows what it is sent. A fault says that the line cannot be opened. */
export function serveEscPosOnTty(sim: EscPosPrinterSim, path: string): Result<EscPosOnTty, TtyFault> {
  const opened = openTtyEnd(path, (bytes) => void sim.link.write(bytes));
  if (!opened.ok) return opened;
  const line = opened.value;
  const unsubscribe = sim.link.onData((bytes) => line.write(bytes));
  const close = (): void => {
    unsubscribe();
    line.close();
  };
  return ok({ ended: line.ended, close });
}
