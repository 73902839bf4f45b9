/** Who looks something up: from where, and what was shown there. A question without it comes from this program itself, never over a line. */
import { z } from 'zod';
import { evidenceSchema, proofSchema, terminalSchema } from './commands.ts';

export const askerSchema = z.strictObject({
  terminal: terminalSchema,
  evidence: evidenceSchema,
  /** The clerk who looks, and the proof of having signed in; at a kiosk nobody does. */
  staff: z.string().min(1).max(40).optional(),
  staffProof: proofSchema.optional(),
});
export type Asker = z.infer<typeof askerSchema>;
