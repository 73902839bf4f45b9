/**
 * From a touch to the next screen on the glass, in Chromium with the whole terminal behind it: every group and every service of the menu of
 * somebody who laid down an ID card, there and back. What counts is the first frame that is painted after the touch: a wait, where one follows.
 * Beside it: two animation frames of the same page with nothing to draw, below which no page can be.
 */
import type { Page } from 'playwright-core';
import { systemClock } from '../../../native/base/clock.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { DEFAULT_PERSONA_ID, loadPersona } from '../../../native/sim/card/index.ts';
import { openBrowserShell } from '../../browser-shell.ts';
import type { SimulatedRun } from '../../compose-sim-start.ts';
import { openHeadless } from '../demo/browser.ts';
import type { Benchmark, BenchmarkResult, BenchmarkTools } from './benchmark.ts';
import { missing, onStillTerminal, RENDERER, SCREEN } from './in-chromium.ts';
import { median, p95, rounded } from './statistics.ts';

const ROUNDS = 3;
const LIMIT_MS = 100;
const BACK = '.footer :is([data-intent=back], [data-intent=menu])';
/** A touch that changes nothing, or a screen that does not come, is a fault and not a figure. */
const PATIENCE_MS = 10_000;
/** Before each touch, so that what was drawn before is on the glass. */
const SETTLE_MS = 60;

interface Step {
  readonly from: string;
  readonly to: string;
  readonly ms: number;
}

export const benchmark: Benchmark = {
  name: 'screens',
  summary: 'From a touch to the next screen painted in Chromium, over every service of the menu',
  run: (tools) => onStillTerminal(tools, {}, (run) => inWindow(run, tools)),
};

async function inWindow(run: SimulatedRun, tools: BenchmarkTools): Promise<Result<BenchmarkResult, Fault>> {
  const { terminal, pictures } = run;
  const shell = await openBrowserShell({ terminal, pictures, rendererDirectory: RENDERER, print: () => undefined, clock: systemClock });
  const window = await openHeadless('about:blank', SCREEN);
  if (!window.ok) {
    await shell.close();
    return missing(window.error.detail);
  }
  const { page } = window.value;
  try {
    await page.addInitScript(watchPainting);
    await page.goto(shell.address);
    await page.locator('main[data-screen=attract]').waitFor();
    return ok(resultOf(await walk(page, run, tools), await emptyFrames(page)));
  } catch (error) {
    return err(fault('bench.failed', error instanceof Error ? error.message : 'a screen did not come'));
  } finally {
    await window.value.close();
    await shell.close();
  }
}

/** The way through the menu. The first round is not counted: it loads fonts and compiles the code. */
async function walk(page: Page, run: SimulatedRun, { signal }: BenchmarkTools): Promise<readonly Step[]> {
  await touch(page, '[data-intent=begin]');
  layIdCard(run);
  await page.locator('main[data-screen=menu]').waitFor();
  const groups = await names(page, 'group');
  const steps: Step[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const group of groups) {
      if (signal.aborted) throw new Error('ended by the caller');
      const taken = await throughGroup(page, group);
      if (round > 0) steps.push(...taken);
    }
  }
  return steps;
}

async function throughGroup(page: Page, group: string): Promise<readonly Step[]> {
  const steps = [await touch(page, `[data-group=${group}]`)];
  for (const service of await names(page, 'service')) {
    steps.push(await touch(page, `[data-service=${service}]`));
    await settled(page);
    // Where it leads decides how one comes back; a menu of groups always stands at the end.
    while ((await names(page, 'group')).length === 0) {
      steps.push(await touch(page, BACK));
      await settled(page);
    }
    steps.push(await touch(page, `[data-group=${group}]`));
  }
  steps.push(await touch(page, BACK));
  return steps;
}

function layIdCard(run: SimulatedRun): void {
  const persona = loadPersona(DEFAULT_PERSONA_ID);
  if (!persona.ok) throw new Error(persona.error.detail);
  const { number, name } = persona.value.holder;
  run.machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
}

/** What can be touched of the menu now. */
function names(page: Page, kind: 'group' | 'service'): Promise<readonly string[]> {
  return page.evaluate(
    (name) =>
      [...document.querySelectorAll<HTMLButtonElement>(`button[data-${name}]:not(:disabled)`)].map((tile) => tile.dataset[name] ?? ''),
    kind,
  );
}

async function settled(page: Page): Promise<void> {
  await page.locator('main:not([data-screen=waiting])').waitFor({ timeout: PATIENCE_MS });
}

/** Touches and waits for the next painted frame. */
function touch(page: Page, selector: string): Promise<Step> {
  return page.evaluate(
    async ({ wanted, patienceMs, settleMs }) => {
      const screen = (): string => document.querySelector('main')?.dataset['screen'] ?? '';
      const target = document.querySelector<HTMLElement>(wanted);
      if (target === null)
        throw new Error(`no ${wanted} on ${screen()}: ${document.querySelector('main')?.textContent.slice(0, 80) ?? ''}`);
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      const from = screen();
      const painted = new Promise<number>((resolve, reject) => {
        Object.assign(window, { onPainted: resolve });
        setTimeout(() => reject(new Error(`nothing painted after ${wanted} on ${from}`)), patienceMs);
      });
      const beganMs = performance.now();
      target.click();
      return { ms: (await painted) - beganMs, from, to: screen() };
    },
    { wanted: selector, patienceMs: PATIENCE_MS, settleMs: SETTLE_MS },
  );
}

/** Two animation frames with nothing to draw. */
function emptyFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const taken: number[] = [];
    for (let sample = 0; sample < 50; sample += 1) {
      const beganMs = performance.now();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      taken.push(performance.now() - beganMs);
    }
    return taken;
  });
}

/** Runs in the page before its own scripts: hears when it tells the terminal that a frame is painted. */
function watchPainting(): void {
  const send: unknown = Reflect.get(WebSocket.prototype, 'send');
  WebSocket.prototype.send = function (this: WebSocket, data: Parameters<WebSocket['send']>[0]): void {
    if (typeof data === 'string' && data.includes('"painted"'))
      (window as unknown as { readonly onPainted?: (atMs: number) => void }).onPainted?.(performance.now());
    if (typeof send === 'function') Reflect.apply(send, this, [data]);
  };
}

/** The change of screen whose median is the longest: what is slow whenever it is done, and not once. */
function worstKind(steps: readonly Step[]): { readonly worstMedian: number; readonly worstMedianStep: string } {
  const kinds = Map.groupBy(steps, ({ from, to }) => `${from} to ${to}`);
  const medians = [...kinds].map(([step, taken]) => ({ step, ms: median(taken.map(({ ms }) => ms)) }));
  const worst = medians.toSorted((a, b) => b.ms - a.ms)[0];
  return { worstMedian: rounded(worst?.ms ?? 0), worstMedianStep: worst?.step ?? '' };
}

function resultOf(steps: readonly Step[], empty: readonly number[]): BenchmarkResult {
  const taken = steps.map(({ ms }) => ms);
  const slowest = steps.toSorted((a, b) => b.ms - a.ms)[0];
  const reference = median(empty);
  return {
    benchmark: 'screens',
    unit: 'ms',
    median: rounded(median(taken)),
    p95: rounded(p95(taken)),
    reference: rounded(reference),
    ratio: rounded(median(taken) / reference),
    samples: steps.length,
    slowest: rounded(slowest?.ms ?? 0),
    slowestStep: slowest === undefined ? '' : `${slowest.from} to ${slowest.to}`,
    ...worstKind(steps),
    over: steps.filter(({ ms }) => ms > LIMIT_MS).length,
    judged: 'p95',
    limit: LIMIT_MS,
    within: p95(taken) <= LIMIT_MS,
  };
}
