/** The shape of a city's rule pack. Strict: a field nobody knows and an entry without its source are refused. */
import { z } from 'zod';
import { isCivilDate } from '../../native/base/civil-date.ts';

const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const dateSchema = z.string().refine(isCivilDate, 'not a civil date YYYY-MM-DD');

/** `document` is an id of the pack's `documents`, or `ours`: then `quote` says why the documents leave it to us. */
export const sourceSchema = z.strictObject({ document: z.string().min(1), quote: z.string().min(4) });

export const cityIdSchema = z.enum(['changsha', 'hunan-ledger', 'suzhou', 'zhaotong']);
const cardFunctionSchema = z.enum(['socialSecurity', 'bank', 'eWallet']);
const functionStateSchema = z.enum(['notActivated', 'active', 'temporarilyLost', 'formallyLost', 'locked', 'void', 'absent']);
const channelSchema = z.enum(['kiosk', 'counter', 'telephone']);
const outletKindSchema = z.enum([
  'cardServiceWindow',
  'countyMedicalInsuranceOffice',
  'issuingBankOutlet',
  'partnerBankOutlet',
  'designatedHospital',
  'designatedPharmacy',
  'communityPoint',
]);
const serviceIdSchema = z.enum([
  'personalInformation',
  'statement',
  'bankPinCheck',
  'temporaryLoss',
  'liftLoss',
  'resetSocialSecurityPin',
  'activateFunction',
]);
/** Any one of these sets is enough; the order says which is asked for first. */
const evidenceSchema = z.array(z.array(z.enum(['card', 'idCard', 'socialSecurityPin', 'bankPin'])).min(1)).min(1);

const citedText = z.strictObject({ text: textSchema, source: sourceSchema });
/** Where a person is sent and what to bring: names from `places` and `items`. */
const redirection = { goTo: z.array(z.string()), bring: z.array(z.string()) };
const refusalSchema = z.strictObject({ reason: textSchema, ...redirection, source: sourceSchema });
const helpSchema = z.strictObject({ ...redirection, source: sourceSchema });

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z.]+$/),
  service: serviceIdSchema,
  cardFunction: cardFunctionSchema.optional(),
  effectiveFrom: dateSchema,
  /** Last day on which it holds; `null`: no end is known. */
  effectiveTo: dateSchema.nullable(),
  /** States of the function from which the service may start. */
  states: z.array(functionStateSchema).min(1).optional(),
  channels: z.array(channelSchema).min(1),
  outletKinds: z.union([z.literal('any'), z.array(outletKindSchema).min(1)]),
  evidence: evidenceSchema,
  /** Whether somebody else may come; `null`: only the holder. */
  proxy: z.strictObject({ evidence: evidenceSchema, bring: z.array(z.string()), source: sourceSchema }).nullable(),
  lapsesAfterDays: z.int().min(1).nullable(),
  linkedFunctions: z.array(cardFunctionSchema),
  /** Lifting only where the loss was reported, unless it was reported by one of these channels. */
  onlyWhereReported: z.strictObject({ exceptReportedBy: z.array(channelSchema), refusal: refusalSchema }).optional(),
  consequences: z.array(citedText),
  /** Said at a place or by a channel where the service is not given. */
  elsewhere: refusalSchema,
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
  name: textSchema,
  /** Two letters that begin every receipt number of the city. */
  receiptPrefix: z.string().regex(/^[A-Z]{2}$/),
  /** The social-security PIN of a new card and of one that was reset. */
  initialPin: z.strictObject({ value: z.string().regex(/^\d{4,16}$/), source: sourceSchema }),
  documents: z.array(z.strictObject({ id: z.string().min(1), title: z.string().min(1), published: z.string().min(4) })).min(1),
  hotlines: z.array(z.strictObject({ name: textSchema, number: z.string().min(3), source: sourceSchema })).min(1),
  warnings: z.array(citedText),
  places: z.record(z.string(), citedText),
  items: z.record(z.string(), citedText),
  help: z.strictObject({
    socialSecurityPinLocked: helpSchema,
    bankPinLocked: helpSchema,
    changeSocialSecurityPin: helpSchema,
    changeBankPin: helpSchema,
  }),
  /** Services that the city's terminals do not give for a function at all. */
  notOffered: z.array(z.strictObject({ service: serviceIdSchema, cardFunction: cardFunctionSchema.optional(), refusal: refusalSchema })),
  rules: z.array(ruleSchema).min(1),
});

export type Pack = z.infer<typeof packSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
