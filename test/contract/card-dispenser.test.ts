import { loadVirtualCard } from '../../native/sim/card/index.ts';
import { CardDispenserSim } from '../../native/sim/card-dispenser.ts';
import { createRetainBinSim } from '../../native/sim/retain-bin.ts';
import { cardDispenserContract } from './card-dispenser.ts';

const ROOM = 10;

cardDispenserContract('simulated', () => {
  const bin = createRetainBinSim(ROOM);
  const blank = () => {
    const card = loadVirtualCard('third-generation');
    if (!card.ok) throw new Error(card.error.detail);
    return card.value;
  };
  const dispenser = new CardDispenserSim({ blank, bin });
  return Promise.resolve({
    dispenser,
    bin,
    take: () => void dispenser.take(),
    fill: (cards) => dispenser.fill(cards),
    fillBin: () => bin.setCount(ROOM),
    jamNext: () => dispenser.jamNext(),
    unplug: () => dispenser.setState('noDevice'),
    close: () => Promise.resolve(),
  });
});
