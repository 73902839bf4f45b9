/** What makes cards, and what keeps those that nobody takes. */
import { systemClock, type Clock } from '../native/base/clock.ts';
import { cardOver } from '../native/card/open-card.ts';
import { fault } from '../native/base/fault.ts';
import { err } from '../native/base/result.ts';
import type { CardRetainer } from '../native/ports/card-reader.ts';
import type { RetainBin } from '../native/ports/retain-bin.ts';
import type { Devices } from './session/runner/devices.ts';
import type { CardReaderWatch } from './watch-card-reader.ts';
import type { CardDispenser } from '../native/ports/card-dispenser.ts';
import type { CardMaker, CardMakingSettings } from './card-making/card-maker.ts';
import { MachineMaker } from './card-making/machine-maker.ts';
import type { Machine } from './compose.ts';
import { counted, type Used } from './devices/counted.ts';
import type { Journal } from './session/journal.ts';

export interface CardMakerParts {
  readonly settings: CardMakingSettings;
  readonly journal: Pick<Journal, 'intend' | 'conclude' | 'stamp' | 'openWrites'>;
  readonly clock: Clock;
  /** Told each movement of a card. */
  readonly used: Used;
}

/** `null`: the machine has no dispenser. */
export function cardMakerOf(machine: Machine, { settings, journal, clock, used }: CardMakerParts): CardMaker | null {
  const { cardDispenser, retainBin, keys, keyNumbers = {}, deviceClock = systemClock } = machine;
  if (cardDispenser === undefined) return null;
  return new MachineMaker({
    dispenser: countedDispenser(cardDispenser, used),
    bin: retainBin,
    open: (connection) => cardOver(connection, null, { keys, keyNumbers }).socialSecurity,
    journal,
    settings,
    clock,
    pace: deviceClock,
  });
}

function countedDispenser(dispenser: CardDispenser, used: Used): CardDispenser {
  return {
    status: () => dispenser.status(),
    dispense: (signal) => counted('cardDispenser', used, dispenser.dispense(signal)),
    connect: () => dispenser.connect(),
    present: () => counted('cardDispenser', used, dispenser.present()),
    capture: () => counted('cardDispenser', used, dispenser.capture()),
    subscribe: (listener) => dispenser.subscribe(listener),
  };
}

/** A reader that keeps cards where its bin has room; full, the card stays where it lies and is called for. */
export function retainWith(
  retainer: CardRetainer,
  reader: CardReaderWatch,
  bin: RetainBin | undefined,
): NonNullable<Devices['retainCard']> {
  return async (insertion) => {
    const { count, room } = (await bin?.status()) ?? { count: 0, room: 1 };
    if (count >= room) return err(fault('bin.full', `the retain bin holds ${count} cards`));
    const kept = await retainer.retain(reader.name() ?? '', insertion);
    if (kept.ok) await bin?.cardKept();
    return kept;
  };
}
