/** Whose code is this? Asked with the code that somebody showed; only the answer says who they are. */
import { z } from 'zod';
import { CODE_CHARACTERS } from '../../../native/base/shown-code.ts';
import { askerSchema } from './asker.ts';

/** No control characters. */
export const shownCodeSchema = z
  .string()
  .min(CODE_CHARACTERS.least)
  .max(CODE_CHARACTERS.most)
  .regex(/^[^\p{Cc}]*$/u);

/** `key`: of this question. Asked again with it after a lost answer, a code that holds once only is still valid. */
export const codeQuestionSchema = z.strictObject({
  key: z.string().min(8).max(100),
  code: shownCodeSchema,
  terminal: askerSchema.shape.terminal,
});
export type CodeQuestion = z.infer<typeof codeQuestionSchema>;

/** `medicalInsurance`: 医保电子凭证; `electronicCard`: 电子社保卡. */
const codeKindSchema = z.enum(['medicalInsurance', 'electronicCard']);

const WORTHLESS = ['unknown', 'expired', 'used', 'cardVoid'] as const;
/** Why a code says nobody's name. `unknown`: never issued; `cardVoid`: the card that it stands for is void or has expired. */
export type WorthlessCode = (typeof WORTHLESS)[number];

/** `notAuthorised`: the terminal may not ask. */
export const codeAnswerSchema = z.discriminatedUnion('standing', [
  z.strictObject({ standing: z.literal('valid'), kind: codeKindSchema, socialSecurityNumber: z.string().min(1), name: z.string().min(1) }),
  z.strictObject({ standing: z.enum(WORTHLESS) }),
  z.strictObject({ standing: z.literal('notAuthorised') }),
]);
export type CodeAnswer = z.infer<typeof codeAnswerSchema>;
