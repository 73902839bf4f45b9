/** A counter from its command line, the same for both shells. */
import { systemClock } from '../native/base/clock.ts';
import type { Fault } from '../native/base/fault.ts';
import { ok, type Result } from '../native/base/result.ts';
import { createPcscReaders } from '../native/transport/pcsc.ts';
import { composeCounter, type ComposedCounter } from './compose-counter.ts';
import { realMachine } from './compose-real.ts';
import { readConfiguration } from './configuration.ts';
import { packTrust } from './configuration-rules.ts';
import { openRecords } from './records.ts';
import type { StartOptions } from './start-options.ts';
import { panelPort } from './start-terminal.ts';

export interface CounterStart extends Omit<StartOptions, 'argv'> {
  /** Configuration of this counter; absent: the hardware is simulated. */
  readonly config?: string | undefined;
  readonly simulate: boolean;
  /** Records, journal and printed paper of a simulated run. */
  readonly data: string;
  /** City of a simulated counter. */
  readonly city?: string | undefined;
  /** Model of the simulated encrypting PIN pad. */
  readonly pinPad?: string | undefined;
  /** Loopback port of the simulator panel. */
  readonly panelPort?: string | undefined;
}

/** A counter that runs, as a shell carries it. */
export interface StartedCounter extends ComposedCounter {
  readonly panel: { address(): string } | null;
}

/** Starts the counter. A fault names what is wrong with the configuration or the machine. */
export async function startCounter(options: CounterStart): Promise<Result<StartedCounter, Fault>> {
  const { config, simulate, data, city } = options;
  if (config === undefined || simulate) {
    // The only way to a simulator: this import is left out of a production build.
    const { startSimulatedCounter, simulatedPadModel } = await import('./compose-sim-counter.ts');
    const pad = simulatedPadModel(options.pinPad);
    if (!pad.ok) return pad;
    const port = panelPort(options.panelPort);
    if (!port.ok) return port;
    const { rendererDirectory } = options;
    const panel = rendererDirectory === undefined ? {} : { panel: { port: port.value, rendererDirectory } };
    const { pinPad: _name, ...rest } = options;
    return startSimulatedCounter({ ...rest, directory: data, city: city ?? null, ...panel, ...pad.value });
  }
  const configuration = readConfiguration(config);
  if (!configuration.ok) return configuration;
  const { dataDirectory, rules } = configuration.value;
  const records = await openRecords(dataDirectory, systemClock, packTrust(rules));
  const machine = await realMachine(configuration.value, createPcscReaders({ clock: systemClock }));
  const composed = composeCounter(configuration.value, machine, records, options);
  return composed.ok ? ok({ ...composed.value, panel: null }) : composed;
}
