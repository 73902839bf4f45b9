/** What a clerk can ask for. Everything that comes from the staff page is checked against these schemas on the main side. */
import { z } from 'zod';
import { COUNTER_FIELDS, COUNTER_PAGES, COUNTER_SERVICES, QUEUE_FILTERS } from './counter-words.ts';

const place = z.int().min(1).max(1_000_000);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const counterIntentSchema = z.discriminatedUnion('intent', [
  /** The secret travels beside the intent and is never part of an event. By card: the staff card lies in the reader. */
  z.strictObject({ intent: z.literal('signIn'), by: z.enum(['password', 'card']), staff: z.string().max(40) }),
  z.strictObject({ intent: z.literal('approve'), by: z.enum(['password', 'card']), staff: z.string().max(40) }),
  z.strictObject({ intent: z.literal('signOut') }),
  z.strictObject({ intent: z.literal('lock') }),
  /** Who is signed in goes on, with password, or with the staff card in the reader and its PIN. */
  z.strictObject({ intent: z.literal('unlock'), by: z.enum(['password', 'card']) }),
  z.strictObject({ intent: z.literal('goTo'), page: z.enum(COUNTER_PAGES) }),
  z.strictObject({ intent: z.literal('newTab') }),
  z.strictObject({ intent: z.literal('chooseTab'), tab: place }),
  z.strictObject({ intent: z.literal('closeTab') }), // the customer leaves: everything of them is wiped
  z.strictObject({ intent: z.literal('readId'), whose: z.enum(['holder', 'proxy']) }),
  z.strictObject({ intent: z.literal('typedNumber'), number: z.string().min(1).max(18) }),
  z.strictObject({ intent: z.literal('looked'), at: z.enum(['holder', 'proxy']), yes: z.boolean() }),
  z.strictObject({ intent: z.literal('choose'), service: z.enum(COUNTER_SERVICES) }),
  z.strictObject({ intent: z.literal('fill'), field: z.enum(COUNTER_FIELDS), value: z.string().max(200) }),
  z.strictObject({ intent: z.literal('submit') }),
  z.strictObject({ intent: z.literal('cancel') }), // the service that is open, or what waits
  z.strictObject({ intent: z.literal('print') }),
  z.strictObject({ intent: z.literal('filter'), show: z.enum(QUEUE_FILTERS) }),
  z.strictObject({ intent: z.literal('search'), number: z.string().min(1).max(60) }),
  z.strictObject({ intent: z.literal('day'), on: date }),
  z.strictObject({ intent: z.literal('reconcile') }),
  z.strictObject({ intent: z.literal('save') }), // the day's report as PDF
]);
export type CounterIntent = z.infer<typeof counterIntentSchema>;

/** One message of the staff page. */
export const counterRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('intent'),
    sequence: z.int().min(0),
    intent: counterIntentSchema,
    /** A clerk's own password or PIN. */
    secret: z.string().min(1).max(128).optional(),
  }),
  z.strictObject({ kind: z.literal('language'), language: z.enum(['zh-CN', 'en']) }),
  z.strictObject({ kind: z.literal('painted'), sequence: z.int().min(0) }),
]);
export type CounterRequest = z.infer<typeof counterRequestSchema>;
