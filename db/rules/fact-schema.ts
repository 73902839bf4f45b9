/**
 * What a pack knows besides permissions: terms, fees, rates, hours, contacts, calendars. Each has a kind that says what its numbers
 * are: money is fen, rates are hundredths of a percent, days are civil.
 */
import { z } from 'zod';
import { isCivilDate } from '../../native/base/civil-date.ts';

export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const dateSchema = z.string().refine(isCivilDate, 'not a civil date YYYY-MM-DD');
const timeSchema = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);

/** `document` is an id of the pack's `documents`, or `ours`: then `quote` says why the documents leave it to us. */
export const sourceSchema = z.strictObject({ document: z.string().min(1), quote: z.string().min(4) });

const dayOfMonth = z.int().min(1).max(31);
/** Monday is 1, Sunday 7. */
const weekday = z.int().min(1).max(7);

const entry = {
  id: z.string().regex(/^[a-z][A-Za-z0-9.]+$/),
  text: textSchema,
  effectiveFrom: dateSchema,
  /** Last day on which it holds; `null`: no end is known. */
  effectiveTo: dateSchema.nullable(),
  sources: z.array(sourceSchema).min(1),
};

const durationSchema = z.strictObject({
  ...entry,
  kind: z.literal('duration'),
  /** From `amount` to `upTo` where the document gives a span. */
  amount: z.int().min(0),
  upTo: z.int().min(1).optional(),
  unit: z.enum(['second', 'minute', 'day', 'month', 'year']),
  approximate: z.boolean(),
});
/** `amountFen` `null`: it costs something, and somebody else says how much. */
const feeSchema = z.strictObject({ ...entry, kind: z.literal('fee'), amountFen: z.int().min(0).nullable() });
const rateSchema = z.strictObject({
  ...entry,
  kind: z.literal('rate'),
  /** Hundredths of a percent: 270 is 2.7 %. */
  basisPoints: z.int().min(0).max(10_000),
  of: z.enum(['ownBase', 'higherOfOwnAndEmployerAverage']),
  /** Age in whole years from which and below which it holds. */
  fromAge: z.int().nullable(),
  belowAge: z.int().nullable(),
});
const amountSchema = z.strictObject({ ...entry, kind: z.literal('amount'), amountFen: z.int().min(0) });
const dayFactSchema = z.strictObject({ ...entry, kind: z.literal('day'), on: dateSchema });
/** Days of each month, both included. */
const monthDaysSchema = z.strictObject({
  ...entry,
  kind: z.literal('monthDays'),
  fromDay: dayOfMonth,
  toDay: dayOfMonth,
  monthsLater: z.int().min(0),
});
const monthsSchema = z.strictObject({ ...entry, kind: z.literal('months'), months: z.array(z.int().min(1).max(12)).min(1) });
/** Rows of days, both ends included. */
const daysSchema = z.strictObject({
  ...entry,
  kind: z.literal('days'),
  spans: z.array(z.strictObject({ from: dateSchema, to: dateSchema })).min(1),
});
const hoursSchema = z.strictObject({
  ...entry,
  kind: z.literal('hours'),
  weekdays: z.array(weekday).min(1),
  /** Empty: all day. */
  spans: z.array(z.strictObject({ from: timeSchema, to: timeSchema })),
  /** The public holidays of the pack (`holidays.statutory`) do not count as open days; its weekend days that are worked (`holidays.worked`) do, where all working days are open. */
  exceptHolidays: z.boolean(),
  /** Other days on which it is closed. */
  closedOn: z.array(dateSchema),
});
const contactSchema = z.strictObject({
  ...entry,
  kind: z.literal('contact'),
  by: z.enum(['telephone', 'site', 'app', 'officialAccount', 'miniProgram', 'message', 'terminal', 'counter', 'window', 'community']),
  /** Number, address or name to look for; `null`: a kind of place. */
  address: z.string().min(3).nullable(),
  /** Its hours: a fact of kind `hours`. */
  hours: z.string().optional(),
});
const countSchema = z.strictObject({ ...entry, kind: z.literal('count'), count: z.int().min(0) });
const choiceSchema = z.strictObject({ ...entry, kind: z.literal('choice'), choice: z.string().min(1) });
const listSchema = z.strictObject({ ...entry, kind: z.literal('list'), values: z.array(z.string().min(1)).min(1) });

export const factSchema = z.discriminatedUnion('kind', [
  durationSchema,
  feeSchema,
  rateSchema,
  amountSchema,
  dayFactSchema,
  monthDaysSchema,
  monthsSchema,
  daysSchema,
  hoursSchema,
  contactSchema,
  countSchema,
  choiceSchema,
  listSchema,
]);

export type Fact = z.infer<typeof factSchema>;
export type FactKind = Fact['kind'];
export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>;
