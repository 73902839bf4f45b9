/** `npm run -s kiosk -- COMMAND`: the entry of the command-line tool. */
import type { Io } from './command.ts';
import { run } from './run.ts';

/** 128 and the signal's number, as shells have it. */
const KILLED = { SIGINT: 130, SIGTERM: 143 } as const;

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The first asks for an orderly end, the second does not wait for it.
    if (ended.signal.aborted) process.exit(KILLED[signal]);
    ended.abort();
  });
}
// `kiosk card list | head -1`: whoever read has enough.
process.stdout.on('error', () => process.exit());

const io: Io = {
  input: process.stdin,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  signal: ended.signal,
};
process.exitCode = await run(io, process.argv.slice(2));
// An input that was read from and is still open would keep the program waiting for more.
process.stdin.destroy();
