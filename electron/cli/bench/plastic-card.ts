/** A virtual card that takes the time of a real one on T=0, and says how long it has really taken. */
import { loadVirtualCard, REALISTIC_T0, type CardLibraryFault, type VirtualCard } from '../../../native/sim/card/index.ts';
import { ok, type Result } from '../../../native/base/result.ts';

export interface PlasticCard {
  readonly card: VirtualCard;
  /**
   * Milliseconds that the card has kept its reader waiting. Measured, not computed: where this machine wakes the simulator late, that is
   * the simulator's time, and one that it wakes early has taken less.
   */
  readonly takenMs: () => number;
}

/** The card of a persona with the timing of plastic. */
export function plasticCard(persona: string): Result<PlasticCard, CardLibraryFault> {
  let takenMs = 0;
  const delay = async (delayMs: number): Promise<void> => {
    const beganMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    takenMs += performance.now() - beganMs;
  };
  const card = loadVirtualCard(persona, { timing: REALISTIC_T0, delay });
  return card.ok ? ok({ card: card.value, takenMs: () => takenMs }) : card;
}
