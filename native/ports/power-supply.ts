/** The uninterruptible power supply, or the contact that says that the mains are gone. */
import type { DeviceState, Unsubscribe } from './device.ts';

/** `mains`: all is well; `battery`: it lasts for a while; `low`: minutes are left. */
export type PowerSource = 'mains' | 'battery' | 'low';
export type PowerCode = 'power.onBattery' | 'power.batteryLow';

export interface PowerStatus {
  readonly device: DeviceState;
  readonly source: PowerSource;
  /** Charge in per cent; `null`: not told. */
  readonly charge: number | null;
}

export interface PowerSupply {
  status(): PowerStatus;
  subscribe(listener: (status: PowerStatus) => void): Unsubscribe;
}
