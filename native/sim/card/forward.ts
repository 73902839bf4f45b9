import type { VirtualCard } from './virtual-card.ts';

/** A card that does everything as `card` does: the beginning of one that does something else. */
export function forwardTo(card: VirtualCard): VirtualCard {
  return {
    id: card.id,
    atr: () => card.atr(),
    powerOn: () => card.powerOn(),
    reset: () => card.reset(),
    powerOff: () => card.powerOff(),
    transmit: (command, powerLoss) => card.transmit(command, powerLoss),
    loseTries: (count) => card.loseTries?.(count),
    snapshot: () => card.snapshot(),
    ownTimeMs: () => card.ownTimeMs(),
  };
}
