import type { DeviceState } from '../ports/device.ts';
import type { RetainBin, RetainBinStatus } from '../ports/retain-bin.ts';

export interface RetainBinSim extends RetainBin {
  /** How it stands, for whoever watches the simulation. */
  now(): RetainBinStatus;
  setState(state: DeviceState): void;
  /** So many cards lie in it. */
  setCount(count: number): void;
}

const ROOM = 50;

/** A bin with room for so many cards. */
export function createRetainBinSim(room = ROOM): RetainBinSim {
  const listeners = new Set<() => void>();
  let device: DeviceState = 'online';
  let count = 0;
  const now = (): RetainBinStatus => ({ device, count, room });
  const set = (cards: number): Promise<void> => {
    count = cards;
    for (const listener of [...listeners]) listener();
    return Promise.resolve();
  };
  return {
    status: () => Promise.resolve(now()),
    now,
    cardKept: () => set(count + 1),
    emptied: () => set(0),
    setCount: (cards) => void set(cards),
    setState: (state) => {
      device = state;
      void set(count);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
