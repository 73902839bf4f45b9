/** Who works at an outlet: signing in at a terminal, giving leave as a second person, passwords. The terminal keeps the proof, nobody keeps the password. */
import { z } from 'zod';
import { approvalSchema, proofSchema } from './commands.ts';

/** `clerk` serves people; `supervisor` also gives leave and unlocks; `engineer` maintains the machine; `office` is the back office; `auditor` reads. */
export const staffRoleSchema = z.enum(['clerk', 'supervisor', 'engineer', 'office', 'auditor']);
export type StaffRoleName = z.infer<typeof staffRoleSchema>;

export const staffNumberSchema = z.string().regex(/^[0-9A-Za-z-]{1,40}$/);
export const staffPasswordSchema = z.string().min(6).max(64);
/** `signIn`: works at this terminal from now on; `approval`: gives leave for one command there. */
export const staffPurposeSchema = z.enum(['signIn', 'approval']);
export type StaffPurpose = z.infer<typeof staffPurposeSchema>;

/** What somebody types as password or PIN: anything. One that no password can be is a wrong one, and costs a try. */
const typedSecret = z.string().min(1).max(128);

/** Id of the terminal at which it is done: a proof counts only there. */
const at = { terminal: z.string().min(1) };
const asked = <Name extends string, Shape extends z.ZodRawShape>(request: Name, shape: Shape) =>
  z.strictObject({ request: z.literal(request), ...at, ...shape });

export const staffRequestSchema = z.discriminatedUnion('request', [
  /** One try of a password, by the number typed or by the number of the staff card that was read. */
  asked('check', {
    by: z.union([z.strictObject({ number: z.string().min(1).max(40) }), z.strictObject({ cardNumber: z.string().min(1).max(40) })]),
    password: typedSecret,
    purpose: staffPurposeSchema,
  }),
  asked('signOut', { proof: proofSchema }),
  asked('changePassword', { staff: staffNumberSchema, password: typedSecret, newPassword: staffPasswordSchema }),
  /** Gives all tries back to somebody who is locked out; a supervisor's approval is spent on it. */
  asked('unlock', { staff: staffNumberSchema, approval: approvalSchema }),
]);
export type StaffRequest = z.infer<typeof staffRequestSchema>;
export type StaffRequestOf<Name extends StaffRequest['request']> = Extract<StaffRequest, { request: Name }>;

const staffRefusalSchema = z.enum([
  'wrong', // number or password; nobody is told which
  'locked', // too many wrong tries: a supervisor unlocks
  'notHere', // works at another outlet, or has left
  'notAuthorised', // has not the role for it, or the proof is none
  'sameAsBefore', // the new password is the old one
]);

export const staffAnswerSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('proven'),
    staff: z.strictObject({ number: z.string(), name: z.string(), outletId: z.string(), roles: z.array(staffRoleSchema).readonly() }),
    proof: proofSchema,
    /** From then on the proof counts no more. */
    endsAtMs: z.int(),
  }),
  z.strictObject({ outcome: z.literal('done') }),
  z.strictObject({
    outcome: z.literal('refused'),
    code: staffRefusalSchema,
    /** Tries that are left of a password; `null`: there is none, or it does not matter. */
    triesLeft: z.int().min(0).nullable(),
  }),
]);
export type StaffAnswer = z.infer<typeof staffAnswerSchema>;
