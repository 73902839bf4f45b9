/**
 * The contract of the authority: who owns which state of cards, loss reports, accounts. A lone terminal embeds it on SQLite.
 * Money is fen as integers; dates are civil dates in Shanghai; instants are milliseconds since the Unix epoch.
 * Every changing command carries an idempotency key: a repeat gives the first answer, the same key with another body is refused.
 */
import { z } from 'zod';

export const cardFunctionSchema = z.enum(['socialSecurity', 'bank', 'eWallet']);
export const functionStateSchema = z.enum(['notActivated', 'active', 'temporarilyLost', 'formallyLost', 'locked', 'void', 'absent']);
export const outletKindSchema = z.enum([
  'cardServiceWindow',
  'countyMedicalInsuranceOffice',
  'issuingBankOutlet',
  'partnerBankOutlet',
  'designatedHospital',
  'designatedPharmacy',
  'communityPoint',
]);

export const terminalSchema = z.object({
  id: z.string().min(1),
  city: z.enum(['changsha', 'hunan-ledger', 'suzhou', 'zhaotong']),
  outletName: z.string().min(1),
  outletKinds: z.array(outletKindSchema).min(1),
  /** How people are served there; a terminal that does not say is a kiosk. */
  channel: z.enum(['kiosk', 'counter']).optional(),
});
export type Terminal = z.infer<typeof terminalSchema>;

export const evidenceSchema = z.object({
  card: z.boolean(),
  idCard: z.boolean(),
  socialSecurityPin: z.boolean(),
  bankPin: z.boolean(),
  proxy: z.boolean(),
});

/** Who is meant. With `cardNumber` the card in hand is meant, without it the person's newest card. */
export const subjectSchema = z.object({ socialSecurityNumber: z.string().min(1), cardNumber: z.string().min(1).optional() });
export type Subject = z.infer<typeof subjectSchema>;

export const commandEnvelopeSchema = z.object({
  idempotencyKey: z.string().min(8).max(100),
  terminal: terminalSchema,
  evidence: evidenceSchema,
});

export const reportLossSchema = commandEnvelopeSchema.extend({
  command: z.literal('reportLoss'),
  subject: subjectSchema,
  cardFunction: cardFunctionSchema,
});
export const liftLossSchema = commandEnvelopeSchema.extend({
  command: z.literal('liftLoss'),
  subject: subjectSchema,
  cardFunction: cardFunctionSchema,
});
export const activateSchema = commandEnvelopeSchema.extend({
  command: z.literal('activate'),
  subject: subjectSchema,
  cardFunction: cardFunctionSchema,
});
/** The authority's leave for a PIN reset, asked before the card is written; `recordPinReset` closes it. */
export const authorisePinResetSchema = commandEnvelopeSchema.extend({ command: z.literal('authorisePinReset'), subject: subjectSchema });
export const recordPinResetSchema = commandEnvelopeSchema.extend({
  command: z.literal('recordPinReset'),
  subject: subjectSchema,
  authorisation: z.string().min(1),
  result: z.enum(['done', 'failed', 'unknown']),
});
export const authorityCommandSchema = z.discriminatedUnion('command', [
  reportLossSchema,
  liftLossSchema,
  activateSchema,
  authorisePinResetSchema,
  recordPinResetSchema,
]);
export type AuthorityCommand = z.infer<typeof authorityCommandSchema>;

export interface Receipt {
  /** Receipt number, unique, readable aloud: `ZT-20261122-000017`. */
  readonly number: string;
  readonly issuedAtMs: number;
  /** Functions whose state the command changed. */
  readonly functions: readonly {
    readonly cardFunction: z.infer<typeof cardFunctionSchema>;
    readonly state: z.infer<typeof functionStateSchema>;
  }[];
  /** Temporary loss: first civil date on which it no longer holds; `null` when it does not lapse or does not apply. */
  readonly lapsesOn: string | null;
  /** Activation: balance moved from the old card's account in fen; `null` when none was moved. */
  readonly movedBalanceFen: number | null;
}

export type CommandOutcome =
  | { readonly outcome: 'done'; readonly receipt: Receipt }
  /** The rules or the card's state do not allow it. `code` is stable, for tests and slips. */
  | { readonly outcome: 'refused'; readonly code: RefusalCode; readonly reason: { readonly zh: string; readonly en: string } };

export type RefusalCode =
  | 'unknownPerson'
  | 'unknownCard'
  | 'notAllowedHere' // decide() refused: place, evidence or date
  | 'wrongState' // e.g. lifting what is not lost
  | 'keyReused' // same idempotency key, other body
  | 'unknownAuthorisation';

export interface FunctionStanding {
  readonly cardFunction: z.infer<typeof cardFunctionSchema>;
  readonly state: z.infer<typeof functionStateSchema>;
  /** Civil date since which it stands so. */
  readonly since: string;
  readonly lapsesOn: string | null;
  /** The loss report that holds now: some cities lift it only where it was made. */
  readonly loss?: { readonly channel: 'kiosk' | 'counter' | 'telephone'; readonly outletName: string };
}

export interface InsuranceRecord {
  readonly kind: 'pension' | 'employeeMedical' | 'residentMedical' | 'unemployment' | 'workInjury' | 'maternity';
  readonly state: 'insured' | 'suspended' | 'retired' | 'ended';
  readonly place: string;
  readonly contributionMonths: number;
}

export interface PersonRecord {
  readonly name: string;
  readonly insurances: readonly InsuranceRecord[];
  readonly employer: string | null;
  readonly accountKind: 'card' | 'ledger' | 'none';
  readonly card: {
    readonly cardNumber: string;
    readonly issuingBank: string;
    readonly functions: readonly FunctionStanding[];
    /** Whether the social-security PIN is known never to have been changed from 000000. */
    readonly initialPin: boolean;
  };
}

export interface StatementEntry {
  readonly on: string;
  readonly kind: 'credit' | 'interest' | 'use' | 'transferIn' | 'transferOut' | 'familySharing' | 'premiumWithheld' | 'withdrawal';
  readonly note: string;
  /** Signed: what is added to the balance. */
  readonly amountFen: number;
  readonly balanceFen: number;
}

export interface AccountStatement {
  readonly accountKind: 'card' | 'ledger';
  readonly from: string;
  readonly to: string;
  readonly openingFen: number;
  readonly closingFen: number;
  readonly entries: readonly StatementEntry[];
}

export type QueryFailure = 'unknownPerson' | 'unknownCard' | 'noAccount';

export interface Authority {
  person(
    subject: Subject,
  ): Promise<{ readonly ok: true; readonly value: PersonRecord } | { readonly ok: false; readonly error: QueryFailure }>;
  /** Entries with `from <= on <= to`. */
  statement(
    subject: Subject,
    from: string,
    to: string,
  ): Promise<{ readonly ok: true; readonly value: AccountStatement } | { readonly ok: false; readonly error: QueryFailure }>;
  execute(command: AuthorityCommand): Promise<CommandOutcome>;
  /** What became of a command whose answer was lost; `null`: it never arrived. */
  outcomeOf(idempotencyKey: string): Promise<CommandOutcome | null>;
}
