import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { withJournal } from './with-journal.ts';

/** `kiosk journal verify` */
export const command: Command = {
  name: 'journal verify',
  usage: '[--data DIR] [--json]',
  summary: 'Recomputes the chain of the journal; says the first entry that does not fit.',
  options: {
    data: { kind: 'text', value: 'DIR', help: 'data directory of the terminal (default var/kiosk)' },
    json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
  },
  run: (io, args) => Promise.resolve(run(io, args)),
};

function run(io: Io, args: Arguments): ExitCode {
  return withJournal(io, args, (journal, json) => {
    const verified = journal.verifyChain();
    if (!verified.ok) return tellFault(io, verified.error, json);
    const { entries } = verified.value;
    const unresolved = journal.unresolved().length;
    if (json) io.out(JSON.stringify({ entries, unresolved }));
    else io.out(`The chain is whole: ${entries} entries, ${unresolved} writing steps without an outcome.`);
    return EXIT.done;
  });
}
