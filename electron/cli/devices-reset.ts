import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import { fault } from '../../native/base/fault.ts';
import type { DeviceName } from '../api/maintenance-view.ts';
import { tryJournal } from '../compose.ts';
import { readConfiguration } from '../configuration.ts';
import { openDeviceCounters, type DeviceCounters } from '../devices/counters.ts';
import { STATE_CODES } from '../devices/warnings.ts';
import type { JournalReader } from '../audit/journal.ts';
import type { Journal } from '../session/journal.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { TERMINAL_OPTIONS } from './machine-for.ts';

const DEVICES = Object.keys(STATE_CODES) as readonly DeviceName[];
/** Who stands at a machine of nobody's session. */
const NO_SESSION = '-';

/** `kiosk devices reset` */
export const command: Command = {
  name: 'devices reset',
  usage: 'DEVICE --by WHO [--config FILE | --data DIR] [--json]',
  summary:
    'Begins the uses and faults of a device anew, after it was mended or exchanged; the journal keeps who did it and what they were.',
  options: { by: { kind: 'text', value: 'WHO', required: true, help: 'number of the engineer, for the journal' }, ...TERMINAL_OPTIONS },
  positionals: ['DEVICE'],
  run: (io, args) => Promise.resolve(reset(io, args)),
};

function reset(io: Io, args: Arguments): ExitCode {
  const json = args.flag('json');
  const device = DEVICES.find((one) => one === args.rest[0]);
  if (device === undefined) return tellFault(io, fault('cli.usage', `DEVICE is one of ${DEVICES.join(', ')}`), json);
  const file = args.text('config');
  const configuration = file === undefined ? null : readConfiguration(file);
  if (configuration?.ok === false) return tellFault(io, configuration.error, json);
  const directory = configuration?.value.dataDirectory ?? args.text('data') ?? join('var', 'kiosk');
  const journal = tryJournal({ directory, clock: systemClock });
  if (!journal.ok) return tellFault(io, journal.error, json);
  const counters = openDeviceCounters(directory);
  try {
    const before = resetIn(journal.value, counters, device, args.required('by'));
    if (json) io.out(JSON.stringify({ device, before, counts: counters.counts(device) }));
    else io.out(`${device}: begun anew; there were ${before.uses} uses and ${before.faults} faults`);
    return EXIT.done;
  } finally {
    counters.close();
    journal.value.close();
  }
}

/** The journal has it before the counters forget. */
function resetIn(journal: Journal & JournalReader, counters: DeviceCounters, device: DeviceName, by: string) {
  const before = counters.counts(device);
  const { uses, faults, sinceMs, lastFaultCode } = before;
  const atMs = systemClock.nowMs();
  const facts = { device, by, uses, faults, sinceMs, lastFaultCode };
  const step = journal.intend({ session: NO_SESSION, atMs, step: 'device.reset', access: 'read', facts });
  counters.reset(device, atMs);
  journal.conclude(step, { atMs, outcome: 'done' });
  return before;
}
