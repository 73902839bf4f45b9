/**
 * The long run: `node test/fuzz/run.ts --minutes N [--target NAME] [--seed N] [--save]`. `--save` puts what reached something new into
 * test/fuzz/corpus. A finding is kept there in any case, and the program ends with 1.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '../../native/base/clock.ts';
import { keepInput, loadCorpus } from './corpus.ts';
import { fuzz } from './fuzzer.ts';
import { TARGETS, type Target } from './targets.ts';

const MS_PER_MINUTE = 60_000;

export interface RunOptions {
  readonly minutes: number;
  readonly targets: readonly Target[];
  readonly seed: number;
  readonly save: boolean;
}

/** The options in these words. Throws on words that are none. */
export function runOptions(words: readonly string[]): RunOptions {
  const options = { minutes: { type: 'string' }, target: { type: 'string' }, seed: { type: 'string' }, save: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...words], options });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed ?? systemClock.nowMs() % 2 ** 31);
  const targets = TARGETS.filter(({ name }) => values.target === undefined || values.target === name);
  if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes N with N above 0, and a whole --seed');
  if (targets.length === 0) throw new Error(`--target is one of ${TARGETS.map(({ name }) => name).join(', ')}`);
  return { minutes, targets, seed, save: values.save === true };
}

/** Milliseconds of `totalMs` for one of the targets, by weight. */
export function shareMs(target: Target, targets: readonly Target[], totalMs: number): number {
  return (totalMs * target.weight) / targets.reduce((sum, { weight }) => sum + weight, 0);
}

async function main({ minutes, targets, seed, save }: RunOptions): Promise<number> {
  let findings = 0;
  for (const target of targets) {
    const budgetMs = shareMs(target, targets, minutes * MS_PER_MINUTE);
    const report = await fuzz(target, loadCorpus(target.name), { seed, executions: Infinity, budgetMs, clock: systemClock });
    console.log(`${target.name}: ${report.executions} runs, ${report.features} features, ${report.found.length} new inputs, seed ${seed}`);
    if (save) for (const input of report.found) keepInput(target.name, input);
    if (report.finding === null) continue;
    findings += 1;
    console.log(`finding: ${keepInput(target.name, report.finding.input)}\n${report.finding.reason}`);
  }
  return findings === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(runOptions(process.argv.slice(2)));
