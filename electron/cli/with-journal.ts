/** A command on the journal of a terminal that need not run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import { fault } from '../../native/base/fault.ts';
import { openJournal, type JournalReader } from '../audit/journal.ts';
import type { Arguments, Io } from './command.ts';
import type { ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

/** Opens the journal under `--data`, and closes it afterwards; a directory without one is told as a fault. */
export function withJournal(io: Io, args: Arguments, work: (journal: JournalReader, json: boolean) => ExitCode): ExitCode {
  const directory = args.text('data') ?? join('var', 'kiosk');
  const json = args.flag('json');
  if (!existsSync(join(directory, 'journal.sqlite')))
    return tellFault(io, fault('journal.noRecording', `no journal in ${directory}`), json);
  const journal = openJournal({ directory, clock: systemClock });
  try {
    return work(journal, json);
  } finally {
    journal.close();
  }
}
