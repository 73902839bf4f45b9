/** From when on a supply is told: settings of the terminal, these unless told. */
import type { SupplyLevel } from '../../native/ports/supply.ts';

export interface DeviceThresholds {
  /** So many blank cards or fewer are few. */
  readonly cardsLow: number;
  /** The retain bin is nearly full from this share of its room on, in per cent. */
  readonly binHighPercent: number;
  /** The battery is low at this charge or less, in per cent. */
  readonly batteryLowPercent: number;
}

export const DEVICE_THRESHOLDS: DeviceThresholds = { cardsLow: 20, binHighPercent: 80, batteryLowPercent: 20 };

/** Level of a stack of cards. */
export function cardsLevel(cards: number, { cardsLow }: DeviceThresholds): SupplyLevel {
  if (cards <= 0) return 'out';
  return cards <= cardsLow ? 'low' : 'ok';
}

/** Level of a bin with room for so many. */
export function binLevel(count: number, room: number, { binHighPercent }: DeviceThresholds): SupplyLevel {
  if (count >= room) return 'full';
  return count * 100 >= room * binHighPercent ? 'high' : 'ok';
}
