/** The readiness report of a terminal that is not running: the same checks as in maintenance mode, on the same parts. */
import { systemClock } from '../native/base/clock.ts';
import type { Fault } from '../native/base/fault.ts';
import { ok, type Result } from '../native/base/result.ts';
import { loadPack } from '../db/rules/load-pack.ts';
import type { ReadinessCheck, ReadinessLevel } from './api/maintenance-view.ts';
import { outboxStanding, plainHost } from './compose-authority.ts';
import { maintenanceTools } from './compose-maintenance.ts';
import { screenPad, tryJournal, type Machine } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { packTrust } from './configuration-rules.ts';
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
    const tools = maintenanceTools({
      configuration,
      machine,
      devices: {
        ...machine,
        speech: createScreenSpeech(),
        pad,
        bankPad: machine.pinPad ?? pad,
        socialSecurityHost: plainHost({ configuration, records, clock: systemClock }),
      },
      reader: { name: () => machine.readers.list().find(({ name }) => name.startsWith(wanted))?.name ?? null },
      serviceFault,
      journal: journal.value,
      outbox: () => outboxStanding(configuration.dataDirectory),
      pack: pack.value,
      clock: systemClock,
      visitNumber: () => '',
    });
    const checks = readinessOf(await readinessFacts(tools));
    return ok({ level: levelOf(checks), checks });
  } finally {
    journal.value.close();
  }
}
