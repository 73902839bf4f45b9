/** A simulated run: real PC/SC where it can be had, virtual cards in it, and hands that put cards in and take them out. */
import { join } from 'node:path';
import { systemClock } from '../native/base/clock.ts';
import { fault, type Fault } from '../native/base/fault.ts';
import { err, ok, type Result } from '../native/base/result.ts';
import { DEFAULT_PERSONA_ID } from '../native/sim/card/index.ts';
import { startPcscd, VPCD_PORTS } from '../native/sim/pcscd.ts';
import { createPcscReaders } from '../native/transport/pcsc.ts';
import { Bench } from '../native/sim/bench.ts';
import { vpcdPlace } from '../native/sim/bench/card-place.ts';
import { compose, type Composed } from './compose.ts';
import { simulatedMachine, type SimulatedMachine } from './compose-sim.ts';
import { type Hands, startHands } from './compose-sim-hands.ts';
import { withPosters } from './compose-sim/idle-pictures.ts';
import { SimControl } from './compose-sim/control.ts';
import { SIMULATED_PADS, simulatedPad, type SimulatedPadModel } from './compose-sim/pin-pad.ts';
import { openSimServer, type SimServer } from './compose-sim/http/server.ts';
import { TravellingClock } from './compose-sim/travelling-clock.ts';
import type { CityId } from '../db/rules/words.ts';
import type { TerminalSide } from './api/terminal.ts';
import { simulatedConfiguration } from './configuration.ts';
import { openRecords } from './records.ts';
import type { StartOptions } from './start-options.ts';

export interface SimulatedStart extends Omit<StartOptions, 'argv'> {
  readonly directory: string;
  readonly persona: string | null;
  /** Absent: Zhaotong. */
  readonly city?: CityId;
  /** An encrypting pad of that model, simulated, with a bank behind it; absent: every PIN is typed on the screen. */
  readonly pinPad?: SimulatedPadModel;
  /** `false`: the hands do only what they are told, and nobody is listened to. */
  readonly willing?: boolean;
  /** Opens the control over HTTP at this loopback port (0: any free one), with the panel out of the built renderer. */
  readonly panel?: { readonly port: number; readonly rendererDirectory: string };
}

/** A simulated terminal that runs, with the hands that work it. */
export interface SimulatedRun extends Omit<Composed, 'terminal'> {
  readonly terminal: TerminalSide;
  readonly hands: Hands;
  readonly machine: SimulatedMachine;
  readonly control: SimControl;
  /** The control over HTTP, with the panel; `null`: not asked for. */
  readonly panel: SimServer | null;
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
  const clock = new TravellingClock(systemClock);
  const records = await openRecords(directory, clock);
  const readers = createPcscReaders({ clock: systemClock });
  const pad = options.pinPad === undefined ? {} : { pad: simulatedPad(options.pinPad, systemClock) };
  const machine = await simulatedMachine({ directory, readers, records, say, clock, ...pad });
  if (!machine.ok) return machine;
  const configuration = withPosters(simulatedConfiguration(directory, options.city));
  const composed = compose(configuration, machine.value, records, { ...options, clock });
  if (!composed.ok) return composed;
  const worked = controlled(composed.value, machine.value, configuration.terminal.city, clock, options);
  const { control, hands } = worked;
  const { panel, close } = await withPanel(worked, options, [() => composed.value.close(), () => pcscd.value.stop()]);
  return ok({ ...composed.value, terminal: control.terminal, hands, machine: machine.value, control, panel, close });
}

/** The pad that the command line names. */
export function simulatedPadModel(name: string | undefined): Result<Pick<SimulatedStart, 'pinPad'>, Fault> {
  const pinPad = SIMULATED_PADS.find((model) => model === name);
  if (name === undefined) return ok({});
  return pinPad === undefined ? err(fault('start.usage', `--pin-pad must be one of ${SIMULATED_PADS.join(', ')}`)) : ok({ pinPad });
}

/** Opens the panel where one is asked for; closing ends it and the hands first, then the rest in its order. */
export async function withPanel(
  { control, hands }: ReturnType<typeof controlled>,
  { panel: asked, say }: Pick<SimulatedStart, 'panel' | 'say'>,
  rest: readonly (() => Promise<void>)[],
): Promise<{ readonly panel: SimServer | null; readonly close: () => Promise<void> }> {
  const panel = asked === undefined ? null : await openSimServer({ control, say, ...asked });
  if (panel !== null) say(`Simulator panel and control: ${panel.address()} (this machine only; the address works once)`);
  const close = async (): Promise<void> => {
    await panel?.close();
    await hands.stop();
    control.close();
    for (const end of rest) await end();
  };
  return { panel, close };
}

/** The control of a composed machine, and the hands that work through it. */
export function controlled(
  { terminal }: { readonly terminal: TerminalSide & { redraw(): void } },
  machine: SimulatedMachine,
  city: string,
  clock: TravellingClock,
  { persona, willing = true, say }: Pick<SimulatedStart, 'persona' | 'willing' | 'say'>,
): { readonly control: SimControl; readonly hands: Hands } {
  const bench = new Bench({
    place: (onLeft) => vpcdPlace(VPCD_PORTS[0], onLeft),
    idReader: machine.idReaderSim,
    slipPrinter: machine.slipSim,
    documentPrinter: machine.documentSim,
    personas: machine.personas,
    clock: systemClock,
  });
  const control = new SimControl({ terminal, machine, bench, clock, city });
  const hands = startHands({
    terminal,
    bench,
    perform: (action) => control.performWilling(action),
    persona: persona ?? DEFAULT_PERSONA_ID,
    willing,
    say,
  });
  control.heed(hands);
  return { control, hands };
}
