import type { PowerSource, PowerStatus, PowerSupply } from '../ports/power-supply.ts';

export interface PowerSupplySim extends PowerSupply {
  /** What the terminal runs on, and how full the battery is, in per cent. */
  set(source: PowerSource, charge?: number): void;
}

const CHARGE = { mains: 100, battery: 80, low: 8 } as const;

/** An uninterruptible power supply whose mains plug is in a tester's hand. */
export function createPowerSupplySim(): PowerSupplySim {
  const listeners = new Set<(status: PowerStatus) => void>();
  let status: PowerStatus = { device: 'online', source: 'mains', charge: CHARGE.mains };
  return {
    status: () => status,
    set: (source, charge = CHARGE[source]) => {
      status = { device: 'online', source, charge };
      for (const listener of [...listeners]) listener(status);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
