/** Whose rule packs a terminal takes: a fleet's own keys and the directory in which its packs lie. */
import { z } from 'zod';
import { isPublicKey } from '../db/rules/signature.ts';
import { DEVELOPMENT_TRUST, type PackTrust } from '../db/rules/trust.ts';

export const ruleSettingsSchema = z
  .strictObject({
    /** Public keys by name: Ed25519, SubjectPublicKeyInfo in Base64. */
    keys: z
      .record(z.string().min(1), z.string().refine(isPublicKey, 'not an Ed25519 public key in Base64'))
      .refine((keys) => Object.keys(keys).length > 0, 'name at least one key'),
    /** Holds `CITY.json`, signed by one of the keys. */
    directory: z.string().min(1),
  })
  .optional();

/** Without settings the packs that came with the program, signed with the key that everybody has. */
export function packTrust(settings: z.infer<typeof ruleSettingsSchema>): PackTrust {
  return settings ?? DEVELOPMENT_TRUST;
}
