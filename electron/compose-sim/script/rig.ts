/** A simulated terminal without a window, in one process and in its own time: nothing outside is touched but a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { Bench } from '../../../native/sim/bench.ts';
import { processPlace } from '../../../native/sim/bench/card-place.ts';
import { SimulatedCardReaders } from '../../../native/sim/reader.ts';
import type { Script } from '../../api/bench/script.ts';
import { CITY_IDS } from '../../../db/rules/words.ts';
import { compose, type Composed } from '../../compose.ts';
import type { OutboxStanding } from '../../../db/outbox/outbox.ts';
import { outboxStanding } from '../../compose-authority.ts';
import { simulatedMachine } from '../../compose-sim.ts';
import { simulatedConfiguration } from '../../configuration.ts';
import { openRecords } from '../../records.ts';
import { SimControl } from '../control.ts';
import { standingClock, TravellingClock } from '../travelling-clock.ts';

export interface Rig {
  readonly control: SimControl;
  readonly clock: TravellingClock;
  readonly journal: Composed['journal'];
  /** What waits for the authority. */
  readonly outbox: () => OutboxStanding;
  /** Bugs that were caught so far. */
  readonly bugs: readonly unknown[];
  close(): Promise<void>;
}

const READER = 'In-process reader';

/** A terminal of the script's city at the script's time, with new cards and new records. */
export async function openRig(script: Script): Promise<Result<Rig, Fault>> {
  const city = CITY_IDS.find((id) => id === script.city);
  if (city === undefined) return err(fault('script.invalid', `city: must be one of ${CITY_IDS.join(', ')}`));
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-script-'));
  const startMs = Date.parse(script.start);
  const clock = new TravellingClock(standingClock(startMs));
  const records = await openRecords(directory, clock);
  const readers = new SimulatedCardReaders(clock);
  readers.addReader(READER);
  const machine = await simulatedMachine({ directory, readers, records, say: () => undefined, clock });
  if (!machine.ok) return machine;
  const bugs: unknown[] = [];
  const composed = compose(simulatedConfiguration(directory, city), machine.value, records, {
    clock,
    onBug: (error) => bugs.push(error),
  });
  if (!composed.ok) return composed;
  const { idReaderSim: idReader, slipSim, documentSim, personas } = machine.value;
  const place = () => processPlace(readers, READER);
  const bench = new Bench({ place, idReader, slipPrinter: slipSim, documentPrinter: documentSim, personas, clock });
  const control = new SimControl({ terminal: composed.value.terminal, machine: machine.value, bench, clock, city });
  const close = async (): Promise<void> => {
    await machine.value.papers.drawn();
    control.close();
    await composed.value.close();
    rmSync(directory, { recursive: true, force: true });
  };
  const outbox = (): OutboxStanding => outboxStanding(directory);
  return ok({ control, clock, journal: composed.value.journal, outbox, bugs, close });
}
