/** What a person, or a clerk beside them, may look up besides the record and the statement. One schema a question, one an answer. */
import { z } from 'zod';
import { CITY_IDS } from '../../rules/words.ts';
import { accountStatementSchema } from './answers.ts';
import { subjectSchema } from './commands.ts';
import {
  civilDateSchema,
  familyRelationSchema,
  fenSchema,
  monthSchema,
  orderKindSchema,
  orderStepSchema,
  outletKindSchema,
  referralKindSchema,
} from './words.ts';

const insuranceKind = z.enum(['pension', 'employeeMedical', 'residentMedical', 'unemployment', 'workInjury', 'maternity']);
const listOf = <T extends z.ZodType>(one: T) => z.array(one).readonly();
const months = { fromMonth: monthSchema, toMonth: monthSchema };
const days = { from: civilDateSchema, to: civilDateSchema };

const accounts = listOf(
  z.object({
    kind: z.enum(['card', 'ledger']),
    cardNumber: z.string().nullable(),
    balanceFen: fenSchema,
    /** The part that was carried over from earlier years. */
    carriedFen: fenSchema,
    frozenSince: civilDateSchema.nullable(),
    closedOn: civilDateSchema.nullable(),
    lastEntryOn: civilDateSchema.nullable(),
  }),
);
const contributions = listOf(
  z.object({
    kind: insuranceKind,
    month: monthSchema,
    employer: z.string().nullable(),
    baseFen: fenSchema,
    employerFen: fenSchema,
    personFen: fenSchema,
    paidOn: civilDateSchema.nullable(),
    period: monthSchema.nullable(),
  }),
);
const pension = z.object({
  years: listOf(
    z.object({
      year: z.int(),
      months: z.int(),
      baseFen: fenSchema,
      personFen: fenSchema,
      interestFen: fenSchema,
      balanceFen: fenSchema,
    }),
  ),
  payments: listOf(
    z.object({
      month: monthSchema,
      kind: z.enum(['pension', 'adjustment']),
      paidOn: civilDateSchema,
      amountFen: fenSchema,
      note: z.string(),
    }),
  ),
});
const medicalCosts = listOf(
  z.object({
    on: civilDateSchema,
    provider: z.string(),
    kind: z.enum(['outpatient', 'inpatient', 'pharmacy']),
    totalFen: fenSchema,
    fundFen: fenSchema,
    accountFen: fenSchema,
    ownFen: fenSchema,
  }),
);
const orders = listOf(
  z.object({
    order: z.string(),
    kind: orderKindSchema,
    step: orderStepSchema,
    since: civilDateSchema,
    orderedOn: civilDateSchema,
    /** When it should be there; `null`: nobody says. */
    dueOn: civilDateSchema.nullable(),
    outletId: z.string().nullable(),
    feeFen: fenSchema.nullable(),
    steps: listOf(z.object({ step: orderStepSchema, on: civilDateSchema, note: z.string().nullable() })),
  }),
);
const referrals = listOf(
  z.object({
    filing: z.string(),
    kind: referralKindSchema,
    state: z.enum(['filed', 'used', 'cancelled', 'replaced', 'expired']),
    place: z.string(),
    hospital: z.string().nullable(),
    filedOn: civilDateSchema,
    validTo: civilDateSchema.nullable(),
    changeableFrom: civilDateSchema.nullable(),
  }),
);
const family = listOf(
  z.object({
    binding: z.string(),
    /** Whether the person's own account is shared, or another's with them. */
    as: z.enum(['owner', 'member']),
    /** Masked. */
    otherNumber: z.string(),
    otherName: z.string(),
    relation: familyRelationSchema,
    boundOn: civilDateSchema,
  }),
);
/** What has become of what a receipt was given for: a card is under way for weeks, a filing may have been cancelled since. */
const receiptOutcome = z.enum(['done', 'underWay', 'rejected', 'cancelled', 'ended']);
const receipts = listOf(
  z.object({ number: z.string(), command: z.string(), atMs: z.int(), terminalId: z.string(), outcome: receiptOutcome }),
);
const warnings = listOf(
  z.object({
    code: z.string(),
    text: z.object({ zh: z.string(), en: z.string() }),
    severity: z.enum(['notice', 'urgent']),
    from: civilDateSchema,
  }),
);
const outlets = listOf(
  z.object({
    id: z.string(),
    name: z.string(),
    bank: z.string().nullable(),
    address: z.string(),
    telephone: z.string().nullable(),
    kinds: z.array(outletKindSchema),
    hours: z.array(z.object({ weekday: z.int(), opens: z.string(), closes: z.string() })),
  }),
);
/** What is open at an outlet, for its counter's queue. */
const openRequests = listOf(
  z.object({
    kind: z.enum(['order', 'correction']),
    number: z.string(),
    /** Kind of the order, or of the request. */
    what: z.string(),
    step: z.string(),
    since: civilDateSchema,
    dueOn: civilDateSchema.nullable(),
    /** Masked. */
    holder: z.string(),
  }),
);
/** Requests to correct a person's data that nobody has decided yet. */
const corrections = listOf(
  z.object({
    request: z.string(),
    name: z.string().nullable(),
    address: z.string().nullable(),
    telephone: z.string().nullable(),
    note: z.string().nullable(),
    requestedOn: civilDateSchema,
  }),
);
const receipt = listOf(
  z.object({
    command: z.string(),
    atMs: z.int(),
    terminalId: z.string(),
    /** Masked. */
    subject: z.string(),
    staff: z.string().nullable(),
    approvedBy: z.string().nullable(),
  }),
);
/** Both numbers typed exactly: whether they are one person's. */
const identity = z.object({ known: z.boolean() });

const subject = { subject: subjectSchema };
const asked = <Name extends string, Shape extends z.ZodRawShape>(inquiry: Name, shape: Shape) =>
  z.strictObject({ inquiry: z.literal(inquiry), ...shape });

/** Question and answer by name. */
export const INQUIRIES = {
  accounts: { question: asked('accounts', subject), answer: accounts },
  /** The entries of one keeping; the statement is that of the account that counts. */
  entries: { question: asked('entries', { ...subject, ...days, kind: z.enum(['card', 'ledger']) }), answer: accountStatementSchema },
  contributions: { question: asked('contributions', { ...subject, ...months }), answer: contributions },
  pension: { question: asked('pension', { ...subject, ...months }), answer: pension },
  medicalCosts: { question: asked('medicalCosts', { ...subject, ...days }), answer: medicalCosts },
  orders: { question: asked('orders', subject), answer: orders },
  referrals: { question: asked('referrals', subject), answer: referrals },
  family: { question: asked('family', subject), answer: family },
  receipts: { question: asked('receipts', { ...subject, limit: z.int().min(1).max(100) }), answer: receipts },
  warnings: { question: asked('warnings', subject), answer: warnings },
  corrections: { question: asked('corrections', subject), answer: corrections },
  outlets: { question: asked('outlets', { city: z.enum(CITY_IDS) }), answer: outlets },
  identity: {
    question: asked('identity', { socialSecurityNumber: z.string().length(18), personalNumber: z.string().regex(/^\d{8}$/) }),
    answer: identity,
  },
  openRequests: {
    question: asked('openRequests', { city: z.enum(CITY_IDS), outletId: z.string().min(1).max(40).optional() }),
    answer: openRequests,
  },
  receipt: { question: asked('receipt', { number: z.string().min(1).max(60) }), answer: receipt },
} as const;
export type InquiryName = keyof typeof INQUIRIES;
/** A question by its name. */
export type InquiryOf<Name extends InquiryName> = z.infer<(typeof INQUIRIES)[Name]['question']>;
export type InquiryAnswer<Name extends InquiryName> = z.infer<(typeof INQUIRIES)[Name]['answer']>;

export const inquirySchema = z.discriminatedUnion('inquiry', [
  INQUIRIES.accounts.question,
  INQUIRIES.entries.question,
  INQUIRIES.contributions.question,
  INQUIRIES.pension.question,
  INQUIRIES.medicalCosts.question,
  INQUIRIES.orders.question,
  INQUIRIES.referrals.question,
  INQUIRIES.family.question,
  INQUIRIES.receipts.question,
  INQUIRIES.warnings.question,
  INQUIRIES.corrections.question,
  INQUIRIES.outlets.question,
  INQUIRIES.identity.question,
  INQUIRIES.openRequests.question,
  INQUIRIES.receipt.question,
]);
export type Inquiry = z.infer<typeof inquirySchema>;
