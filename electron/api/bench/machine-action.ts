/** Hands on what a self-service machine has inside: card dispenser, retain bin, mains plug. */
import { z } from 'zod';
import { BIN_STATES, DISPENSER_STATES, POWER_STATES } from './fault-lists.ts';

export const machineActions = [
  z.strictObject({ do: z.literal('dispenser'), state: z.enum(DISPENSER_STATES) }).meta({
    description:
      'the stack of blank cards: full, low, empty. jamNext: the next movement of a card jams; jamCleared: an engineer takes the card out. ' +
      'spoilNext: the next blank falls silent while it is written. unplugged lasts until full',
  }),
  z.strictObject({ do: z.literal('takeNewCard') }).meta({ description: 'takes the card that lies at the exit of the dispenser' }),
  z
    .strictObject({ do: z.literal('bin'), state: z.enum(BIN_STATES) })
    .meta({ description: 'how many cards lie in the retain bin; empty: somebody has emptied it' }),
  z
    .strictObject({ do: z.literal('power'), source: z.enum(POWER_STATES) })
    .meta({ description: 'what the terminal runs on: mains, battery (the mains are gone), low (the battery is nearly empty)' }),
] as const;

export type MachineAction = z.infer<(typeof machineActions)[number]>;

const NAMES: ReadonlySet<string> = new Set<MachineAction['do']>(['dispenser', 'takeNewCard', 'bin', 'power']);

/** Whether an action is one of these. */
export function isMachineAction<A extends { readonly do: string }>(action: A): action is Extract<A, MachineAction> {
  return NAMES.has(action.do);
}
