/** The `maintenance` setting: who may open maintenance mode, and what a wrong code costs. */
import { z } from 'zod';
import { CODE_HASH } from './maintenance/runner/code-hash.ts';

const engineer = z.strictObject({
  /** Staff number or short name; stands in the journal. */
  id: z.string().min(1).max(32),
  /** What `kiosk maintenance code` prints for the engineer's code. */
  code: z.string().regex(CODE_HASH, { error: 'not a hash of kiosk maintenance code' }),
  /** 卡号 of the engineer's own social-security card. */
  cardNumber: z.string().min(1).max(32).optional(),
});

export const maintenanceSchema = z
  .strictObject({
    /** Empty: maintenance mode is closed. */
    engineers: z.array(engineer).max(50).default([]),
    /** Whether the engineer's card is asked for before the code. */
    requireCard: z.boolean().default(false),
    /** So many wrong codes in a row lock the sign-in, */
    tries: z.int().min(3).max(10).default(5),
    /** for so many minutes, and twice as long each time after. */
    lockMinutes: z.int().min(5).max(720).default(15),
    /** Where readiness reports and support bundles are laid down; absent: `maintenance` in the data directory. */
    folder: z.string().min(1).optional(),
  })
  .refine(({ engineers, requireCard }) => !requireCard || engineers.every(({ cardNumber }) => cardNumber !== undefined), {
    path: ['requireCard'],
    error: 'every engineer needs a cardNumber',
  })
  .refine(({ engineers }) => new Set(engineers.map(({ id }) => id)).size === engineers.length, {
    path: ['engineers'],
    error: 'two engineers have the same id',
  })
  .prefault({});

/** The engineer of a simulated run; the code is 95270314, as docs/maintenance.md says. Nobody else's terminal knows it. */
export const DEMO_ENGINEER = {
  id: 'DEMO',
  code: 'scrypt:32768:8:1:uLueRW3hn_ufJxXnVdbpMA:TJ6PyLNfWnOEjyaBUqxAoSKfj3pjgbOS3ZBj2sy7h1Y',
} as const;
