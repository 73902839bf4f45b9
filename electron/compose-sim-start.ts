/** A simulated run: real PC/SC where it can be had, virtual cards in it, and hands that put cards in and take them out. */
import { join } from 'node:path';
import { systemClock } from '../native/base/clock.ts';
import type { Fault } from '../native/base/fault.ts';
import { ok, type Result } from '../native/base/result.ts';
import { DEFAULT_PERSONA_ID } from '../native/sim/card/index.ts';
import { startPcscd, VPCD_PORTS } from '../native/sim/pcscd.ts';
import { createPcscReaders } from '../native/transport/pcsc.ts';
import { compose, type Composed } from './compose.ts';
import { simulatedMachine, type SimulatedMachine } from './compose-sim.ts';
import { type Hands, startHands } from './compose-sim-hands.ts';
import { simulatedConfiguration } from './configuration.ts';
import { openRecords } from './records.ts';
import type { StartOptions } from './start-options.ts';

export interface SimulatedStart extends Omit<StartOptions, 'argv'> {
  readonly directory: string;
  readonly persona: string | null;
  /** `false`: the hands do only what they are told, and nobody is listened to. */
  readonly willing?: boolean;
}

/** A simulated terminal that runs, with the hands that work it. */
export interface SimulatedRun extends Composed {
  readonly hands: Hands;
  readonly machine: SimulatedMachine;
}

/** Starts a terminal whose cards are virtual cards in the real smart-card service, or real cards where a reader is connected. */
export async function startSimulated(options: SimulatedStart): Promise<Result<SimulatedRun, Fault>> {
  const { directory, say } = options;
  const pcscd = await startPcscd({ buildDirectory: join(directory, 'build'), say });
  if (!pcscd.ok) return pcscd;
  say(
    pcscd.value.ours
      ? 'Started the smart-card service (pcscd) with two virtual readers.'
      : 'The smart-card service (pcscd) is running already.',
  );
  const records = await openRecords(directory, systemClock);
  const readers = createPcscReaders({ clock: systemClock });
  const machine = await simulatedMachine({ directory, readers, records, say });
  if (!machine.ok) return machine;
  const composed = compose(simulatedConfiguration(directory), machine.value, records, options);
  if (!composed.ok) return composed;
  const { terminal, journal } = composed.value;
  const hands = startHands({
    terminal,
    machine: machine.value,
    port: VPCD_PORTS[0],
    persona: options.persona ?? DEFAULT_PERSONA_ID,
    willing: options.willing ?? true,
    say,
  });
  const close = async (): Promise<void> => {
    await hands.stop();
    await composed.value.close();
    await pcscd.value.stop();
  };
  return ok({ terminal, journal, hands, machine: machine.value, close });
}
