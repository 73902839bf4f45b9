/** A virtual card that takes the time of a real one, says how long it has really taken, and counts what it was sent. */
import {
  forwardTo,
  loadVirtualCard,
  REALISTIC_T0,
  type CardLibraryFault,
  type CardTiming,
  type VirtualCard,
} from '../../../native/sim/card/index.ts';
import { ok, type Result } from '../../../native/base/result.ts';

export interface PlasticCard {
  readonly card: VirtualCard;
  /**
   * Milliseconds that the card has kept its reader waiting, its own computing included. Measured, not computed: where this machine wakes the simulator late, that is
   * the simulator's time, and one that it wakes early has taken less.
   */
  readonly takenMs: () => number;
  /** Command APDUs so far, each on the line: GET RESPONSE and a command sent again after 6Cxx are commands of their own. */
  readonly apdus: () => number;
}

/** The card of a persona with the timing of plastic: T=0 at 9600 bits per second unless told otherwise. */
export function plasticCard(persona: string, timing: CardTiming = REALISTIC_T0): Result<PlasticCard, CardLibraryFault> {
  let takenMs = 0;
  let apdus = 0;
  const loaded = loadVirtualCard(persona, { timing, protocol: timing.protocol ?? 'T0' });
  if (!loaded.ok) return loaded;
  const card: VirtualCard = {
    ...forwardTo(loaded.value),
    transmit: async (command, powerLoss) => {
      apdus += 1;
      const beganMs = performance.now();
      const answer = await loaded.value.transmit(command, powerLoss);
      takenMs += performance.now() - beganMs;
      return answer;
    },
  };
  return ok({ card, takenMs: () => takenMs, apdus: () => apdus });
}
