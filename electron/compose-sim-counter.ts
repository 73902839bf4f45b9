/** A simulated counter: virtual cards in the real smart-card service, simulated peripherals, invented staff; in any of the cities. */
import { join } from 'node:path';
import { systemClock } from '../native/base/clock.ts';
import type { Fault } from '../native/base/fault.ts';
import { ok, type Result } from '../native/base/result.ts';
import { startPcscd } from '../native/sim/pcscd.ts';
import { createPcscReaders } from '../native/transport/pcsc.ts';
import { composeCounter, type ComposedCounter } from './compose-counter.ts';
import { simulatedMachine } from './compose-sim.ts';
import type { Hands } from './compose-sim-hands.ts';
import { controlled, withPanel } from './compose-sim-start.ts';
import type { SimServer } from './compose-sim/http/server.ts';
import { simulatedPad, type SimulatedPadModel } from './compose-sim/pin-pad.ts';
import { TravellingClock } from './compose-sim/travelling-clock.ts';
import { simulatedCounterConfiguration } from './configuration-counter.ts';
import { openRecords } from './records.ts';
import type { StartOptions } from './start-options.ts';

export { simulatedPadModel } from './compose-sim-start.ts';

export interface SimulatedCounterStart extends Omit<StartOptions, 'argv'> {
  readonly directory: string;
  /** As for a simulated kiosk. */
  readonly pinPad?: SimulatedPadModel;
  /** `null`: Zhaotong. */
  readonly city: string | null;
  /** Opens the control over HTTP at this loopback port (0: any free one), with the panel out of the built renderer. */
  readonly panel?: { readonly port: number; readonly rendererDirectory: string };
}

export interface SimulatedCounterRun extends ComposedCounter {
  readonly hands: Hands;
  readonly panel: SimServer | null;
}

/** Starts a simulated counter; cards and ID cards are laid down by the panel, and by typed lines. */
export async function startSimulatedCounter(options: SimulatedCounterStart): Promise<Result<SimulatedCounterRun, Fault>> {
  const { directory, say, city } = options;
  const pcscd = await startPcscd({ buildDirectory: join(directory, 'build'), say });
  if (!pcscd.ok) return pcscd;
  const clock = new TravellingClock(systemClock);
  const records = await openRecords(directory, clock);
  const readers = createPcscReaders({ clock: systemClock });
  const pad = options.pinPad === undefined ? {} : { pad: simulatedPad(options.pinPad, systemClock) };
  const machine = await simulatedMachine({ directory, readers, records, say, clock, ...pad });
  if (!machine.ok) return machine;
  const configuration = simulatedCounterConfiguration(directory, city);
  const composed = composeCounter(configuration, machine.value, records, { ...options, clock });
  if (!composed.ok) return composed;
  const { counter } = composed.value;
  const at = { terminal: { ...counter.customer, redraw: () => counter.redraw() } };
  const worked = controlled(at, machine.value, configuration.terminal.city, clock, { persona: null, say });
  const { panel, close } = await withPanel(worked, options, [() => composed.value.close(), () => pcscd.value.stop()]);
  say('Simulated staff: 1001 (clerk), 1002 (supervisor), 1004 (office); every password is 000000.');
  return ok({ ...composed.value, hands: worked.hands, panel, close });
}
