/** The authority over HTTP: one POST an operation, JSON both ways. The server and its client read the same schemas. */
import { z } from 'zod';
import { accountStatementSchema, bilingualSchema, commandOutcomeSchema, personRecordSchema, queryFailureSchema } from './answers.ts';
import { askerSchema } from './asker.ts';
import { codeAnswerSchema, codeQuestionSchema } from './codes.ts';
import { authorityCommandSchema, subjectSchema } from './commands.ts';
import { inquirySchema } from './inquiries.ts';
import { staffAnswerSchema, staffRequestSchema } from './staff.ts';
import { civilDateSchema } from './words.ts';

/** Answers to a question: the value, or which record is missing. */
function answerSchema<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: queryFailureSchema, reason: bilingualSchema.optional() }),
  ]);
}

/** Path, body and answer of every operation. */
export const WIRE = {
  person: {
    path: '/v1/person',
    body: z.strictObject({ subject: subjectSchema, asker: askerSchema }),
    answer: answerSchema(personRecordSchema),
  },
  statement: {
    path: '/v1/statement',
    body: z.strictObject({ subject: subjectSchema, from: civilDateSchema, to: civilDateSchema, asker: askerSchema }),
    answer: answerSchema(accountStatementSchema),
  },
  /** The value is that of the inquiry's name: whoever asked checks it against `INQUIRIES`. */
  inquire: {
    path: '/v1/inquire',
    body: z.strictObject({ question: inquirySchema, asker: askerSchema }),
    answer: answerSchema(z.unknown()),
  },
  whoseCode: { path: '/v1/whose-code', body: codeQuestionSchema, answer: codeAnswerSchema },
  staff: { path: '/v1/staff', body: staffRequestSchema, answer: staffAnswerSchema },
  execute: { path: '/v1/execute', body: authorityCommandSchema, answer: commandOutcomeSchema },
  outcomeOf: {
    path: '/v1/outcome-of',
    body: z.strictObject({ idempotencyKey: z.string().min(1).max(100) }),
    answer: z.strictObject({ outcome: commandOutcomeSchema.nullable() }),
  },
} as const;
export type WireOperation = keyof typeof WIRE;
