import { createInterface } from 'node:readline';
import { fault } from '../../native/base/fault.ts';
import type { Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { untilEnded } from './until-ended.ts';

/** A simulator on a line that a command holds. */
export interface HeldSimulator {
  /** Settles when the other end of the line has gone; absent: that is nothing to end for. */
  readonly ended?: Promise<void>;
  /** One typed line. */
  readonly act: (line: string) => void;
  readonly close: () => void | Promise<void>;
}

/** Lets typed lines play on the simulator until the command is asked to end (done), or the other end has gone (a fault). */
export async function playTypedLines(io: Io, { ended, act, close }: HeldSimulator): Promise<ExitCode> {
  const typed = createInterface({ input: io.input });
  typed.on('line', act);
  await Promise.race([untilEnded(io.signal), ...(ended === undefined ? [] : [ended])]);
  typed.close();
  await close();
  return io.signal.aborted ? EXIT.done : tellFault(io, fault('sim.noTty', 'the other end of the line has gone'));
}
