/**
 * The bank's own interface in JSON, private to this program and its simulated host: no public message reports loss to a bank or
 * activates its function. One POST a question; docs/bank-host.md describes it.
 */
import { z } from 'zod';
import type { BankChange } from '../../ports.ts';

const VERSION = 1;

export const changeResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), receiptNumber: z.string().min(1).max(32) }),
  z.strictObject({
    outcome: z.literal('refused'),
    reason: z.enum(['unknownCard', 'alreadyLost', 'notLost', 'alreadyActive', 'notActivated', 'notAllowed']),
  }),
]);
export const outcomeResultSchema = z.union([changeResultSchema, z.strictObject({ outcome: z.literal('unknownKey') })]);
export const nameResultSchema = z.strictObject({ outcome: z.enum(['matches', 'differs', 'unknownCard']) });
export const pinStateResultSchema = z.strictObject({
  outcome: z.literal('state'),
  triesLeft: z.int().min(0).nullable(),
  locked: z.boolean(),
});

/** Every answer with status 200: the version and the result of that operation. */
export function answerSchema<R extends z.ZodType>(result: R) {
  return z.strictObject({ version: z.literal(VERSION), result });
}

export type BankQuestion =
  | { readonly operation: BankChange; readonly idempotencyKey: string; readonly pan: string }
  | { readonly operation: 'outcomeOf'; readonly idempotencyKey: string }
  | { readonly operation: 'checkName'; readonly pan: string; readonly name: string }
  | { readonly operation: 'pinState'; readonly pan: string };

/** The question as it is posted. */
export function posted(terminal: string, question: BankQuestion): object {
  return { version: VERSION, terminal, ...question };
}
