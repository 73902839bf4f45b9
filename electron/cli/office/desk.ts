/** What the commands of the back office have in common: whose records, who does it, whose city, and how a run is told. */
import { shanghaiDate, shanghaiTime } from '../../../native/base/civil-date.ts';
import { systemClock } from '../../../native/base/clock.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, unreachable, type Result } from '../../../native/base/result.ts';
import { signInOfficer, type OfficerRefusal } from '../../../db/office/officer.ts';
import type { Counts, RunRefusal } from '../../../db/office/runs.ts';
import { loadPack } from '../../../db/rules/load-pack.ts';
import type { Pack } from '../../../db/rules/pack-schema.ts';
import { CITY_IDS } from '../../../db/rules/words.ts';
import type { AuthorityDatabase } from '../../../db/schema.ts';
import { usage } from '../arguments.ts';
import type { Arguments, Io, Option } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { tellFault } from '../fault-output.ts';
import { PACK_OPTIONS, packTrustOf } from '../pack-options.ts';
import { readPassword } from '../password-input.ts';
import { DATABASE_OPTIONS, openNamedRecords } from '../records-database.ts';

export const DESK_USAGE =
  '(--database ADDRESS | --data DIR) --staff NUMBER [--password-file FILE] [--packs DIR --pack-key NAME=BASE64] [--dry-run] [--json]';

export const DESK_OPTIONS = {
  city: { kind: 'text', value: 'CITY', required: true, choices: CITY_IDS, help: CITY_IDS.join(', ') },
  ...DATABASE_OPTIONS,
  staff: { kind: 'text', value: 'NUMBER', required: true, help: 'who does it: number of somebody with the role office' },
  'password-file': { kind: 'text', value: 'FILE', help: 'its first line is their password; without it the first line of standard input' },
  ...PACK_OPTIONS,
  'dry-run': { kind: 'flag', help: 'tells what would happen and does none of it' },
  json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
} as const satisfies Readonly<Record<string, Option>>;

/** `--resume`, where a run is once a period. */
export const RESUME_OPTION: Option = { kind: 'flag', help: 'goes on with a run of this period that was broken off' };

/** What the work is done with. */
export interface Desk {
  readonly db: AuthorityDatabase;
  readonly pack: Pack;
  readonly staff: string;
  readonly nowMs: number;
  readonly on: string;
  readonly signal: AbortSignal;
}

/** Opens the records, checks who it is, does the work, closes the records. */
export async function atDesk(io: Io, args: Arguments, work: (desk: Desk) => Promise<ExitCode>): Promise<ExitCode> {
  const json = args.flag('json');
  const pack = packOf(args);
  if (!pack.ok) return tellFault(io, pack.error, json);
  const password = await readPassword(io, args, 'password-file', `Password of ${args.required('staff')}:`);
  if (!password.ok) return tellFault(io, password.error, json);
  const opened = await openNamedRecords(io, args);
  if (!opened.ok) return tellFault(io, opened.error, json);
  const db = opened.value;
  try {
    const nowMs = systemClock.nowMs();
    const officer = await signInOfficer(db, { number: args.required('staff'), password: password.value }, nowMs);
    if (!officer.ok) return tellFault(io, officerFault(officer.error), json);
    return await work({ db, pack: pack.value, staff: officer.value, nowMs, on: shanghaiDate(nowMs), signal: io.signal });
  } finally {
    await db.destroy();
  }
}

function packOf(args: Arguments): Result<Pack, Fault> {
  const trust = packTrustOf(args);
  if (!trust.ok) return trust;
  const city = CITY_IDS.find((one) => one === args.required('city'));
  return city === undefined ? err(usage('--city: no such city')) : loadPack(city, trust.value);
}

/** Why somebody may not do the back office's work. */
export function officerFault(refusal: OfficerRefusal): Fault {
  switch (refusal) {
    case 'wrong':
      return fault('office.notAuthorised', 'number or password is wrong');
    case 'locked':
      return fault('office.notAuthorised', 'too many wrong passwords: a supervisor unlocks');
    case 'notAuthorised':
      return fault('office.notAuthorised', 'not somebody with the role office');
    default:
      return unreachable(refusal);
  }
}

function runFault({ refusal, atMs }: RunRefusal): Fault {
  const at = atMs === null ? '' : `${shanghaiDate(atMs)} ${shanghaiTime(atMs).slice(11, 16)}`;
  switch (refusal) {
    case 'alreadyRun':
      return fault('office.alreadyRun', `was run at ${at}`);
    case 'running':
      return fault('office.running', `was begun at ${at} and has not ended; where no program runs it any more, --resume goes on`);
    case 'nothingToResume':
      return usage('--resume: no run of this period was begun');
    default:
      return unreachable(refusal);
  }
}

/** Tells what a run came to. */
export function tellRun(
  io: Io,
  args: Arguments,
  what: Readonly<Record<string, unknown>>,
  ended: Result<Counts | null, RunRefusal>,
): ExitCode {
  const json = args.flag('json');
  if (!ended.ok) return tellFault(io, runFault(ended.error), json);
  if (ended.value === null) return tellFault(io, fault('office.brokenOff', 'ended half-way: --resume goes on'), json);
  const dryRun = args.flag('dry-run');
  if (json) io.out(JSON.stringify({ ...what, dryRun, counts: ended.value }));
  else {
    if (dryRun) io.out('Nothing was done; this is what would happen:');
    for (const [name, count] of Object.entries(ended.value)) io.out(`${name}: ${name.endsWith('Fen') ? yuan(count) : count}`);
  }
  return EXIT.done;
}

/** An amount in fen as yuan. */
export function yuan(amountFen: number): string {
  return `${(amountFen / 100).toFixed(2)} yuan`;
}
