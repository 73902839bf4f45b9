import { composeReadiness, type ReadinessReport } from '../compose-readiness.ts';
import { LEVEL_TEXTS } from '../maintenance/readiness.ts';
import type { Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { lookAtTerminal, TERMINAL_OPTIONS } from './machine-for.ts';

/** `kiosk readiness` */
export const command: Command = {
  name: 'readiness',
  usage: '[--config FILE | --data DIR] [--json]',
  summary: 'Checks devices, hosts, rule pack and journal of a terminal; ends with 1 when it cannot serve customers.',
  options: TERMINAL_OPTIONS,
  run: async (io, args) => {
    const report = await lookAtTerminal(io, args, ({ configuration, machine, records, serviceFault }) =>
      composeReadiness(configuration, machine, records, serviceFault),
    );
    return report.ok ? tell(io, report.value, args.flag('json')) : tellFault(io, report.error, args.flag('json'));
  },
};

function tell(io: Io, { level, checks }: ReadinessReport, json: boolean): ExitCode {
  if (json) io.out(JSON.stringify({ level, checks }));
  else {
    for (const { name, level: one, value, faultCode } of checks)
      io.out(`${LEVEL_TEXTS[one].en.padEnd(9)}  ${name.en}: ${value.en}${faultCode === null ? '' : `  (${faultCode})`}`);
    io.out(`${LEVEL_TEXTS[level].en}.`);
  }
  return level === 'notReady' ? EXIT.failed : EXIT.done;
}
