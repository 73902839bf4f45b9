/**
 * The long run: `node test/fuzz/run.ts --minutes N [--each] [--target NAME] [--seed N] [--save] [--minimise]`; at night
 * `npm run fuzz:nightly`. `--each`: the minutes are of every target, else they are shared out by weight. `--save` puts what reached something
 * new into test/fuzz/corpus, `--minimise` then leaves of the corpus only what it needs. A finding is kept there in any case, and the program
 * ends with 1.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '../../native/base/clock.ts';
import { keepInput, loadCorpus, replaceCorpus } from './corpus.ts';
import { fuzz } from './fuzzer.ts';
import { minimise } from './minimise.ts';
import { TARGETS, type Target } from './targets.ts';

const MS_PER_MINUTE = 60_000;

export interface RunOptions {
  readonly minutes: number;
  readonly targets: readonly Target[];
  readonly seed: number;
  readonly save: boolean;
  readonly each: boolean;
  readonly minimise: boolean;
}

const OPTIONS = {
  minutes: { type: 'string' },
  target: { type: 'string' },
  seed: { type: 'string' },
  save: { type: 'boolean' },
  each: { type: 'boolean' },
  minimise: { type: 'boolean' },
} as const;

/** The options in these words. Throws on words that are none. */
export function runOptions(words: readonly string[]): RunOptions {
  const { values } = parseArgs({ args: [...words], options: OPTIONS });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed ?? systemClock.nowMs() % 2 ** 31);
  const targets = TARGETS.filter(({ name }) => values.target === undefined || values.target === name);
  if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes N with N above 0, and a whole --seed');
  if (targets.length === 0) throw new Error(`--target is one of ${TARGETS.map(({ name }) => name).join(', ')}`);
  const { save = false, each = false, minimise = false } = values;
  return { minutes, targets, seed, save, each, minimise };
}

/** Milliseconds of `totalMs` for one of the targets, by weight. */
export function shareMs(target: Target, targets: readonly Target[], totalMs: number): number {
  return (totalMs * target.weight) / targets.reduce((sum, { weight }) => sum + weight, 0);
}

/** Milliseconds of the run for one of its targets. */
export function budgetOf(target: Target, { minutes, targets, each }: Pick<RunOptions, 'minutes' | 'targets' | 'each'>): number {
  return each ? minutes * MS_PER_MINUTE : shareMs(target, targets, minutes * MS_PER_MINUTE);
}

async function main(options: RunOptions): Promise<number> {
  const { targets, seed, save } = options;
  let findings = 0;
  for (const target of targets) {
    const budgetMs = budgetOf(target, options);
    const report = await fuzz(target, loadCorpus(target.name), { seed, executions: Infinity, budgetMs, clock: systemClock });
    console.log(`${target.name}: ${report.executions} runs, ${report.features} features, ${report.found.length} new inputs, seed ${seed}`);
    if (save) for (const input of report.found) keepInput(target.name, input);
    if (options.minimise) await minimiseCorpus(target);
    if (report.finding === null) continue;
    findings += 1;
    console.log(`finding: ${keepInput(target.name, report.finding.input)}\n${report.finding.reason}`);
  }
  return findings === 0 ? 0 : 1;
}

async function minimiseCorpus(target: Target): Promise<void> {
  const before = loadCorpus(target.name);
  const after = await minimise(target, before);
  replaceCorpus(target.name, after);
  console.log(`${target.name}: ${after.length} of ${before.length} inputs kept`);
}

if (import.meta.main) process.exitCode = await main(runOptions(process.argv.slice(2)));
