import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import { CITY_IDS } from '../../db/rules/words.ts';
import { openBrowserShell } from '../browser-shell.ts';
import { startWatchdog } from '../kiosk/watchdog.ts';
import { scrub } from '../audit/scrub.ts';
import { startProgram, type StartedProgram } from '../start-program.ts';
import type { Arguments, Command, Io } from './command.ts';
import { startElectron } from './electron-runtime.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

/** Where `npm run build` lays the screens. */
const RENDERER = join(import.meta.dirname, '..', '..', 'dist', 'renderer');

export const command: Command = {
  name: 'start',
  usage:
    '[--mode kiosk|counter] [--config FILE | --simulate [--persona ID] [--pin-pad MODEL] [--city CITY]] [--data DIR] [--port N] [--sim-control N] [--full-screen] [--no-electron]',
  summary: 'Starts the terminal: in Electron where its runtime is installed, else with its window in Chromium.',
  options: {
    mode: {
      kind: 'text',
      value: 'MODE',
      choices: ['kiosk', 'counter'],
      help: 'kiosk, or counter with a clerk (default: as configured, else kiosk)',
    },
    city: { kind: 'text', value: 'CITY', choices: CITY_IDS, help: 'city of a simulated counter (default zhaotong)' },
    config: { kind: 'text', value: 'FILE', help: 'configuration of this terminal; without it the hardware is simulated' },
    simulate: { kind: 'flag', help: 'simulate what the machine lacks' },
    persona: { kind: 'text', value: 'ID', help: 'the virtual card that is put in (kiosk sim card --list)' },
    'pin-pad': {
      kind: 'text',
      value: 'MODEL',
      choices: ['zt598', 'kmy3501'],
      help: 'a simulated encrypting PIN pad with a bank behind it; not given: every PIN is typed on the screen',
    },
    data: { kind: 'text', value: 'DIR', help: 'records, journal and printed paper of a simulated run (default var/kiosk)' },
    port: { kind: 'number', value: 'N', min: 0, max: 65_535, help: 'loopback port of the Chromium shell (default: any free one)' },
    'sim-control': {
      kind: 'number',
      value: 'N',
      min: 0,
      max: 65_535,
      help: 'loopback port of the simulator control (default: any free one)',
    },
    'full-screen': { kind: 'flag', help: 'a simulated run fills the screen; its panel is not opened beside it' },
    'no-electron': { kind: 'flag', help: 'use the Chromium shell even where Electron is installed' },
  },
  run: (io, args) => (args.flag('no-electron') ? startBrowser(io, args) : startEither(io, args)),
};

async function startEither(io: Io, args: Arguments): Promise<ExitCode> {
  const electron = startElectron([...terminalArguments(args), ...(args.flag('full-screen') ? ['--full-screen'] : [])], io.signal);
  if (!electron.ok) {
    io.out(electron.error);
    return startBrowser(io, args);
  }
  const code = await electron.value;
  if (code === EXIT.restart) return EXIT.restart;
  return code === 0 ? EXIT.done : EXIT.failed;
}

async function startBrowser(io: Io, args: Arguments): Promise<ExitCode> {
  if (!existsSync(join(RENDERER, 'index.html'))) {
    io.err('The screens have not been built: npm run build');
    return EXIT.failed;
  }
  const report = (error: unknown): void => {
    // A bug's message may quote what it stumbled over.
    io.err(scrub(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  };
  const closing: (() => Promise<void>)[] = [];
  const end = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  const restart = (): never => process.exit(EXIT.restart);
  const watchdog = startWatchdog({ process, clock: systemClock, report, end, restart });
  const battery = new AbortController();
  const started = await startProgram({
    argv: terminalArguments(args),
    say: io.out,
    onBug: report,
    onBatteryLow: () => battery.abort(),
    rendererDirectory: RENDERER,
  });
  if (!started.ok) return tellFault(io, started.error, false);
  const run = started.value;
  closing.push(() => run.close());
  await openPages(io, args, run, closing);
  await untilEnded(AbortSignal.any([io.signal, battery.signal]));
  io.out('Ending.');
  await end();
  watchdog.stop();
  return EXIT.done;
}

/** One shell a page: its own port, its own tokens, its own window. */
async function openPages(io: Io, args: Arguments, run: StartedProgram, closing: (() => Promise<void>)[]): Promise<void> {
  const port = args.number('port') ?? 0;
  const { panel } = run;
  for (const [place, { file, title, side, pictures = [] }] of run.pages.entries()) {
    const shell = await openBrowserShell({
      terminal: side,
      page: file,
      title,
      rendererDirectory: RENDERER,
      pictures,
      port: port === 0 ? 0 : port + place,
      display: process.env['DISPLAY'] ?? null,
      screen: place,
      // A counter fills its screens: its panel is opened by the address that was printed.
      ...(panel === null || args.flag('full-screen') || run.pages.length > 1 ? {} : { beside: () => panel.address() }),
      print: io.out,
      clock: systemClock,
    });
    closing.push(() => shell.close());
  }
}

/** The options that the program itself understands. */
function terminalArguments(args: Arguments): readonly string[] {
  const port = args.number('sim-control');
  const texts = ['mode', 'city', 'config', 'persona', 'data', 'pin-pad'].flatMap((name) => {
    const value = args.text(name);
    return value === undefined ? [] : [`--${name}`, value];
  });
  const control = port === undefined ? [] : ['--sim-control', String(port)];
  return [...texts, ...control, ...(args.flag('simulate') ? ['--simulate'] : [])];
}

function untilEnded(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
