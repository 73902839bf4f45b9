/** What the authority is asked to change. Every command names its key, the place it comes from, what was shown there, and whom it is about. */
import { z } from 'zod';
import { CITY_IDS } from '../../rules/words.ts';
import {
  cardFunctionSchema,
  channelSchema,
  circumstanceSchema,
  civilDateSchema,
  familyRelationSchema,
  orderKindSchema,
  outletKindSchema,
  referralKindSchema,
} from './words.ts';

export const terminalSchema = z.object({
  id: z.string().min(1),
  city: z.enum(CITY_IDS),
  outletName: z.string().min(1),
  outletKinds: z.array(outletKindSchema).min(1),
  /** How people are served there; a terminal that does not say is a kiosk. */
  channel: channelSchema.optional(),
  /** The outlet's own number: two outlets may have one name. */
  outletId: z.string().min(1).max(40).optional(),
  /** The bank whose outlet it is. */
  bank: z.string().min(1).optional(),
});
export type Terminal = z.infer<typeof terminalSchema>;

/** What a sign-in gave the terminal; kept nowhere else. */
export const proofSchema = z.string().min(20).max(100);
/** Somebody's leave: who, and the proof. */
export const approvalSchema = z.strictObject({ staff: z.string().min(1).max(40), proof: proofSchema });

export const evidenceSchema = z.object({
  card: z.boolean(),
  idCard: z.boolean(),
  socialSecurityPin: z.boolean(),
  bankPin: z.boolean(),
  proxy: z.boolean(),
  /** ID number and personal number, both typed exactly. */
  typedNumbers: z.boolean().optional(),
  /** A code of the person's own (医保电子凭证, 电子社保卡), and the authority's word whose it is. */
  code: z.boolean().optional(),
});

/** Who is meant. With `cardNumber` the card in hand is meant, without it the person's newest card. */
export const subjectSchema = z.object({ socialSecurityNumber: z.string().min(1), cardNumber: z.string().min(1).optional() });
export type Subject = z.infer<typeof subjectSchema>;

const envelope = {
  idempotencyKey: z.string().min(8).max(100),
  terminal: terminalSchema,
  evidence: evidenceSchema,
  subject: subjectSchema,
  /** The clerk who acts; at a kiosk nobody does. */
  staff: z.string().min(1).max(40).optional(),
  /** The clerk's own proof of having signed in at this terminal (`StaffAnswer`). */
  staffProof: proofSchema.optional(),
  /** The second person who gave leave, and the proof for it: for what the pack marks `needsApproval`. */
  approval: approvalSchema.optional(),
  /** What the clerk has found particular; the authority adds what its own records say. */
  circumstances: z.array(circumstanceSchema).max(10).optional(),
};

const withFunction = { ...envelope, cardFunction: cardFunctionSchema };
const password = z.string().regex(/^\d{6,16}$/);
const name = z.string().min(1).max(60);

/** Temporary (口头挂失, 临时挂失). */
const reportLossSchema = z.object({ command: z.literal('reportLoss'), ...withFunction });
const liftLossSchema = z.object({ command: z.literal('liftLoss'), ...withFunction });
/** Formal (书面挂失, 正式挂失): never lifted, leads to a new card. */
const reportFormalLossSchema = z.object({ command: z.literal('reportFormalLoss'), ...withFunction });
/**
 * At the office of the place of treatment, by those settled elsewhere (异地就医): freezes the settlement there and no function of the card.
 * The report at home comes after it.
 */
const reportLossElsewhereSchema = z.object({ command: z.literal('reportLossElsewhere'), ...envelope });
const liftLossElsewhereSchema = z.object({ command: z.literal('liftLossElsewhere'), ...envelope });
const activateSchema = z.object({ command: z.literal('activate'), ...withFunction });

/** A new card: the first one, one in place of a lost or spoilt one, or one made while one waits. */
const orderCardSchema = z.object({
  command: z.literal('orderCard'),
  ...envelope,
  kind: orderKindSchema,
  /** The outlet where it is to be collected. */
  collectAt: z.string().min(1).max(40).optional(),
});
/** A step in the back office: with `make` and `handOver` the card gets its number. */
const advanceOrderSchema = z.object({
  command: z.literal('advanceOrder'),
  ...envelope,
  order: z.string().min(1),
  event: z.enum(['verify', 'reject', 'correct', 'make', 'deliver', 'handOver', 'cancel']),
  card: z
    .object({
      cardNumber: z.string().min(1).max(40),
      issuingBank: name,
      expiresOn: civilDateSchema.nullable(),
      functions: z.array(cardFunctionSchema).min(1),
    })
    .optional(),
  note: name.optional(),
});
const collectCardSchema = z.object({ command: z.literal('collectCard'), ...envelope, order: z.string().min(1) });
/** A self-service machine is about to make the card of an order itself: asked before a blank is written. From then on it is this machine's. */
const beginCardMakingSchema = z.object({ command: z.literal('beginCardMaking'), ...envelope, order: z.string().min(1) });
/** The machine has made it, and the holder has taken it from the exit. */
const recordCardHandOverSchema = z.object({
  command: z.literal('recordCardHandOver'),
  ...envelope,
  order: z.string().min(1),
  cardNumber: z.string().min(1).max(40),
  expiresOn: civilDateSchema.nullable(),
});

/** What is done to a locked PIN on the card: a reset sets 000000, an unlock gives the tries back. Absent: a reset. */
const service = z.enum(['resetSocialSecurityPin', 'unlockSocialSecurityPin']).optional();
/** The authority's leave for a PIN reset or unlock, asked before the card is written; `recordPinReset` closes it. */
const authorisePinResetSchema = z.object({ command: z.literal('authorisePinReset'), ...envelope, service });
const recordPinResetSchema = z.object({
  command: z.literal('recordPinReset'),
  ...envelope,
  service,
  authorisation: z.string().min(1),
  result: z.enum(['done', 'failed', 'unknown']),
});
/** The holder has changed the social-security PIN on the card, which asked for the old one itself: no leave is needed. */
const recordPinChangeSchema = z.object({
  command: z.literal('recordPinChange'),
  ...envelope,
  /** When the card took it, by the terminal's clock: the record may come later. Absent: just now. */
  atMs: z.int().min(0).optional(),
});
/** 社保查询密码: one try of it. */
const checkQueryPasswordSchema = z.object({ command: z.literal('checkQueryPassword'), ...envelope, password });
/** Sets a new one, which also opens one that was locked: the person has shown who they are. */
const changeQueryPasswordSchema = z.object({ command: z.literal('changeQueryPassword'), ...envelope, newPassword: password });

/** 家庭共济: a member may use the owner's ledger account. */
const bindFamilySchema = z.object({
  command: z.literal('bindFamily'),
  ...envelope,
  member: z.object({ socialSecurityNumber: z.string().min(1), name, relation: familyRelationSchema }),
});
const unbindFamilySchema = z.object({ command: z.literal('unbindFamily'), ...envelope, binding: z.string().min(1) });

/** 异地就医备案: once for a stay, or for good. A new filing takes the place of one that may be changed. */
const fileReferralSchema = z.object({
  command: z.literal('fileReferral'),
  ...envelope,
  kind: referralKindSchema,
  place: name,
  hospital: name.optional(),
  /** Last day of a transfer's term. */
  validTo: civilDateSchema.optional(),
});
const cancelReferralSchema = z.object({ command: z.literal('cancelReferral'), ...envelope, filing: z.string().min(1) });

/** 个人信息更正申请: at least one of the three; the office that keeps the data decides. */
const requestCorrectionSchema = z.object({
  command: z.literal('requestCorrection'),
  ...envelope,
  name: name.optional(),
  address: z.string().min(1).max(200).optional(),
  telephone: z
    .string()
    .regex(/^[\d-]{7,15}$/)
    .optional(),
  note: z.string().min(1).max(200).optional(),
});
const decideCorrectionSchema = z.object({
  command: z.literal('decideCorrection'),
  ...envelope,
  request: z.string().min(1),
  result: z.enum(['accepted', 'rejected']),
});

export const authorityCommandSchema = z.discriminatedUnion('command', [
  reportLossSchema,
  liftLossSchema,
  reportFormalLossSchema,
  reportLossElsewhereSchema,
  liftLossElsewhereSchema,
  activateSchema,
  orderCardSchema,
  advanceOrderSchema,
  collectCardSchema,
  beginCardMakingSchema,
  recordCardHandOverSchema,
  authorisePinResetSchema,
  recordPinResetSchema,
  recordPinChangeSchema,
  checkQueryPasswordSchema,
  changeQueryPasswordSchema,
  bindFamilySchema,
  unbindFamilySchema,
  fileReferralSchema,
  cancelReferralSchema,
  requestCorrectionSchema,
  decideCorrectionSchema,
]);
export type AuthorityCommand = z.infer<typeof authorityCommandSchema>;

/**
 * Whether a command is a record: it tells of what has already happened on a card, and asks for nothing. Nobody can refuse that it happened; so
 * it may wait for a host that is away whatever the city's rules let wait, and may be sent when the clerk's sign-in has ended.
 */
export function isRecord({ command }: { readonly command: string }): boolean {
  return command === 'recordPinReset' || command === 'recordPinChange' || command === 'recordCardHandOver';
}
/** One kind of command. */
export type CommandOf<Name extends AuthorityCommand['command']> = Extract<AuthorityCommand, { command: Name }>;
