/** What a power supply was found to be, whatever it was asked by. */
import type { DeviceState } from '../ports/device.ts';
import type { PowerSource } from '../ports/power-supply.ts';

/** One look: what the terminal runs on, or why nobody can say (`offline`: nothing answers; `noDevice`: no supply is there). */
export type PowerReading =
  | { readonly source: PowerSource; readonly charge: number | null }
  | { readonly lost: Extract<DeviceState, 'offline' | 'noDevice' | 'hardwareError'> };

/** On battery, at this charge or less, minutes are left, whether the supply says so or not. */
export function sourceOf(onBattery: boolean, saysLow: boolean, charge: number | null, lowPercent: number): PowerSource {
  if (!onBattery) return 'mains';
  return saysLow || (charge !== null && charge <= lowPercent) ? 'low' : 'battery';
}

/** A charge in per cent out of a text; `null`: it holds none. */
export function percentOf(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 && value <= 100 ? Math.round(value) : null;
}
