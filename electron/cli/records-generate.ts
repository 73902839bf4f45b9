/** `kiosk records generate`: an invented city in a database. */
import { isCivilDate } from '../../native/base/civil-date.ts';
import { fault } from '../../native/base/fault.ts';
import { loadCity } from '../../db/sample/load.ts';
import { CITY_IDS, type CityId } from '../../db/rules/words.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

const INSURED_MIN = 1_000;
const INSURED_MAX = 10_000_000;
const SEED_MAX = 999_999_999;
/** A fixed day, so that a seed gives the same city on whatever day it is asked. */
const DEFAULT_UNTIL = '2026-10-31';
const PROGRESS_EVERY_MS = 2_000;

export const command: Command = {
  name: 'records generate',
  usage: '--database ADDRESS --insured N [--seed S] [--city CITY] [--until DATE] [--json]',
  summary:
    'Fills an empty database with an invented city: people, employers, cards, five years of entries. The same seed gives the same city.',
  options: {
    database: { kind: 'text', value: 'ADDRESS', required: true, help: 'postgres://USER@HOST/NAME, or the path of a SQLite file' },
    insured: { kind: 'number', value: 'N', required: true, min: INSURED_MIN, max: INSURED_MAX, help: 'how many people are insured' },
    seed: { kind: 'number', value: 'S', min: 0, max: SEED_MAX, help: 'another seed gives another city (default 1)' },
    city: { kind: 'text', value: 'CITY', choices: CITY_IDS, help: 'whose rules it follows (default changsha)' },
    until: { kind: 'text', value: 'DATE', help: `last day that is told, YYYY-MM-DD (default ${DEFAULT_UNTIL})` },
    json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
  },
  run: (io, args) => run(io, args),
};

async function run(io: Io, args: Arguments): Promise<ExitCode> {
  const json = args.flag('json');
  const until = args.text('until') ?? DEFAULT_UNTIL;
  if (!isCivilDate(until)) return tellFault(io, usage('--until: must be a date YYYY-MM-DD'), json);
  const insured = args.number('insured') ?? INSURED_MIN;
  const city: CityId = CITY_IDS.find((one) => one === args.text('city')) ?? 'changsha';
  const options = { city, insured, seed: args.number('seed') ?? 1, until, history: 'all' as const };
  const began = performance.now();
  const tools = { signal: io.signal, progress: progress(io, insured, began), digest: true };
  const loaded = await loadCity(args.required('database'), options, tools);
  if (loaded === 'notEmpty') return tellFault(io, usage('--database: it has people in it already'), json);
  if (loaded === 'cancelled') return tellFault(io, fault('records.cancelled', 'ended half-way: the database holds part of a city'), json);
  const { rows, entries, digest } = loaded;
  const seconds = Math.round((performance.now() - began) / 1000);
  if (json) io.out(JSON.stringify({ city, insured, rows, entries, seconds, digest }));
  else io.out(`${city}: ${insured} insured, ${entries} entries, ${rows} rows in ${seconds} s; SHA-256 ${digest ?? ''}`);
  return EXIT.done;
}

/** One line every two seconds. */
function progress(io: Io, insured: number, began: number): (persons: number, rows: number) => void {
  let told = began;
  return (persons, rows) => {
    const now = performance.now();
    if (now - told < PROGRESS_EVERY_MS) return;
    told = now;
    io.err(`${persons} of ${insured} people, ${rows} rows, ${Math.round((rows * 1000) / (now - began))} rows a second`);
  };
}
