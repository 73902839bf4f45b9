import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import { composeReadiness, type ReadinessReport } from '../compose-readiness.ts';
import { readConfiguration, simulatedConfiguration } from '../configuration.ts';
import { LEVEL_TEXTS } from '../maintenance/readiness.ts';
import { openRecords } from '../records.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { machineFor } from './machine-for.ts';

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
  const opened = await machineFor(configuration.value, file !== undefined, records, io.signal);
  if (!opened.ok) return opened;
  const { machine, serviceFault } = opened.value;
  try {
    return await composeReadiness(configuration.value, machine, records, serviceFault);
  } finally {
    await machine.close();
    await records.close();
  }
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
