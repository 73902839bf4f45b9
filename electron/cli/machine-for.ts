/** The machine of a configured terminal, or the simulated one, for commands that look at its devices. */
import { systemClock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import type { Machine } from '../compose.ts';
import { realMachine } from '../compose-real.ts';
import type { Configuration } from '../configuration.ts';
import type { Records } from '../records.ts';
import { settled } from './readers.ts';

export interface OpenedMachine {
  readonly machine: Machine;
  /** Why no smart-card service answers; `null`: it does. */
  readonly serviceFault: string | null;
}

/** `real`: the configuration names the devices. A service that does not answer is a finding, not a fault. */
export async function machineFor(
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
