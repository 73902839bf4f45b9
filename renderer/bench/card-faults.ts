/** A fault that is chosen for the next card: one of the usual ones, or any of the simulator's with its own numbers. */
import type { BenchAction } from '../../electron/api/bench/action.ts';
import { fieldsOf, type CardFaultFieldName, type CardFaultKind } from '../../electron/api/bench/fault-lists.ts';

type Faults = NonNullable<Extract<BenchAction, { do: 'insert' }>['faults']>;
export type FaultPreset = 'none' | 'leaves' | 'mute' | 'slow' | 'torn' | 'wrongMac' | 'garbled';
export type FaultValues = Readonly<Partial<Record<CardFaultFieldName, string>>>;
export type FaultChoice =
  { readonly preset: FaultPreset } | { readonly preset: null; readonly kind: CardFaultKind; readonly values: FaultValues };

const PRESETS: Readonly<Record<FaultPreset, Faults>> = {
  none: [],
  leaves: [{ kind: 'removeDuring', nth: 8 }],
  mute: [{ kind: 'muteAfter', commands: 8 }],
  slow: [{ kind: 'slow', delayMs: 400 }],
  torn: [{ kind: 'tear', nth: 25, at: 'beforeCommit' }],
  wrongMac: [{ kind: 'wrongMac' }],
  garbled: [{ kind: 'garble', seed: 1, rate: 0.2 }],
};

export const FAULT_PRESETS: readonly FaultPreset[] = ['none', 'leaves', 'mute', 'slow', 'torn', 'wrongMac', 'garbled'];

/** A kind with what stands in its fields at first. */
export function faultOfKind(kind: CardFaultKind): FaultChoice {
  return { preset: null, kind, values: Object.fromEntries(fieldsOf(kind).map(([name, { usual }]) => [name, String(usual)])) };
}

/** As the actions with cards take them; what is wrong in a field the terminal says. */
export function faultsOf(choice: FaultChoice): { readonly faults?: Faults } {
  if (choice.preset === 'none') return {};
  if (choice.preset !== null) return { faults: PRESETS[choice.preset] };
  const { kind, values } = choice;
  const filled = fieldsOf(kind).flatMap(([name, field]) => {
    const typed = values[name]?.trim() ?? '';
    if (typed === '') return [];
    return [[name, field.is === 'number' || field.is === 'share' ? Number(typed) : typed] as const];
  });
  // The fields are those of the kind, by the table; the main side checks them against its schema.
  return { faults: [{ kind, ...Object.fromEntries(filled) }] as unknown as Faults };
}
