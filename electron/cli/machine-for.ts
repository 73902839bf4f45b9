/** The machine of a configured terminal, or the simulated one, for commands that look at its devices. */
import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import type { Machine } from '../compose.ts';
import { realMachine } from '../compose-real.ts';
import { readConfiguration, simulatedConfiguration, type Configuration } from '../configuration.ts';
import { openRecords, type Records } from '../records.ts';
import type { Arguments, Io } from './command.ts';
import { settled } from './readers.ts';

/** A terminal that is open for a look. */
export interface TerminalInSight extends OpenedMachine {
  readonly configuration: Configuration;
  readonly records: Records;
}

/** The options that name the terminal. */
export const TERMINAL_OPTIONS = {
  config: { kind: 'text', value: 'FILE', help: 'configuration of the terminal; without it the simulated one is looked at' },
  data: { kind: 'text', value: 'DIR', help: 'data directory of a simulated terminal (default var/kiosk)' },
  json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
} as const;

/** Opens the terminal that the arguments name, has it looked at, and closes it again. */
export async function lookAtTerminal<T>(
  io: Io,
  args: Arguments,
  look: (terminal: TerminalInSight) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  const file = args.text('config');
  const configuration =
    file === undefined ? ok(simulatedConfiguration(args.text('data') ?? join('var', 'kiosk'))) : readConfiguration(file);
  if (!configuration.ok) return configuration;
  const records = await openRecords(configuration.value.dataDirectory, systemClock);
  try {
    const opened = await machineFor(configuration.value, file !== undefined, records, io.signal);
    if (!opened.ok) return opened;
    try {
      return await look({ ...opened.value, configuration: configuration.value, records });
    } finally {
      await opened.value.machine.close();
    }
  } finally {
    await records.close();
  }
}

interface OpenedMachine {
  readonly machine: Machine;
  /** Why no smart-card service answers; `null`: it does. */
  readonly serviceFault: string | null;
}

/** `real`: the configuration names the devices. A service that does not answer is a finding, not a fault. */
async function machineFor(
  configuration: Configuration,
  real: boolean,
  records: Records,
  signal: AbortSignal,
): Promise<Result<OpenedMachine, Fault>> {
  const readers = createPcscReaders({ clock: systemClock });
  const service = await settled(readers, systemClock, signal);
  const serviceFault = service.ok ? null : service.error.code;
  if (real) return ok({ machine: await realMachine(configuration, readers), serviceFault });
  const { simulatedMachine } = await import('../compose-sim.ts');
  const machine = await simulatedMachine({ directory: configuration.dataDirectory, readers, records, say: () => undefined });
  return machine.ok ? ok({ machine: machine.value, serviceFault }) : machine;
}
