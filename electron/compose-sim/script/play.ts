/** Plays a script on a simulated terminal without a window, in the terminal's own time, and tells everything that came of it. */
import { shanghaiTime } from '../../../native/base/civil-date.ts';
import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { Expectation, Script, ScriptStep } from '../../api/bench/script.ts';
import type { View } from '../../api/view.ts';
import type { JournalReader } from '../../audit/journal.ts';
import type { Paper } from '../papers.ts';
import { matches } from './matches.ts';
import { Pace } from './pace.ts';
import { openRig, type Rig } from './rig.ts';

export interface PlayedView {
  /** In Shanghai, by the terminal's clock. */
  readonly at: string;
  readonly view: View;
}

export interface Played {
  readonly title: string;
  readonly passed: boolean;
  /** The step that failed, counted from 1. */
  readonly failure: { readonly step: number; readonly problem: string } | null;
  readonly steps: readonly { readonly step: ScriptStep; readonly screen: string }[];
  /** Every picture of the screen, in order. */
  readonly views: readonly PlayedView[];
  readonly journal: readonly (ReturnType<JournalReader['steps']>[number] & { readonly session: string })[];
  readonly papers: readonly Paper[];
}

const SECOND_MS = 1_000;
const WITHIN_SECONDS = 600;

/** Plays it to its end, or to the first step that fails. A fault: the terminal could not be started. */
export async function play(script: Script): Promise<Result<Played, Fault>> {
  const opened = await openRig(script);
  if (!opened.ok) return opened;
  const rig = opened.value;
  const { terminal } = rig.control;
  const views: PlayedView[] = [];
  const keep = (view: View): void => {
    if (JSON.stringify(views.at(-1)?.view) !== JSON.stringify(view)) views.push({ at: shanghaiTime(rig.clock.nowMs()), view });
  };
  keep(terminal.frame().view);
  const off = terminal.subscribe((frame) => keep(frame.view));
  try {
    const { steps, failure } = await go(rig, script);
    await rig.control.papers().drawn();
    const { title } = script;
    const journal = entriesOf(rig.journal);
    return ok({ title, passed: failure === null, failure, steps, views, journal, papers: [...rig.control.papers().all()] });
  } finally {
    off();
    await rig.close();
  }
}

async function go(rig: Rig, script: Script): Promise<Pick<Played, 'steps' | 'failure'>> {
  const pace = new Pace(rig);
  const steps: Played['steps'][number][] = [];
  let failure: Played['failure'] = null;
  await pace.rest();
  for (const [at, step] of script.steps.entries()) {
    const problem = (await take(rig, pace, step)) ?? bugOf(rig);
    steps.push({ step, screen: rig.control.terminal.frame().view.screen });
    if (problem === null) continue;
    failure = { step: at + 1, problem };
    break;
  }
  pace.stop();
  return { steps, failure };
}

/** One step; says what is wrong, or `null`. */
async function take(rig: Rig, pace: Pace, step: ScriptStep): Promise<string | null> {
  if ('expect' in step) return expectView(pace, step.expect);
  if ('expectPaper' in step) return expectPaper(rig, step.expectPaper.contains);
  pace.act();
  const done = await rig.control.perform(step);
  if (!done.ok) return `${done.error.code}: ${done.error.detail}`;
  await pace.rest();
  return null;
}

async function expectView(pace: Pace, { withinSeconds = WITHIN_SECONDS, ...expected }: Expectation): Promise<string | null> {
  const seen = await pace.until((view) => matches(view, expected), withinSeconds * SECOND_MS);
  return seen === null ? null : `expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`;
}

function expectPaper(rig: Rig, contains: readonly string[]): string | null {
  const text = rig.control.papers().all().at(-1)?.text ?? '';
  const missing = contains.filter((part) => !text.includes(part));
  return missing.length === 0 ? null : `the newest paper does not say ${missing.join(', ')}`;
}

function bugOf({ bugs }: Rig): string | null {
  const [bug] = bugs;
  return bug === undefined ? null : `a bug was caught: ${bug instanceof Error ? bug.message : JSON.stringify(bug)}`;
}

function entriesOf(journal: Rig['journal']): Played['journal'] {
  return journal.sessions().flatMap(({ session }) => journal.steps(session).map((entry) => ({ ...entry, session })));
}
