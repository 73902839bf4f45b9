/** A kiosk or a counter from one command line, as the pages that a shell opens. */
import { parseArgs } from 'node:util';
import { fault, type Fault } from '../native/base/fault.ts';
import { err, ok, type Result } from '../native/base/result.ts';
import type { PageSide } from './api/terminal.ts';
import type { IdlePicture } from './kiosk/idle-pictures.ts';
import { readConfiguration } from './configuration.ts';
import { startCounter } from './start-counter.ts';
import type { StartOptions } from './start-options.ts';
import { START_OPTIONS, startTerminal } from './start-terminal.ts';

/** One page of the program, each with a window and tokens of its own. */
export interface ProgramPage {
  /** File of the page below the renderer's folder. */
  readonly file: string;
  /** What the operator is told. */
  readonly title: string;
  readonly side: PageSide<unknown>;
  /** Pictures of the outlet that it may show. */
  readonly pictures?: readonly IdlePicture[];
}

export interface StartedProgram {
  /** The clerk's first; a kiosk has one. */
  readonly pages: readonly ProgramPage[];
  /** The panel of a simulated run; `null`: there is none. */
  readonly panel: { address(): string } | null;
  close(): Promise<void>;
}

const OPTIONS = { ...START_OPTIONS, mode: { type: 'string' }, city: { type: 'string' } } as const;

/** Starts what `--mode` names; without it a configuration whose terminal stands at a counter starts a counter. */
export async function startProgram(options: StartOptions): Promise<Result<StartedProgram, Fault>> {
  const parsed = parse(options.argv);
  if (!parsed.ok) return parsed;
  const { mode, city, ...terminal } = parsed.value;
  if (terminal['pin-pad'] !== undefined && terminal.config !== undefined && !terminal.simulate)
    return err(fault('start.usage', '--pin-pad is for a simulated run; a real one stands in the configuration'));
  const counter = mode === undefined ? standsAtCounter(terminal.config) : mode === 'counter';
  if (!counter) {
    const argv = options.argv.filter((word, place) => !isOwn(word) && !isOwn(options.argv[place - 1]));
    const started = await startTerminal({ ...options, argv });
    if (!started.ok) return started;
    const run = started.value;
    const page = { file: '', title: 'The terminal', side: run.terminal, pictures: run.pictures };
    return ok({ pages: [page], panel: run.panel, close: () => run.close() });
  }
  const started = await startCounter({ ...options, ...terminal, city, panelPort: terminal['sim-control'], pinPad: terminal['pin-pad'] });
  if (!started.ok) return started;
  const run = started.value;
  const both = run.counter;
  const pages = [
    { file: 'counter/index.html', title: "The clerk's page", side: both.staff },
    { file: '', title: "The customer's screen", side: both.customer },
  ];
  return ok({ pages, panel: run.panel, close: () => run.close() });
}

function parse(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options: OPTIONS }).values);
  } catch (error) {
    return err(fault('start.usage', error instanceof Error ? error.message : 'bad arguments'));
  }
}

function isOwn(word: string | undefined): boolean {
  return word === '--mode' || word === '--city';
}

/** A configuration that cannot be read is told by the start itself. */
function standsAtCounter(config: string | undefined): boolean {
  if (config === undefined) return false;
  const read = readConfiguration(config);
  return read.ok && read.value.terminal.channel === 'counter';
}
