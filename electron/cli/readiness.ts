import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import { composeReadiness, type ReadinessReport } from '../compose-readiness.ts';
import type { Machine } from '../compose.ts';
import { realMachine } from '../compose-real.ts';
import { readConfiguration, simulatedConfiguration, type Configuration } from '../configuration.ts';
import { LEVEL_TEXTS } from '../maintenance/readiness.ts';
import { openRecords, type Records } from '../records.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { settled } from './readers.ts';

/** `kiosk readiness` */
export const command: Command = {
  name: 'readiness',
  usage: '[--config FILE | --data DIR] [--json]',
  summary: 'Checks devices, hosts, rule pack and journal of a terminal; ends with 1 when it cannot serve customers.',
  options: {
    config: { kind: 'text', value: 'FILE', help: 'configuration of the terminal; without it the simulated one is checked' },
    data: { kind: 'text', value: 'DIR', help: 'data directory of a simulated terminal (default var/kiosk)' },
    json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
  },
  run: async (io, args) => {
    const report = await look(io, args);
    return report.ok ? tell(io, report.value, args.flag('json')) : tellFault(io, report.error, args.flag('json'));
  },
};

async function look(io: Io, args: Arguments): Promise<Result<ReadinessReport, Fault>> {
  const file = args.text('config');
  const configuration =
    file === undefined ? ok(simulatedConfiguration(args.text('data') ?? join('var', 'kiosk'))) : readConfiguration(file);
  if (!configuration.ok) return configuration;
  const records = await openRecords(configuration.value.dataDirectory, systemClock);
  const readers = createPcscReaders({ clock: systemClock });
  // A service that does not answer is a finding of the report, not the end of it.
  const service = await settled(readers, systemClock, io.signal);
  const machine = await machineOf(configuration.value, file !== undefined, { records, readers });
  if (!machine.ok) return machine;
  try {
    return await composeReadiness(configuration.value, machine.value, records, service.ok ? null : service.error.code);
  } finally {
    await machine.value.close();
    await records.close();
  }
}

async function machineOf(
  configuration: Configuration,
  real: boolean,
  { records, readers }: { readonly records: Records; readonly readers: ReturnType<typeof createPcscReaders> },
): Promise<Result<Machine, Fault>> {
  if (real) return ok(await realMachine(configuration, readers));
  const { simulatedMachine } = await import('../compose-sim.ts');
  return simulatedMachine({ directory: configuration.dataDirectory, readers, records, say: () => undefined });
}

function tell(io: Io, { level, checks }: ReadinessReport, json: boolean): ExitCode {
  if (json) io.out(JSON.stringify({ level, checks }));
  else {
    for (const { name, level: one, value, faultCode } of checks)
      io.out(`${LEVEL_TEXTS[one].en.padEnd(9)}  ${name.en}: ${value.en}${faultCode === null ? '' : `  (${faultCode})`}`);
    io.out(`${LEVEL_TEXTS[level].en}.`);
  }
  return level === 'notReady' ? EXIT.failed : EXIT.done;
}
