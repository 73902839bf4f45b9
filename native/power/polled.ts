/** A power supply that is looked at again and again. */
import type { Clock } from '../base/clock.ts';
import type { PowerStatus, PowerSupply } from '../ports/power-supply.ts';
import type { PowerReading } from './readings.ts';

export interface PolledPowerOptions {
  readonly look: () => Promise<PowerReading>;
  readonly clock: Clock;
  /** Between two looks, in milliseconds. */
  readonly pollMs: number;
}

export interface WatchedPowerSupply extends PowerSupply {
  /** Ends the looking. */
  close(): Promise<void>;
}

/** Looks at once and from then on. A supply that cannot be asked keeps the source that was known last: its silence is no power cut. */
export function polledPower({ look, clock, pollMs }: PolledPowerOptions): WatchedPowerSupply {
  const listeners = new Set<(status: PowerStatus) => void>();
  let status: PowerStatus = { device: 'starting', source: 'mains', charge: null };
  let stopped = false;
  let stopWaiting: () => void = () => undefined;
  const take = (reading: PowerReading): void => {
    const now: PowerStatus = 'lost' in reading ? { ...status, device: reading.lost } : { device: 'online', ...reading };
    const same = now.device === status.device && now.source === status.source && now.charge === status.charge;
    status = now;
    if (!same) for (const listener of [...listeners]) listener(now);
  };
  const again = async (): Promise<void> => {
    const reading = await look();
    if (stopped) return;
    take(reading);
    stopWaiting = clock.after(pollMs, () => void again());
  };
  void again();
  return {
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      stopped = true;
      stopWaiting();
      listeners.clear();
      return Promise.resolve();
    },
  };
}
