import { ok } from '../../native/base/result.ts';
import { lookAtDevices } from '../compose-readiness.ts';
import type { DeviceReport } from '../devices/health.ts';
import type { Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { lookAtTerminal, TERMINAL_OPTIONS } from './machine-for.ts';

/** `kiosk devices` */
export const command: Command = {
  name: 'devices',
  usage: '[--config FILE | --data DIR] [--json]',
  summary: 'Shows every peripheral of a terminal: state, supplies, uses, faults and uses between faults; ends with 1 when one fails.',
  options: TERMINAL_OPTIONS,
  run: async (io, args) => {
    const reports = await lookAtTerminal(io, args, async ({ configuration, machine, serviceFault }) =>
      ok(await lookAtDevices(configuration, machine, serviceFault)),
    );
    return reports.ok ? tell(io, reports.value, args.flag('json')) : tellFault(io, reports.error, args.flag('json'));
  },
};

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
