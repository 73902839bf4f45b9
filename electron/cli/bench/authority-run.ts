/** The authority over HTTP beside the same statements through the driver alone, in turns on one database. */
import { shanghaiDate } from '../../../native/base/civil-date.ts';
import { openBare, type Statement } from '../../../db/bench/bare.ts';
import { recordStatements } from '../../../db/bench/record.ts';
import { chooseVisitors, type Visitor } from '../../../db/bench/visitors.ts';
import type { SampleOptions } from '../../../db/sample/city.ts';
import { startAuthority, startEmptyServer, type RunningServer } from './authority-process.ts';
import { VISIT, visitOf, type Kind, type Step } from './authority-work.ts';
import { ranBetween, threadTimesOf, type ThreadTimes } from './thread-times.ts';

const ROUNDS = 24;
/** Until the code of both sides is compiled: an authority runs for months. */
const WARM_UP_ROUNDS = 60;
const ALL_ROUNDS = ROUNDS + WARM_UP_ROUNDS;
/** One process is a few hundredths faster or slower than the next for as long as it lives; the one in the middle counts. */
const STARTS = 3;
const VISITS_A_ROUND = 16;
/** How many terminals speak at once: one, to see what a person waits; eight, to see how much is carried. */
export const TERMINALS = [1, 8] as const;
const RECEIPT_PREFIX = 'ZT';

/** Times in milliseconds. */
export interface Side {
  /** Of each request, by kind. */
  readonly requests: Record<Kind, number[]>;
  /** Of whole rounds. */
  readonly rounds: number[];
  /** Processor time of whole rounds: of all threads of who answers, and of the one that ran most. */
  readonly cpu: { readonly allMs: number; readonly busiestMs: number }[];
}

export interface Measured {
  readonly ours: Side;
  readonly bare: Side;
  /** The same requests to a server that does nothing: what no authority can be faster than. */
  readonly empty: Side;
}

export interface Place {
  /** The large database. */
  readonly database: string;
  /** An address at which nothing is yet, of the same kind. */
  readonly empty: string;
  readonly city: SampleOptions;
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** What one round does: a side's visits, spread over the terminals. */
interface Job {
  /** Place in the city of whom it is about. */
  readonly person: number;
  readonly steps: readonly Step[];
  readonly statements: readonly (readonly Statement[])[];
}

/** What is the same for all starts. */
interface Load {
  readonly place: Place;
  readonly ours: readonly Job[];
  readonly bare: readonly Job[];
}

/** Measures with each number of terminals, on each of some starts of the authority. `null`: the caller ended it. */
export async function measureAuthority(place: Place): Promise<readonly (readonly Measured[])[] | null> {
  const visits = ALL_ROUNDS * TERMINALS.length * VISITS_A_ROUND * STARTS;
  const visitors = chooseVisitors(place.city, visits * 2);
  const half = Math.floor(visitors.length / 2);
  if (half < VISITS_A_ROUND) throw new Error('too small a city: a round would ask about one person twice');
  const ours = jobsOf(visitors.slice(0, half), visits, 'http', place.city);
  const bare = await recorded(place, jobsOf(visitors.slice(half), visits, 'bare', place.city));
  const starts: (readonly Measured[])[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const measured = await measureStart({ place, ours, bare }, start * TERMINALS.length);
    if (measured === null) return null;
    starts.push(measured);
  }
  return TERMINALS.map((_, phase) => starts.flatMap((measured) => measured.slice(phase, phase + 1)));
}

/** One start, with each number of terminals. `before`: how many such phases there were before it. */
async function measureStart({ place, ours, bare }: Load, before: number): Promise<readonly Measured[] | null> {
  const most = Math.max(...TERMINALS);
  const authority = await startAuthority(place.database, place.directory, most);
  const empty = await startEmptyServer(most);
  const driver = openBare(place.database);
  try {
    const measured: Measured[] = [];
    for (const [phase, terminals] of TERMINALS.entries()) {
      const span = { from: (before + phase) * ALL_ROUNDS * VISITS_A_ROUND, terminals, signal: place.signal };
      const sides = await inTurns(
        {
          ours: { jobs: ours, does: askingOf(authority), times: () => threadTimesOf(authority.pid) },
          bare: { jobs: bare, does: (job, index) => driver.run(job.statements[index] ?? []), times: ownTime },
          empty: { jobs: ours, does: askingOf(empty, 'done'), times: () => threadTimesOf(empty.pid) },
        },
        span,
      );
      if (sides === null) return null;
      measured.push(sides);
    }
    return measured;
  } finally {
    await driver.close();
    await empty.stop();
    await authority.stop();
  }
}

/** Sends a step; `done`: what its answer must hold, in place of what the authority's does. */
function askingOf(server: RunningServer, done?: string): Does {
  return async (job, index, terminal) => {
    const step = stepAt(job, index);
    const answer = (await server.lines[terminal]?.post(step.path, step.body)) ?? '';
    if (!answer.includes(done ?? step.done)) throw new Error(`${step.path}: ${answer.slice(0, 200)}`);
  };
}

/** The driver runs here; PostgreSQL's own processes are not in it. */
function ownTime(): ThreadTimes {
  const { user, system } = process.threadCpuUsage();
  return new Map([['own', (user + system) / 1000]]);
}

type Does = (job: Job, index: number, terminal: number) => Promise<unknown>;

/** A side: its visits, and how one step of them is done. */
interface Runner {
  readonly jobs: readonly Job[];
  readonly does: Does;
  /** Processor time so far of who answers. */
  readonly times: () => ThreadTimes;
}

interface Span {
  /** Number of the first visit. */
  readonly from: number;
  readonly terminals: number;
  readonly signal: AbortSignal;
}

/** Rounds of all, who begins changes from round to round: whatever drifts on the machine drifts under all. */
async function inTurns(runners: Record<keyof Measured, Runner>, { from, terminals, signal }: Span): Promise<Measured | null> {
  const sides = { ours: emptySide(), bare: emptySide(), empty: emptySide() };
  const order: readonly (keyof Measured)[] = ['ours', 'bare', 'empty'];
  for (let round = 0; round < ALL_ROUNDS; round++) {
    if (signal.aborted) return null;
    const first = from + round * VISITS_A_ROUND;
    for (const name of round % 2 === 0 ? order : order.toReversed()) {
      const { jobs, does, times } = runners[name];
      const side = round >= WARM_UP_ROUNDS ? sides[name] : null;
      const before = times();
      await runRound(jobs.slice(first, first + VISITS_A_ROUND), terminals, does, side);
      side?.cpu.push(ranBetween(before, times()));
    }
  }
  return sides;
}

function emptySide(): Side {
  return { requests: { person: [], statement: [], reportLoss: [], liftLoss: [], outcomeOf: [] }, rounds: [], cpu: [] };
}

function stepAt(job: Job, index: number): Step {
  const step = job.steps[index];
  if (step === undefined) throw new RangeError('no such step');
  return step;
}

/** So many visits; in a small city people come several times, never twice in one round. */
function jobsOf(visitors: readonly Visitor[], visits: number, label: string, city: SampleOptions): Job[] {
  const from = `${Number(city.until.slice(0, 4)) - 1}-${city.until.slice(5)}`;
  return Array.from({ length: visits }, (_, visit) => {
    const visitor = visitors[visit % visitors.length];
    if (visitor === undefined) throw new Error('nobody to ask about');
    return { person: visitor.index, steps: visitOf(visitor, `${label}-${visit}`, from, city.until), statements: [] };
  });
}

/** The visits with the statements of which they consist. */
async function recorded({ city, empty }: Place, jobs: readonly Job[]): Promise<Job[]> {
  const nowMs = () => Date.now();
  const receipts = { prefix: RECEIPT_PREFIX, on: shanghaiDate(nowMs()) };
  const asks = jobs.flatMap(({ steps }) => steps.map(({ ask }) => ask));
  const persons = [...new Set(jobs.map(({ person }) => person))];
  const statements = await recordStatements(empty, { city, persons, nowMs, receipts }, asks);
  return jobs.map((job, i) => ({ ...job, statements: statements.slice(i * VISIT.length, (i + 1) * VISIT.length) }));
}

/** All visits of a round, each terminal taking the next one when it has ended one. */
async function runRound(jobs: readonly Job[], terminals: number, does: Does, side: Side | null): Promise<void> {
  const waiting = [...jobs];
  const began = performance.now();
  const visitsAt = async (terminal: number): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      for (const [index, { kind }] of job.steps.entries()) {
        const asked = performance.now();
        await does(job, index, terminal);
        side?.requests[kind].push(performance.now() - asked);
      }
    }
  };
  await Promise.all(Array.from({ length: terminals }, (_, terminal) => visitsAt(terminal)));
  side?.rounds.push(performance.now() - began);
}
