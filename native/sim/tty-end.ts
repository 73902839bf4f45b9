/** A simulator's end of a serial line: a real one, or one end of a pty pair. */
import { spawnSync } from 'node:child_process';
import { constants, openSync } from 'node:fs';
import { ReadStream, WriteStream } from 'node:tty';
import { fault, type Fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';

export type TtyFault = Fault<'sim.noTty'>;

export interface TtyEnd {
  write(bytes: Uint8Array): void;
  /** Settles when the other side has hung up or `close` was called. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens the line, raw and at 115200 baud (a pty has no speed); a fault says that it cannot be opened. */
export function openTtyEnd(path: string, onData: (bytes: Uint8Array) => void): Result<TtyEnd, TtyFault> {
  // A real line has to be told that bytes are bytes; a pty of socat knows already, and where stty fails the line is used as it is.
  spawnSync('stty', ['-F', path, 'raw', '-echo', '115200'], { stdio: 'ignore' });
  let streams: readonly [ReadStream, WriteStream];
  try {
    const fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
    streams = [new ReadStream(fd), new WriteStream(fd)];
  } catch (error) {
    return err(fault('sim.noTty', error instanceof Error ? error.message : 'the line cannot be opened'));
  }
  const [input, output] = streams;
  let tellEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    tellEnded = resolve;
  });
  const close = (): void => {
    input.destroy();
    output.destroy();
    tellEnded();
  };
  input.on('data', (chunk) => onData(new Uint8Array(chunk)));
  for (const stream of [input, output]) stream.on('error', close);
  input.on('close', close);
  return ok({ write: (bytes) => void output.write(bytes), ended, close });
}
