import { isCivilDate, shanghaiTime } from '../../native/base/civil-date.ts';
import type { JournalReader } from '../audit/journal.ts';
import { attemptsAmong, attemptsOf, type SlipAttempt, slipState } from '../audit/slip-history.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { withJournal } from './with-journal.ts';

const DAY_MS = 86_400_000;

/** `kiosk print slips` */
export const command: Command = {
  name: 'print slips',
  usage: '(--serial SERIAL | --date DATE) [--data DIR] [--json]',
  summary: 'What became of a slip or document, found by the serial on the paper, or of all of a day.',
  options: {
    serial: { kind: 'text', value: 'SERIAL', help: 'as it stands on the paper and in its QR code' },
    date: { kind: 'text', value: 'DATE', help: 'civil date in Shanghai, YYYY-MM-DD: all that were to be printed then' },
    data: { kind: 'text', value: 'DIR', help: 'data directory of the terminal (default var/kiosk)' },
    json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
  },
  run: (io, args) => Promise.resolve(run(io, args)),
};

function run(io: Io, args: Arguments): ExitCode {
  const [serial, date] = [args.text('serial')?.trim(), args.text('date')];
  if ((serial === undefined) === (date === undefined)) return tellFault(io, usage('one of --serial and --date'), args.flag('json'));
  if (date !== undefined && !isCivilDate(date)) return tellFault(io, usage('--date must be a date YYYY-MM-DD'), args.flag('json'));
  return withJournal(io, args, (journal, json) => {
    const serials = serial === undefined ? serialsOn(journal, date ?? '') : [serial];
    const slips = serials
      .map((each) => ({ serial: each, attempts: attemptsOf(journal, each) }))
      .filter(({ attempts }) => attempts.length > 0);
    if (json) io.out(JSON.stringify(slips.map(asJson)));
    else if (slips.length === 0) io.out('No such slip was ever to be printed by this terminal.');
    else for (const slip of slips) for (const line of linesOf(slip)) io.out(line);
    return slips.length === 0 ? EXIT.failed : EXIT.done;
  });
}

function serialsOn(journal: JournalReader, date: string): readonly string[] {
  const fromMs = Date.parse(`${date}T00:00:00+08:00`);
  return [...new Set(attemptsAmong(journal.entriesBetween(fromMs, fromMs + DAY_MS)).map(({ serial }) => serial))];
}

interface Slip {
  readonly serial: string;
  readonly attempts: readonly SlipAttempt[];
}

function asJson({ serial, attempts }: Slip) {
  const { title, printer } = attempts[0] ?? { title: '', printer: '' };
  const each = attempts.map(({ atMs, session, fate, faultCode, reprint, codes }) => ({
    at: shanghaiTime(atMs),
    session,
    fate,
    reprint,
    faultCode,
    codes,
  }));
  return { serial, title, printer, state: slipState(attempts), attempts: each };
}

function linesOf(slip: Slip): readonly string[] {
  const { serial, title, printer, state, attempts } = asJson(slip);
  const words = attempts.map(({ at, session, fate, reprint, faultCode, codes }) =>
    [at, fate, reprint ? 'marked as a reprint' : '', faultCode ?? '', codes === null ? '' : `as codes: ${codes}`, `session ${session}`]
      .filter((word) => word !== '')
      .join('  '),
  );
  return [`${serial}  ${title}  ${printer === 'document' ? 'A4' : 'slip'}  ${state}`, ...words.map((line) => `  ${line}`)];
}
