/** The shape of a city's rule pack. Strict: a field nobody knows and an entry without its source are refused. */
import { z } from 'zod';
import { dateSchema, factSchema, sourceSchema, textSchema } from './fact-schema.ts';
import { CARD_FUNCTIONS, CHANNELS, CIRCUMSTANCES, CITY_IDS, FUNCTION_STATES, OUTLET_KINDS, SERVICES } from './words.ts';

const cityIdSchema = z.enum(CITY_IDS);
const cardFunctionSchema = z.enum(CARD_FUNCTIONS);
const functionStateSchema = z.enum(FUNCTION_STATES);
const channelSchema = z.enum(CHANNELS);
const outletKindSchema = z.enum(OUTLET_KINDS);
const serviceIdSchema = z.enum(SERVICES);
const circumstanceSchema = z.enum(CIRCUMSTANCES);
/** Any one of these sets is enough; the order says which is asked for first. An empty set: nothing is asked for. */
const evidenceSchema = z.array(z.array(z.enum(['card', 'idCard', 'socialSecurityPin', 'bankPin', 'typedNumbers', 'code']))).min(1);

const citedText = z.strictObject({ text: textSchema, source: sourceSchema });
/** Where a person is sent and what to bring: names from `places` and `items`. */
const redirection = { goTo: z.array(z.string()), bring: z.array(z.string()) };
const refusalSchema = z.strictObject({ reason: textSchema, ...redirection, source: sourceSchema });
const helpSchema = z.strictObject({ ...redirection, source: sourceSchema });

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z.]+$/),
  service: serviceIdSchema,
  cardFunction: cardFunctionSchema.optional(),
  /** Made for this person or matter only; it comes before the general rule. */
  circumstance: circumstanceSchema.optional(),
  /** Age of the holder in whole years: from, and below. */
  ages: z.strictObject({ from: z.int().min(0).nullable(), below: z.int().min(1).nullable() }).optional(),
  effectiveFrom: dateSchema,
  /** Last day on which it holds; `null`: no end is known. */
  effectiveTo: dateSchema.nullable(),
  /** States of the function from which the service may start. */
  states: z.array(functionStateSchema).min(1).optional(),
  channels: z.array(channelSchema).min(1),
  outletKinds: z.union([z.literal('any'), z.array(outletKindSchema).min(1)]),
  evidence: evidenceSchema,
  /** Papers that a person looks at: names from `items`. */
  papers: z.array(z.string()).optional(),
  /** Facts that belong to the answer: what it costs, how long it takes. */
  terms: z.array(z.string()).optional(),
  /** The fact (`duration`) after which it is ready. */
  readyAfter: z.string().optional(),
  /** The fact (`amount`) that the carried balance must be above, and what is said where it is not. */
  above: z.strictObject({ amount: z.string(), refusal: refusalSchema }).optional(),
  /** The fact (`hours`) that says when the place is open for it. */
  openAt: z.string().optional(),
  /** Whether the terminal may take it in while the host is away; absent: it may not. */
  mayWait: z.strictObject({ source: sourceSchema }).optional(),
  /** At a counter a second person gives leave: always, or when somebody else came for the holder. Absent: nobody has to. */
  needsApproval: z.strictObject({ when: z.enum(['always', 'byProxy']), source: sourceSchema }).optional(),
  /** Whether somebody else may come; `null`: only the holder. */
  proxy: z.strictObject({ evidence: evidenceSchema, bring: z.array(z.string()), source: sourceSchema }).nullable(),
  lapsesAfterDays: z.int().min(1).nullable(),
  linkedFunctions: z.array(cardFunctionSchema),
  /** Lifting only where the loss was reported, unless it was reported by one of these channels. */
  onlyWhereReported: z.strictObject({ exceptReportedBy: z.array(channelSchema), refusal: refusalSchema }).optional(),
  consequences: z.array(citedText),
  /** Said at a place or by a channel where the service is not given; absent where another rule of the service answers there. */
  elsewhere: refusalSchema.optional(),
  /** Said to those who send somebody else although the holder must come. */
  proxyRefusal: refusalSchema.optional(),
  /** Said when the function's state forbids it, where the documents have words of their own. */
  stateRefusals: z.partialRecord(functionStateSchema, refusalSchema).optional(),
  sources: z.array(sourceSchema).min(1),
});

export const packSchema = z.strictObject({
  format: z.literal(1),
  city: cityIdSchema,
  version: z.int().min(1),
  /** The pack as a whole holds from this day on. */
  effectiveFrom: dateSchema,
  effectiveTo: dateSchema.nullable(),
  name: textSchema,
  /** Two letters that begin every receipt number of the city. */
  receiptPrefix: z.string().regex(/^[A-Z]{2}$/),
  /** The social-security PIN of a new card and of one that was reset. */
  initialPin: z.strictObject({ value: z.string().regex(/^\d{4,16}$/), source: sourceSchema }),
  documents: z.array(z.strictObject({ id: z.string().min(1), title: z.string().min(1), published: z.string().min(4) })).min(1),
  hotlines: z.array(z.strictObject({ name: textSchema, number: z.string().min(3), source: sourceSchema })).min(1),
  warnings: z.array(citedText),
  /** Where people are sent; `hours` names the fact that says when it is open. */
  places: z.record(z.string(), citedText.extend({ hours: z.string().optional() })),
  items: z.record(z.string(), citedText),
  help: z.strictObject({
    socialSecurityPinLocked: helpSchema,
    bankPinLocked: helpSchema,
    changeSocialSecurityPin: helpSchema,
    changeBankPin: helpSchema,
  }),
  /** Services that the city's terminals do not give for a function at all. */
  notOffered: z.array(
    z.strictObject({
      service: serviceIdSchema,
      cardFunction: cardFunctionSchema.optional(),
      circumstance: circumstanceSchema.optional(),
      /** Not said to those who have done this already. */
      unless: circumstanceSchema.optional(),
      channels: z.array(channelSchema).min(1).optional(),
      effectiveFrom: dateSchema.optional(),
      effectiveTo: dateSchema.nullable().optional(),
      refusal: refusalSchema,
    }),
  ),
  facts: z.array(factSchema),
  rules: z.array(ruleSchema).min(1),
  /** Ed25519 over the canonical JSON of all the rest. */
  signature: z.strictObject({ keyId: z.string().min(1), value: z.base64() }),
});

export type Pack = z.infer<typeof packSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type NotOffered = Pack['notOffered'][number];
export type Refusal = z.infer<typeof refusalSchema>;
