/**
 * A terminal from its command line: the same for the Electron shell and the Chromium shell. Where the machine has no card
 * reader of its own, or `--simulate` says so, simulators take the place of what is missing.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../native/base/clock.ts';
import { fault, type Fault } from '../native/base/fault.ts';
import { err, ok, type Result } from '../native/base/result.ts';
import { createPcscReaders } from '../native/transport/pcsc.ts';
import type { TerminalSide } from './api/terminal.ts';
import { compose } from './compose.ts';
import { realMachine } from './compose-real.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import type { IdlePicture } from './kiosk/idle-pictures.ts';
import { loadPack } from '../db/rules/load-pack.ts';
import { packTrust } from './configuration-rules.ts';
import { openRecords } from './records.ts';
import type { StartOptions } from './start-options.ts';

const PORT_MAX = 65_535;

/** Options of `npm start` and of the Electron program, as `node:util` parses them. */
export const START_OPTIONS = {
  config: { type: 'string' },
  simulate: { type: 'boolean', default: false },
  data: { type: 'string', default: join('var', 'kiosk') },
  persona: { type: 'string' },
  port: { type: 'string' },
  'sim-control': { type: 'string' },
  'pin-pad': { type: 'string' },
} as const;

/** A terminal that runs, as a shell carries it. */
export interface StartedTerminal {
  readonly terminal: TerminalSide;
  readonly pictures: readonly IdlePicture[];
  /** The panel of a simulated run: an address that works once, for each call; `null`: there is none. */
  readonly panel: { address(): string } | null;
  close(): Promise<void>;
}

/** Starts the terminal. A fault names what is wrong with the command line, the configuration or the machine. */
export async function startTerminal(options: StartOptions): Promise<Result<StartedTerminal, Fault>> {
  const parsed = parse(options.argv);
  if (!parsed.ok) return parsed;
  const { config, simulate, data, persona } = parsed.value;
  if (config === undefined || simulate) {
    // The only way to a simulator: this import is left out of a production build.
    const { startSimulated, simulatedPadModel } = await import('./compose-sim-start.ts');
    const pinPad = simulatedPadModel(parsed.value['pin-pad']);
    if (!pinPad.ok) return pinPad;
    const port = panelPort(parsed.value['sim-control']);
    if (!port.ok) return port;
    const { rendererDirectory } = options;
    const panel = rendererDirectory === undefined ? {} : { panel: { port: port.value, rendererDirectory } };
    return startSimulated({ ...options, directory: data, persona: persona ?? null, ...panel, ...pinPad.value });
  }
  const configuration = readConfiguration(config);
  return configuration.ok ? startReal(configuration.value, options) : configuration;
}

/** Port of the panel: any free one unless told. */
export function panelPort(text = '0'): Result<number, Fault> {
  return /^\d{1,5}$/.test(text) && Number(text) <= PORT_MAX
    ? ok(Number(text))
    : err(fault('start.usage', `--sim-control must be a port from 0 to ${PORT_MAX}`));
}

function parse(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options: START_OPTIONS }).values);
  } catch (error) {
    return err(fault('start.usage', error instanceof Error ? error.message : 'bad arguments'));
  }
}

async function startReal(configuration: Configuration, options: StartOptions): Promise<Result<StartedTerminal, Fault>> {
  const trust = packTrust(configuration.rules);
  const pack = loadPack(configuration.terminal.city, trust);
  if (!pack.ok) return pack;
  const records = await openRecords(configuration.dataDirectory, systemClock, trust);
  const machine = await realMachine(configuration, createPcscReaders({ clock: systemClock }));
  const composed = compose(configuration, machine, records, options);
  return composed.ok ? ok({ ...composed.value, panel: null }) : composed;
}
