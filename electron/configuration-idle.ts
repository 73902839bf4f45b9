/** The `idle` setting: what the first page shows while nobody is there. */
import { z } from 'zod';
import { isCivilDate } from '../native/base/civil-date.ts';
import { PICTURE_ENDINGS } from './kiosk/idle-pictures.ts';

const day = z.string().refine(isCivilDate, { error: 'not a date as 2026-11-22' });

/** `from` and `until` are whole days in Shanghai, both included; absent: from always, for good. */
const notice = z
  .strictObject({ zh: z.string().min(1), en: z.string().min(1), from: day.optional(), until: day.optional() })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ['until'],
    error: 'until is before from',
  });

const picture = z
  .string()
  .min(1)
  .refine((path) => PICTURE_ENDINGS.some((ending) => path.toLowerCase().endsWith(ending)), {
    error: `not a picture (${PICTURE_ENDINGS.join(', ')})`,
  })
  .refine((path) => !path.startsWith('/') && !path.split(/[/\\]/).includes('..'), { error: 'not a path below the folder' });

export const idleSchema = z
  .strictObject({
    /** Where the pictures lie. Relative to the working directory. */
    folder: z.string().min(1).optional(),
    /** Paths below the folder, in the order in which they are shown. */
    pictures: z.array(picture).max(20).default([]),
    notices: z.array(notice).max(50).default([]),
    /** How long each picture, and each pair of notices, stands. */
    seconds: z.int().min(5).max(120).default(10),
  })
  .refine(({ folder, pictures }) => pictures.length === 0 || folder !== undefined, {
    path: ['folder'],
    error: 'name the folder in which the pictures lie',
  })
  .prefault({});
