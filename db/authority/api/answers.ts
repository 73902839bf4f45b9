/** What the authority answers. Schemas, because a terminal checks what came over the line before it believes it. */
import { z } from 'zod';
import { cardFunctionSchema, channelSchema, civilDateSchema, fenSchema, functionStateSchema } from './words.ts';

const changedFunctionSchema = z.object({ cardFunction: cardFunctionSchema, state: functionStateSchema }).readonly();

export const bilingualSchema = z.object({ zh: z.string(), en: z.string() }).readonly();

/**
 * Linked freezing: the order to the bank that goes with a change. `freeze` and `release` are a temporary loss and its end, `close` a formal
 * loss or a card that was replaced, `activate` the bank function's activation. `reference` is the receipt number: the bank takes an order once.
 */
const bankSideSchema = z
  .object({
    act: z.enum(['freeze', 'release', 'close', 'activate']),
    cardNumber: z.string(),
    issuingBank: z.string(),
    reference: z.string(),
    /** Civil date from which it counts. */
    on: civilDateSchema,
  })
  .readonly();
export type BankSide = z.infer<typeof bankSideSchema>;

const receiptSchema = z
  .object({
    /** Receipt number, unique, readable aloud: `ZT-20261122-000017`. */
    number: z.string().min(1),
    issuedAtMs: z.int(),
    /** Functions whose state the command changed. */
    functions: z.array(changedFunctionSchema).readonly(),
    /** Temporary loss: first civil date on which it no longer holds; `null` when it does not lapse or does not apply. */
    lapsesOn: civilDateSchema.nullable(),
    /** Activation: balance moved from the old card's account in fen; `null` when none was moved. */
    movedBalanceFen: fenSchema.nullable(),
    /** Activation: the card that became void with it, masked; absent: there was none. */
    voidedCard: z.string().optional(),
    /** What the bank has to do so that its side stands as this one does; absent: nothing. */
    bankSide: bankSideSchema.optional(),
    /** A report at the place of treatment: what became of the settlement there. No function of the card changes with it. */
    settlementElsewhere: z.enum(['frozen', 'released']).optional(),
    /** The order, filing or binding that the command made or changed. */
    reference: z.string().optional(),
    /** When the card should be there. */
    readyOn: civilDateSchema.nullable().optional(),
    /** What it costs; `null`: somebody else says how much. */
    feeFen: fenSchema.nullable().optional(),
    /** What to bring the next time. */
    bring: z.array(bilingualSchema).readonly().optional(),
    /** Query password: whether it was right, and tries left. */
    password: z
      .object({ accepted: z.boolean(), triesLeft: z.int().min(0) })
      .readonly()
      .optional(),
  })
  .readonly();
export type Receipt = z.infer<typeof receiptSchema>;

const refusalCodeSchema = z.enum([
  'unknownPerson',
  'unknownCard',
  'notAllowedHere', // decide() refused: place, evidence or date
  'wrongState', // e.g. lifting what is not lost
  'keyReused', // same idempotency key, other body
  'unknownAuthorisation',
  'notAuthorised', // terminal, outlet or staff may not do this
  'needsApproval', // a second person has to give leave
  'unknownOrder', // order, binding or filing
  'noAccount',
]);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

export const commandOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), receipt: receiptSchema }).readonly(),
  /** The rules or the card's state do not allow it. `code` is stable, for tests and slips. */
  z.object({ outcome: z.literal('refused'), code: refusalCodeSchema, reason: bilingualSchema }).readonly(),
]);
export type CommandOutcome = z.infer<typeof commandOutcomeSchema>;

const lossSchema = z.object({ channel: channelSchema, outletName: z.string(), outletId: z.string().nullable().optional() }).readonly();

const functionStandingSchema = z
  .object({
    cardFunction: cardFunctionSchema,
    state: functionStateSchema,
    /** Civil date since which it stands so. */
    since: civilDateSchema,
    lapsesOn: civilDateSchema.nullable(),
    /** The loss report that holds now: some cities lift it only where it was made. */
    loss: lossSchema.optional(),
  })
  .readonly();
export type FunctionStanding = z.infer<typeof functionStandingSchema>;

const insuranceSchema = z
  .object({
    kind: z.enum(['pension', 'employeeMedical', 'residentMedical', 'unemployment', 'workInjury', 'maternity']),
    state: z.enum(['insured', 'suspended', 'retired', 'ended']),
    place: z.string(),
    contributionMonths: z.int().min(0),
  })
  .readonly();
export type InsuranceRecord = z.infer<typeof insuranceSchema>;

export const personRecordSchema = z
  .object({
    name: z.string(),
    insurances: z.array(insuranceSchema).readonly(),
    employer: z.string().nullable(),
    accountKind: z.enum(['card', 'ledger', 'none']),
    /** Insurances and employer are not told: less was shown than the rules ask for. How the card stands is. */
    withheld: z.boolean().optional(),
    /** Filed for treatment elsewhere: other ways hold for a loss. Absent: not filed. */
    settledElsewhere: z.literal(true).optional(),
    card: z
      .object({
        cardNumber: z.string(),
        issuingBank: z.string(),
        functions: z.array(functionStandingSchema).readonly(),
        /** A loss reported at the place of treatment: settlement there is frozen since then, whatever the functions are. */
        lossElsewhere: z.object({ since: civilDateSchema, loss: lossSchema }).readonly().optional(),
        /** Whether the social-security PIN is known never to have been changed from 000000. */
        initialPin: z.boolean(),
        /** The card that activation makes void: masked, and what its account holds; absent: there is none, or it is void already. */
        replaces: z.object({ maskedCardNumber: z.string(), balanceFen: fenSchema.nullable() }).readonly().optional(),
      })
      .readonly(),
  })
  .readonly();
export type PersonRecord = z.infer<typeof personRecordSchema>;

const statementEntrySchema = z
  .object({
    on: civilDateSchema,
    kind: z.enum(['credit', 'interest', 'use', 'transferIn', 'transferOut', 'familySharing', 'premiumWithheld', 'withdrawal']),
    note: z.string(),
    /** Signed: what is added to the balance. */
    amountFen: fenSchema,
    balanceFen: fenSchema,
  })
  .readonly();
export type StatementEntry = z.infer<typeof statementEntrySchema>;

export const accountStatementSchema = z
  .object({
    accountKind: z.enum(['card', 'ledger']),
    from: civilDateSchema,
    to: civilDateSchema,
    openingFen: fenSchema,
    closingFen: fenSchema,
    entries: z.array(statementEntrySchema).readonly(),
  })
  .readonly();
export type AccountStatement = z.infer<typeof accountStatementSchema>;

/** `notAllowedHere`: the rules refuse it with what was shown; `notAuthorised`: terminal or clerk may not ask. */
export const queryFailureSchema = z.enum(['unknownPerson', 'unknownCard', 'noAccount', 'notAllowedHere', 'notAuthorised']);
export type QueryFailure = z.infer<typeof queryFailureSchema>;
/** A question that the rules refuse. */
export interface QueryRefusal {
  readonly ok: false;
  readonly error: Extract<QueryFailure, 'notAllowedHere' | 'notAuthorised'>;
  readonly reason: z.infer<typeof bilingualSchema>;
}
