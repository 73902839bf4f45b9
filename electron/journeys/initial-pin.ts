import { decideFor } from './decide-for.ts';
import type { Known, Scene } from './journey.ts';

/** Whether the card still has 000000. A PIN that was just right is known; before that the records may tell. */
export function initialPin(known: Known): boolean {
  return known.initialPin ?? known.person?.card.initialPin ?? false;
}

/** Whoever still has the initial PIN is led to its change, where the city has it done at this place. */
export function canChangePin(known: Known, scene: Scene): boolean {
  return initialPin(known) && decideFor('changeSocialSecurityPin', 'socialSecurity', known, scene).decision !== 'refused';
}
