/** The readiness report of a terminal that is not running: the same checks as in maintenance mode, on the same parts. */
import { systemClock } from '../native/base/clock.ts';
import type { Fault } from '../native/base/fault.ts';
import { ok, type Result } from '../native/base/result.ts';
import type { DeviceState, Unsubscribe } from '../native/ports/device.ts';
import { loadPack } from '../db/rules/load-pack.ts';
import type { ReadinessCheck, ReadinessLevel } from './api/maintenance-view.ts';
import { outboxStanding, plainHost } from './compose-authority.ts';
import { deviceHealthOf, type HealthParts } from './compose-devices.ts';
import { maintenanceTools } from './compose-maintenance.ts';
import { screenPad, tryJournal, type Machine } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { packTrust } from './configuration-rules.ts';
import type { DeviceHealth, DeviceReport } from './devices/health.ts';
import { levelOf, readinessOf } from './maintenance/readiness.ts';
import { readinessFacts } from './maintenance/runner/inspect.ts';
import { createScreenSpeech } from './session/screen-speech.ts';
import type { Records } from './records.ts';

export interface ReadinessReport {
  readonly level: ReadinessLevel;
  readonly checks: readonly ReadinessCheck[];
}

/** Asks everything once. `serviceFault`: why no smart-card service answers. A damaged journal or a missing pack is a fault. */
export async function composeReadiness(
  configuration: Configuration,
  machine: Machine,
  records: Records,
  serviceFault: string | null,
): Promise<Result<ReadinessReport, Fault>> {
  const pack = loadPack(configuration.terminal.city, packTrust(configuration.rules));
  if (!pack.ok) return pack;
  const journal = tryJournal({ directory: configuration.dataDirectory, clock: systemClock });
  if (!journal.ok) return journal;
  try {
    const wanted = configuration.cardReader ?? '';
    const pad = screenPad(machine);
    const bankPad = machine.pinPad ?? pad;
    const speech = createScreenSpeech();
    const readerName = firstReader(machine, wanted);
    const health = healthFromOutside(configuration, machine, { pad: bankPad, readerName, serviceFault });
    const tools = maintenanceTools({
      configuration,
      machine,
      devices: { ...machine, speech, pad, bankPad, socialSecurityHost: plainHost({ configuration, records, clock: systemClock }) },
      health,
      reader: { name: readerName },
      journal: journal.value,
      outbox: () => outboxStanding(configuration.dataDirectory),
      pack: pack.value,
      clock: systemClock,
      visitNumber: () => '',
    });
    await linesOpened(machine);
    try {
      const checks = readinessOf(await readinessFacts(tools));
      return ok({ level: levelOf(checks), checks });
    } finally {
      health.stop();
    }
  } finally {
    journal.value.close();
  }
}

/** Looks at every peripheral once, as the terminal's own health does. */
export async function lookAtDevices(
  configuration: Configuration,
  machine: Machine,
  serviceFault: string | null,
): Promise<readonly DeviceReport[]> {
  const readerName = firstReader(machine, configuration.cardReader ?? '');
  const health = healthFromOutside(configuration, machine, { pad: machine.pinPad ?? screenPad(machine), readerName, serviceFault });
  await linesOpened(machine);
  try {
    return await health.look();
  } finally {
    health.stop();
  }
}

function firstReader({ readers }: Machine, wanted: string): () => string | null {
  return () => readers.list().find(({ name }) => name.startsWith(wanted))?.name ?? null;
}

/** A look from outside is no event of the terminal's own journal. */
function healthFromOutside(
  { dataDirectory, deviceThresholds: thresholds }: Configuration,
  machine: Machine,
  { serviceFault, ...own }: Pick<HealthParts, 'pad' | 'readerName' | 'serviceFault'>,
): DeviceHealth {
  return deviceHealthOf({
    ...own,
    machine,
    speech: createScreenSpeech(),
    serviceFault: serviceFault ?? 'reader.gone',
    directory: dataDirectory,
    thresholds,
    journal: { intend: () => 0, conclude: () => undefined },
    clock: systemClock,
    onBug: (error) => {
      throw error;
    },
  });
}

/** A reader that has just been opened says within this time whether it is there. */
const OPENED_WITHIN_MS = 4_000;

/** Waits until none of those that open a line is `starting`. */
async function linesOpened({ idReader, barcodeReader, power }: Machine): Promise<void> {
  const supply =
    power === undefined ? null : { state: () => power.status().device, subscribe: (listener: () => void) => power.subscribe(listener) };
  await Promise.all([opened(idReader), opened(barcodeReader ?? null), opened(supply)]);
}

function opened(reader: { state(): DeviceState; subscribe(listener: () => void): Unsubscribe } | null): Promise<void> {
  if (reader?.state() !== 'starting') return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      stop();
      off();
      resolve();
    };
    const stop = systemClock.after(OPENED_WITHIN_MS, finish);
    const off = reader.subscribe(finish);
  });
}
