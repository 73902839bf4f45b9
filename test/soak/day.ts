/**
 * A day of a simulated terminal in its own time: a customer every few minutes, faults among them. `node --expose-gc test/soak/day.ts [HOURS]`
 * tells memory and open handles as the day goes, and ends with 1 when something grew, hung or was left open.
 */
import { Pace } from '../../electron/compose-sim/script/pace.ts';
import { openRig, type Rig } from '../../electron/compose-sim/script/rig.ts';
import type { BenchAction } from '../../electron/api/bench/action.ts';

const HOUR_MS = 3_600_000;
const WHOLE_DAY_HOURS = 24;
const MEGABYTE = 1_048_576;
/** Heap and handles may move so much between the second quarter and the end. */
const ALLOWED = { heapMegabytes: 12, handles: 3 } as const;

const press = (intent: Extract<BenchAction, { do: 'press' }>['intent']): BenchAction => ({ do: 'press', intent });
const end: readonly BenchAction[] = [press({ intent: 'end' }), { do: 'pull' }];
const signIn = (card: string): readonly BenchAction[] => [
  { do: 'insert', card },
  { do: 'pin', digits: '000000' },
];

/** The card takes a new PIN while the authority is away. */
function changedPin(from: string, to: string): readonly BenchAction[] {
  return [
    { do: 'host', host: 'authority', answers: 'never' },
    { do: 'insert', card: 'changed-pin' },
    { do: 'pin', digits: from },
    press({ intent: 'menu' }),
    press({ intent: 'choose', service: 'changeSocialSecurityPin' }),
    press({ intent: 'confirm' }),
    { do: 'pin', digits: from },
    { do: 'pin', digits: to },
    { do: 'pin', digits: to },
    ...end,
    { do: 'host', host: 'authority', answers: 'promptly' },
  ];
}

/** Kinds of visits; each leaves the terminal as it found it. */
const VISITS: readonly (readonly BenchAction[])[] = [
  [...signIn('zhaotong'), press({ intent: 'print' }), ...end],
  [...signIn('third-generation'), press({ intent: 'menu' }), press({ intent: 'choose', service: 'statement' }), ...end],
  [{ do: 'insert', card: 'zhaotong' }, { do: 'pull' }],
  [press({ intent: 'begin' }), { do: 'layIdCard', person: 'zhaotong' }, press({ intent: 'end' }), { do: 'takeIdCard' }],
  [press({ intent: 'begin' }), { do: 'layIdCard', person: 'zhaotong', validity: 'expired' }, { do: 'takeIdCard' }],
  [
    { do: 'paper', printer: 'slip', state: 'out' },
    ...signIn('zhaotong'),
    press({ intent: 'print' }),
    ...end,
    { do: 'paper', printer: 'slip', state: 'full' },
  ],
  [
    { do: 'host', host: 'authority', answers: 'never', times: 2 },
    ...signIn('zhaotong'),
    ...end,
    { do: 'host', host: 'authority', answers: 'promptly' },
  ],
  [
    { do: 'idReaderFault', code: 'unpluggedMidFrame' },
    press({ intent: 'begin' }),
    { do: 'layIdCard', person: 'zhaotong' },
    { do: 'takeIdCard' },
    { do: 'idReaderFault', code: 'none' },
  ],
  [{ do: 'insert', card: 'zhaotong', faults: [{ kind: 'muteAfter', commands: 3 }] }, { do: 'pull' }],
  [{ do: 'insert', card: 'transport' }, { do: 'pull' }],
  // Their records wait in the outbox for the authority, which is back at the next visit.
  changedPin('246813', '135792'),
  changedPin('135792', '246813'),
];
const EVERY_MINUTES = 4;

interface Standing {
  readonly hour: number;
  readonly heapMegabytes: number;
  readonly handles: number;
}

async function visit(rig: Rig, pace: Pace, actions: readonly BenchAction[]): Promise<void> {
  for (const action of actions) {
    pace.act();
    // What the screen does not ask for now (a PIN after a fault) is left out, as a person would.
    const done = await rig.control.perform(action);
    if (!done.ok && done.error.code !== 'sim.noPinAsked') throw new Error(`${done.error.code}: ${done.error.detail}`);
    await pace.rest();
  }
}

function standing(hour: number): Standing {
  globalThis.gc?.();
  return {
    hour,
    heapMegabytes: Math.round(process.memoryUsage().heapUsed / MEGABYTE),
    handles: process.getActiveResourcesInfo().length,
  };
}

async function day(hours: number): Promise<readonly string[]> {
  const opened = await openRig({ title: 'a day', city: 'zhaotong', start: '2026-11-23T00:00:00+08:00', steps: [] });
  if (!opened.ok) return [opened.error.detail];
  const rig = opened.value;
  const pace = new Pace(rig);
  const seen: Standing[] = [];
  const screens = new Map<string, number>();
  let last = '';
  const off = rig.control.terminal.subscribe(({ view: { screen } }) => {
    if (screen !== last) screens.set(screen, (screens.get(screen) ?? 0) + 1);
    last = screen;
  });
  const beganMs = performance.now();
  let visits = 0;
  let mostWaiting = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    for (let minute = 0; minute < 60; minute += EVERY_MINUTES, visits += 1) {
      await visit(rig, pace, VISITS[visits % VISITS.length] ?? []);
      mostWaiting = Math.max(mostWaiting, rig.outbox().waiting);
      await visit(rig, pace, [{ do: 'travel', by: { minutes: EVERY_MINUTES } }]);
    }
    const now = standing(hour + 1);
    seen.push(now);
    process.stdout.write(`${now.hour} h  ${visits} visits  heap ${now.heapMegabytes} MB  handles ${now.handles}\n`);
  }
  await visit(rig, pace, [{ do: 'travel', by: { minutes: 10 } }]);
  const problems = [...(await queuesOf(rig, pace, mostWaiting)), ...problemsOf(rig), ...growthOf(seen), ...missedOf(screens)];
  off();
  const sessions = rig.journal.countSessions();
  process.stdout.write(`${sessions} sessions; screens: ${[...screens].map(([screen, times]) => `${screen} ${times}`).join(', ')}\n`);
  process.stdout.write(`${visits} visits in ${Math.round((performance.now() - beganMs) / 1000)} s for ${(hours * HOUR_MS) / HOUR_MS} h\n`);
  pace.stop();
  await rig.close();
  return problems;
}

/** Nothing waits that could go: the outbox is empty, and a slip that is asked for comes out whole, as the newest paper. */
async function queuesOf(rig: Rig, pace: Pace, mostWaiting: number): Promise<readonly string[]> {
  const { waiting, damaged } = rig.outbox();
  const before = rig.control.papers().all().length;
  await visit(rig, pace, [...signIn('zhaotong'), press({ intent: 'print' })]);
  const { view } = rig.control.terminal.frame();
  const papers = rig.control.papers().all();
  await visit(rig, pace, [...end, { do: 'travel', by: { minutes: 2 } }]);
  const printed =
    view.screen === 'printed' && view.outcome === 'printed' && papers.length === before + 1 && papers.at(-1)?.complete === true;
  return [
    ...(mostWaiting > 0 ? [] : ['nothing ever waited for the authority']),
    ...(waiting === 0 ? [] : [`${waiting} records still wait for the authority`]),
    ...(damaged === 0 ? [] : [`${damaged} damaged entries in the outbox`]),
    ...(printed ? [] : [`the last slip did not come out: ${view.screen}, ${papers.length - before} papers`]),
  ];
}

function problemsOf({ control, journal, bugs }: Rig): readonly string[] {
  const { screen } = control.terminal.frame().view;
  const open = journal.unresolved().length;
  const unended = journal.sessions().filter(({ endedAtMs }) => endedAtMs === null).length;
  const chain = journal.verifyChain();
  return [
    ...(screen === 'attract' ? [] : [`the terminal stands on ${screen}`]),
    ...(open === 0 ? [] : [`${open} writes without an outcome`]),
    ...(unended === 0 ? [] : [`${unended} sessions without an end`]),
    ...(chain.ok ? [] : [chain.error.detail]),
    ...bugs.map(String),
  ];
}

/** A day on which these were never seen was no day of customers. */
const MUST_SEE = ['pin', 'personalInformation', 'printed', 'takeCard', 'insertCard', 'menu', 'trouble', 'goodbye'] as const;

function missedOf(screens: ReadonlyMap<string, number>): readonly string[] {
  return MUST_SEE.filter((screen) => !screens.has(screen)).map((screen) => `never seen: ${screen}`);
}

/** The first quarter warms up. */
function growthOf(seen: readonly Standing[]): readonly string[] {
  const [from, to] = [seen[Math.floor(seen.length / 4)], seen.at(-1)];
  if (from === undefined || to === undefined) return [];
  return [
    ...(to.heapMegabytes - from.heapMegabytes <= ALLOWED.heapMegabytes
      ? []
      : [`the heap grew from ${from.heapMegabytes} to ${to.heapMegabytes} MB`]),
    ...(to.handles - from.handles <= ALLOWED.handles ? [] : [`open handles grew from ${from.handles} to ${to.handles}`]),
  ];
}

const problems = await day(Number(process.argv[2] ?? WHOLE_DAY_HOURS));
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
