/** The `cardMaking` and `deviceThresholds` settings of a terminal. */
import { z } from 'zod';
import { CARD_MAKING } from './card-making/card-maker.ts';
import { DEVICE_THRESHOLDS } from './devices/thresholds.ts';

/** How a machine with a dispenser makes cards. */
export const cardMakingSchema = z
  .strictObject({
    /** Blanks that are tried for one card before it is given up. */
    blanks: z.int().min(1).max(10).default(CARD_MAKING.blanks),
    /** How long a made card lies at the exit before it is drawn in, in milliseconds. */
    takeMs: z.int().min(10_000).max(300_000).default(CARD_MAKING.takeMs),
    /** How long a card holds from the day of issue on. */
    validYears: z.int().min(1).max(30).default(CARD_MAKING.validYears),
  })
  .prefault({});

const percent = z.int().min(1).max(99);

/** From when on a supply is told as near its end. */
export const deviceThresholdsSchema = z
  .strictObject({
    /** So many blank cards or fewer are few. */
    cardsLow: z.int().min(0).max(1_000).default(DEVICE_THRESHOLDS.cardsLow),
    /** The retain bin is nearly full from this share of its room on, in per cent. */
    binHighPercent: percent.default(DEVICE_THRESHOLDS.binHighPercent),
    /** The battery is nearly empty at this charge or less, in per cent, even where the power supply does not say so itself. */
    batteryLowPercent: percent.default(DEVICE_THRESHOLDS.batteryLowPercent),
  })
  .prefault({});
