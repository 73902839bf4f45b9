/** Faults of a virtual card on demand, as JSON: what `native/sim/fault-rules.ts` reads. Prefixes and status words in hexadecimal. */
import { z } from 'zod';

const nth = z.int().min(1).max(1_000_000).meta({ description: 'which command, counted from 1 from now on' });
const times = z.int().min(1).max(1_000_000).optional();
const prefix = z
  .string()
  .regex(/^([0-9A-Fa-f]{2})+$/)
  .optional()
  .meta({ description: 'only commands that begin with these bytes' });
const changed = { seed: z.int().min(0).max(1_000_000), rate: z.number().gt(0).max(1).optional(), prefix };

export const cardFaultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('removeBefore'), nth }).meta({ description: 'the card leaves when the nth command comes' }),
  z
    .strictObject({ kind: z.literal('removeDuring'), nth })
    .meta({ description: 'the card does the nth command and leaves before it answers' }),
  z
    .strictObject({ kind: z.literal('tear'), nth, at: z.enum(['beforeCommit', 'afterCommit']) })
    .meta({ description: 'power goes in the middle of the nth command' }),
  z.strictObject({ kind: z.literal('muteAfter'), commands: z.int().min(0).max(1_000_000) }),
  z.strictObject({
    kind: z.literal('status'),
    prefix: z.string().regex(/^([0-9A-Fa-f]{2})+$/),
    sw: z.string().regex(/^[0-9A-Fa-f]{4}$/),
    times,
  }),
  z.strictObject({ kind: z.literal('wrongMac'), times }).meta({ description: 'the MAC of protected commands arrives changed' }),
  z.strictObject({ kind: z.literal('triesLost'), nth, tries: z.int().min(1).max(15) }),
  z.strictObject({ kind: z.literal('half'), prefix, times }).meta({ description: 'only the first half of the answer arrives' }),
  z.strictObject({ kind: z.literal('garble'), ...changed }),
  z.strictObject({ kind: z.literal('truncate'), ...changed }),
  z.strictObject({ kind: z.literal('extend'), ...changed }),
  z.strictObject({ kind: z.literal('flip'), ...changed }),
  z.strictObject({ kind: z.literal('slow'), delayMs: z.int().min(1).max(3_600_000), prefix }),
  z
    .strictObject({ kind: z.literal('otherCard'), card: z.string().min(1).max(64) })
    .meta({ description: 'after the next power-off another card lies there' }),
]);
