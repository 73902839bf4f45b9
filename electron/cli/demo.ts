import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import { openJournal } from '../audit/journal.ts';
import { openBrowserShell } from '../browser-shell.ts';
import { startSimulated, type SimulatedRun } from '../compose-sim-start.ts';
import type { Command, Io } from './command.ts';
import { openHeadless } from './demo/browser.ts';
import { Customer } from './demo/customer.ts';
import { tell } from './demo/story.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };

export const command: Command = {
  name: 'demo',
  usage: '--out DIR [--landscape]',
  summary: 'Runs the main job in headless Chromium on the real PC/SC stack; leaves screenshots, slips, statement and journal.',
  options: {
    out: { kind: 'text', value: 'DIR', required: true, help: 'where everything is left' },
    landscape: { kind: 'flag', help: '1920 x 1080 instead of 1080 x 1920' },
  },
  run: (io, args) => demonstrate(io, args.required('out'), args.flag('landscape') ? LANDSCAPE : PORTRAIT),
};

type Size = typeof PORTRAIT;

async function demonstrate(io: Io, out: string, size: Size): Promise<ExitCode> {
  if (!existsSync(join(RENDERER, 'index.html'))) {
    io.err('The screens have not been built: npm run build');
    return EXIT.failed;
  }
  mkdirSync(out, { recursive: true });
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-demo-'));
  try {
    const bugs: unknown[] = [];
    const started = await startSimulated({ directory, persona: null, willing: false, say: io.out, onBug: (error) => bugs.push(error) });
    if (!started.ok) return tellFault(io, started.error, false);
    const run = started.value;
    const pictures = await perform(run, out, size).finally(() => run.close());
    if (!pictures.ok) return tellFault(io, pictures.error, false);
    keepPaper(directory, out);
    keepJournal(directory, out);
    for (const bug of bugs) io.err(String(bug));
    io.out(`${pictures.value} screenshots, the printed paper and the journal are in ${out}`);
    return bugs.length === 0 ? EXIT.done : EXIT.failed;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Opens the window and tells the story; gives the number of pictures taken. */
async function perform({ terminal, hands }: SimulatedRun, out: string, size: Size): Promise<Result<number, Fault>> {
  const shell = await openBrowserShell({ terminal, rendererDirectory: RENDERER, print: () => undefined, clock: systemClock });
  const window = await openHeadless(shell.address, size);
  if (!window.ok) {
    await shell.close();
    return window;
  }
  let pictures = 0;
  const customer = new Customer(window.value.page);
  const picture = async (name: string): Promise<void> => {
    pictures += 1;
    await customer.photograph(join(out, `${String(pictures).padStart(2, '0')}-${name}.png`));
  };
  try {
    await tell({ customer, hands, picture });
    return ok(pictures);
  } finally {
    await window.value.close();
    await shell.close();
  }
}

/** Slips as PNG and PDF, statements as PDF. */
function keepPaper(directory: string, out: string): void {
  const printed = join(directory, 'printed');
  for (const file of readdirSync(printed)) cpSync(join(printed, file), join(out, `paper-${file}`));
}

/** The masked journal as JSON, one step a row, and the database with the sealed recordings for `kiosk replay`. */
function keepJournal(directory: string, out: string): void {
  const journal = openJournal({ directory, clock: systemClock });
  const sessions = journal.sessions().map((session) => ({ ...session, steps: journal.steps(session.session) }));
  writeFileSync(join(out, 'journal.json'), `${JSON.stringify(sessions, null, 2)}\n`);
  journal.close();
  cpSync(directory, join(out, 'data'), {
    recursive: true,
    filter: (path) => !path.startsWith(join(directory, 'printed')) && !path.startsWith(join(directory, 'build')),
  });
}
