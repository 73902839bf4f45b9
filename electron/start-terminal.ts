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
import { compose, type Composed } from './compose.ts';
import { realMachine } from './compose-real.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import { loadPack } from '../db/rules/load-pack.ts';
import { packTrust } from './configuration-rules.ts';
import { openRecords } from './records.ts';
import type { StartOptions } from './start-options.ts';

/** Options of `npm start` and of the Electron program, as `node:util` parses them. */
export const START_OPTIONS = {
  config: { type: 'string' },
  simulate: { type: 'boolean', default: false },
  data: { type: 'string', default: join('var', 'kiosk') },
  persona: { type: 'string' },
  port: { type: 'string' },
} as const;

/** Starts the terminal. A fault names what is wrong with the command line, the configuration or the machine. */
export async function startTerminal(options: StartOptions): Promise<Result<Composed, Fault>> {
  const parsed = parse(options.argv);
  if (!parsed.ok) return parsed;
  const { config, simulate, data, persona } = parsed.value;
  if (config === undefined || simulate) {
    // The only way to a simulator: this import is left out of a production build.
    const { startSimulated } = await import('./compose-sim-start.ts');
    return startSimulated({ ...options, directory: data, persona: persona ?? null });
  }
  const configuration = readConfiguration(config);
  return configuration.ok ? startReal(configuration.value, options) : configuration;
}

function parse(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options: START_OPTIONS }).values);
  } catch (error) {
    return err(fault('start.usage', error instanceof Error ? error.message : 'bad arguments'));
  }
}

async function startReal(configuration: Configuration, options: StartOptions): Promise<Result<Composed, Fault>> {
  const trust = packTrust(configuration.rules);
  const pack = loadPack(configuration.terminal.city, trust);
  if (!pack.ok) return pack;
  const records = await openRecords(configuration.dataDirectory, systemClock, trust);
  const machine = await realMachine(configuration, createPcscReaders({ clock: systemClock }));
  return compose(configuration, machine, records, options);
}
