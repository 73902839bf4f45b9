import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import { lookAtDevices } from '../compose-readiness.ts';
import { readConfiguration, simulatedConfiguration } from '../configuration.ts';
import type { DeviceReport } from '../devices/health.ts';
import { openRecords } from '../records.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { machineFor } from './machine-for.ts';

/** `kiosk devices` */
export const command: Command = {
  name: 'devices',
  usage: '[--config FILE | --data DIR] [--json]',
  summary: 'Shows every peripheral of a terminal: state, supplies, uses, faults and uses between faults; ends with 1 when one fails.',
  options: {
    config: { kind: 'text', value: 'FILE', help: 'configuration of the terminal; without it the simulated one is looked at' },
    data: { kind: 'text', value: 'DIR', help: 'data directory of a simulated terminal (default var/kiosk)' },
    json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
  },
  run: async (io, args) => {
    const reports = await look(io, args);
    return reports.ok ? tell(io, reports.value, args.flag('json')) : tellFault(io, reports.error, args.flag('json'));
  },
};

async function look(io: Io, args: Arguments): Promise<Result<readonly DeviceReport[], Fault>> {
  const file = args.text('config');
  const configuration =
    file === undefined ? ok(simulatedConfiguration(args.text('data') ?? join('var', 'kiosk'))) : readConfiguration(file);
  if (!configuration.ok) return configuration;
  const records = await openRecords(configuration.value.dataDirectory, systemClock);
  const opened = await machineFor(configuration.value, file !== undefined, records, io.signal);
  if (!opened.ok) return opened;
  const { machine, serviceFault } = opened.value;
  try {
    return ok(await lookAtDevices(configuration.value, machine, serviceFault));
  } finally {
    await machine.close();
    await records.close();
  }
}

function tell(io: Io, reports: readonly DeviceReport[], json: boolean): ExitCode {
  if (json) io.out(JSON.stringify({ devices: reports }));
  else for (const report of reports) io.out(line(report));
  return reports.some(({ warnings }) => warnings.some(({ severity }) => severity === 'end')) ? EXIT.failed : EXIT.done;
}

const NAME_WIDTH = 16;
const STATE_WIDTH = 14;

function line({ device, state, note, supplies, counts, warnings }: DeviceReport): string {
  const held = supplies.map(({ supply, level, count }) => `${supply} ${level}${count === null ? '' : ` (${count})`}`);
  const mean = counts.meanUsesBetweenFaults === null ? '' : `, one in ${counts.meanUsesBetweenFaults}`;
  const used = counts.uses === 0 ? [] : [`${counts.uses} uses, ${counts.faults} faults${mean}`];
  const codes = warnings.map(({ code }) => `(${code})`);
  return [device.padEnd(NAME_WIDTH), state.padEnd(STATE_WIDTH), [note, ...held, ...used, ...codes].filter((part) => part !== '').join('; ')]
    .join(' ')
    .trimEnd();
}
