/** What is asked of the authority. */
import { z } from 'zod';
import { cardFunctionSchema, outletKindSchema } from './words.ts';

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
/** What is done to a locked PIN on the card: a reset sets 000000, an unlock gives the tries back. Absent: a reset. */
const pinServiceSchema = z.enum(['resetSocialSecurityPin', 'unlockSocialSecurityPin']).optional();
/** The authority's leave for a PIN reset or unlock, asked before the card is written; `recordPinReset` closes it. */
export const authorisePinResetSchema = commandEnvelopeSchema.extend({
  command: z.literal('authorisePinReset'),
  subject: subjectSchema,
  service: pinServiceSchema,
});
export const recordPinResetSchema = commandEnvelopeSchema.extend({
  command: z.literal('recordPinReset'),
  subject: subjectSchema,
  service: pinServiceSchema,
  authorisation: z.string().min(1),
  result: z.enum(['done', 'failed', 'unknown']),
});
/** The holder has changed the social-security PIN on the card, which asked for the old one itself: no leave is needed. */
export const recordPinChangeSchema = commandEnvelopeSchema.extend({ command: z.literal('recordPinChange'), subject: subjectSchema });
export const authorityCommandSchema = z.discriminatedUnion('command', [
  reportLossSchema,
  liftLossSchema,
  activateSchema,
  authorisePinResetSchema,
  recordPinResetSchema,
  recordPinChangeSchema,
]);
export type AuthorityCommand = z.infer<typeof authorityCommandSchema>;
