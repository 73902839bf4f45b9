/** The faults that the panel offers; over HTTP and in scripts there are more, and finer ones. */
import type { BenchAction } from '../../electron/api/bench/action.ts';
import type { CardFaultChoice } from './texts.ts';

type Faults = NonNullable<Extract<BenchAction, { do: 'insert' }>['faults']>;

const FAULTS: Readonly<Record<CardFaultChoice, Faults>> = {
  none: [],
  leaves: [{ kind: 'removeDuring', nth: 8 }],
  mute: [{ kind: 'muteAfter', commands: 8 }],
  slow: [{ kind: 'slow', delayMs: 400 }],
  torn: [{ kind: 'tear', nth: 25, at: 'beforeCommit' }],
  wrongMac: [{ kind: 'wrongMac' }],
  garbled: [{ kind: 'garble', seed: 1, rate: 0.2 }],
};

export const FAULT_CHOICES: readonly CardFaultChoice[] = ['none', 'leaves', 'mute', 'slow', 'torn', 'wrongMac', 'garbled'];

/** As the actions with cards take them. */
export function faultsOf(choice: CardFaultChoice): { readonly faults?: Faults } {
  return choice === 'none' ? {} : { faults: FAULTS[choice] };
}
