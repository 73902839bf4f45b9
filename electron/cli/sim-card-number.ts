import { loadPersona } from '../../native/sim/card/index.ts';

/** The card number of a virtual card by its id; `null` when there is no such card. */
export function numberOfVirtualCard(id: string): string | null {
  const persona = loadPersona(id);
  return persona.ok ? persona.value.card.number : null;
}
