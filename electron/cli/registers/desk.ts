/** What the commands of the registers have in common: their words, whose records, who changes them, how it is told. */
import { shanghaiDate, type CivilDate } from '../../../native/base/civil-date.ts';
import { systemClock } from '../../../native/base/clock.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { staffNumberSchema } from '../../../db/authority/api.ts';
import type { OfficerTry } from '../../../db/office/officer.ts';
import { makeChange, registrar, type RegisterChange, type RegisterRefusal } from '../../../db/registers/change.ts';
import type { AuthorityDatabase } from '../../../db/schema.ts';
import { usage } from '../arguments.ts';
import type { Arguments, Io, Option } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { tellFault } from '../fault-output.ts';
import { officerFault } from '../office/desk.ts';
import { readPassword } from '../password-input.ts';
import { DATABASE_OPTIONS, openNamedRecords } from '../records-database.ts';

export const REGISTER_USAGE = '(--database ADDRESS | --data DIR) [--by NUMBER] [--password-file FILE] [--json]';
export const REGISTER_POSITIONALS = ['ACTION', 'ID'] as const;

export const REGISTER_OPTIONS = {
  ...DATABASE_OPTIONS,
  by: { kind: 'text', value: 'NUMBER', help: 'who changes it: somebody with the role office, as soon as there is one' },
  'password-file': { kind: 'text', value: 'FILE', help: 'its first line is their password; without it the first line of standard input' },
  json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
} as const satisfies Readonly<Record<string, Option>>;

type Action = RegisterChange['action'];
const ACTIONS: readonly Action[] = ['add', 'change', 'retire'];

/** One register: how it is listed, and what a change does. */
export interface Register<Prepared> {
  readonly name: RegisterChange['register'];
  readonly list: (db: AuthorityDatabase) => Promise<readonly { readonly id: string }[]>;
  /** Reads the options of a change before anything is opened; a password comes after the one of who changes it. */
  readonly prepare: (args: Arguments, action: Action) => Result<Prepared, Fault>;
  /** What is typed besides; called when it is known who changes it. */
  readonly work: (
    tx: AuthorityDatabase,
    change: { readonly id: string; readonly action: Action; readonly on: CivilDate; readonly prepared: Prepared },
  ) => Promise<Result<Readonly<Record<string, string>>, RegisterRefusal>>;
  readonly ask?: (io: Io, args: Arguments, prepared: Prepared) => Promise<Result<Prepared, Fault>>;
}

/** Runs `list`, or one change of a register. */
export async function atRegister<Prepared>(io: Io, args: Arguments, register: Register<Prepared>): Promise<ExitCode> {
  const json = args.flag('json');
  const [word = '', id = ''] = args.rest;
  const action = ACTIONS.find((one) => one === word);
  if (action === undefined && word !== 'list') return tellFault(io, usage('list, add, change or retire: say which'), json);
  if (action !== undefined && !staffNumberSchema.safeParse(id).success)
    return tellFault(io, usage('its number is missing, or not made of letters, digits and hyphens'), json);
  const prepared = action === undefined ? null : register.prepare(args, action);
  if (prepared !== null && !prepared.ok) return tellFault(io, prepared.error, json);
  const opened = await openNamedRecords(io, args);
  if (!opened.ok) return tellFault(io, opened.error, json);
  try {
    if (action === undefined || prepared === null) return tellList(io, args, await register.list(opened.value));
    const done = await change(io, args, register, { db: opened.value, action, id, prepared: prepared.value });
    return done.ok ? tellDone(io, json, { id, ...done.value }) : tellFault(io, done.error, json);
  } finally {
    await opened.value.destroy();
  }
}

interface Wanted<Prepared> {
  readonly db: AuthorityDatabase;
  readonly action: Action;
  readonly id: string;
  readonly prepared: Prepared;
}

async function change<Prepared>(
  io: Io,
  args: Arguments,
  register: Register<Prepared>,
  { db, action, id, prepared }: Wanted<Prepared>,
): Promise<Result<Readonly<Record<string, string>>, Fault>> {
  const nowMs = systemClock.nowMs();
  const by = await whoChanges(io, args, db, nowMs);
  if (!by.ok) return by;
  const whole = register.ask === undefined ? ok(prepared) : await register.ask(io, args, prepared);
  if (!whole.ok) return whole;
  const made = await makeChange(db, { register: register.name, action, id, by: by.value, nowMs }, (tx) =>
    register.work(tx, { id, action, on: shanghaiDate(nowMs), prepared: whole.value }),
  );
  return made.ok ? made : err(fault('register.refused', WHY[made.error]));
}

async function whoChanges(io: Io, args: Arguments, db: AuthorityDatabase, nowMs: number): Promise<Result<string | null, Fault>> {
  const by = await registrar(db, () => askOfficer(io, args), nowMs);
  if (by.ok) return by;
  return err(typeof by.error === 'string' ? officerFault(by.error) : by.error);
}

async function askOfficer(io: Io, args: Arguments): Promise<Result<OfficerTry, Fault>> {
  const number = args.text('by');
  if (number === undefined) return err(usage('--by: somebody with the role office is there; only they change the registers'));
  const password = await readPassword(io, args, 'password-file', `Password of ${number}:`);
  return password.ok ? ok({ number, password: password.value }) : password;
}

const WHY: Readonly<Record<RegisterRefusal, string>> = {
  exists: 'the number is taken',
  unknown: 'nobody has the number',
  unknownOutlet: 'no such outlet, or one that is closed',
  cardTaken: 'the staff card is somebody else’s',
  retired: 'was retired before',
  inUse: 'terminals or people are there still',
};

function tellDone(io: Io, json: boolean, done: Readonly<Record<string, string>>): ExitCode {
  if (json) io.out(JSON.stringify(done));
  else for (const [name, value] of Object.entries(done)) io.out(`${name}: ${value}`);
  return EXIT.done;
}

function tellList(io: Io, args: Arguments, rows: readonly object[]): ExitCode {
  if (args.flag('json')) io.out(JSON.stringify(rows));
  else for (const row of rows) io.out(Object.values(row).map(cell).join('  '));
  return EXIT.done;
}

function cell(value: unknown): string {
  if (Array.isArray(value)) return value.join(',') || '-';
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) || '-' : '-';
}

/** The words of an option with commas between them, each one of a list; `undefined` when it was not given. */
export function wordsOf<Word extends string>(
  args: Arguments,
  option: string,
  known: readonly Word[],
): Result<readonly Word[] | undefined, Fault> {
  const said = args.text(option);
  if (said === undefined) return ok(undefined);
  const words = said.split(',').flatMap((word) => known.find((one) => one === word) ?? []);
  return words.length === said.split(',').length ? ok(words) : err(usage(`--${option}: ${known.join(', ')}`));
}
