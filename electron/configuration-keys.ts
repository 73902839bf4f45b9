/** The `keyService` setting: who holds the keys that 3.00 cards ask for before they are read, and all cards before a PIN reset. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { err, ok, type Result } from '../native/base/result.ts';
import type { CardKeyName } from '../native/ports/card-keys.ts';

/** The names of the key table; the letters of `CardKeyName`. */
const KEY_NAME =
  /^(IRK|RKSSSE|UKSSSE|PUK|BK|RK1DF0[12347]|RK2DF0[37]|RK3DF07|UK[12]DF0[12347]|UK3DF0[1237]|UK[456]DF0[123]|UK[78]DF03|LKDF0[12347]|STK(SSSE|DF0[12347]))$/;
const keyName = z.custom<CardKeyName>((name) => typeof name === 'string' && KEY_NAME.test(name), { error: 'not a key of the key table' });

/** Numbers of keys on the cards, where the issuer's differ from the key table or the table has none (LKDF01, LKDF02, LKDF07). */
export const keyNumbersSchema = z.partialRecord(keyName, z.int().min(0).max(0xff)).optional();

const byte = z.int().min(0).max(0xff);
const dfName = z.string().regex(/^([0-9A-Fa-f]{2}){5,16}$/, { error: 'not 5 to 16 bytes of hexadecimal' });

const none = z.strictObject({ kind: z.literal('none') });

const psam = z.strictObject({
  kind: z.literal('psam'),
  /** Name of the PSAM's reader, or its beginning. */
  reader: z.string().min(1),
  /** Usage byte and number of each key; absent: the published examples. */
  keyAddresses: z.partialRecord(keyName, z.strictObject({ usage: byte, id: byte })).optional(),
  /** DF names of its environments; absent: the published ones of 3DES and SSF33. */
  environments: z.strictObject({ tdes: dfName.optional(), ssf33: dfName.optional(), sm4: dfName.optional() }).default({}),
  /** Whether it wants the first byte of 卡的识别码 before a key is used. */
  announceRegion: z.boolean().default(false),
});

const remote = z.strictObject({
  kind: z.literal('remote'),
  url: z.url({ protocol: /^https$/ }),
  /** PEM files: who signs the service's certificate, this terminal's certificate, its private key. */
  authorityFile: z.string().min(1),
  certificateFile: z.string().min(1),
  privateKeyFile: z.string().min(1),
  /** 密钥地址 of each key at this service. */
  keyAddresses: z.partialRecord(keyName, z.string().min(1)),
  timeoutMs: z.int().min(500).max(60_000).default(5_000),
});

export const keyServiceSchema = z.discriminatedUnion('kind', [none, psam, remote]).default({ kind: 'none' });
export type KeyServiceSettings = z.infer<typeof keyServiceSchema>;

/**
 * What `--keys FILE` of the command-line tool holds. A terminal's configuration is such a file too: what else stands there is not for
 * these commands.
 */
const keysFileSchema = z.object({
  keyService: keyServiceSchema.unwrap(),
  keyNumbers: keyNumbersSchema,
  /** 密钥地址 that the national interface's HSM steps tell; absent: those of a remote key service. */
  hsmKeyAddresses: z.partialRecord(keyName, z.string().min(1)).optional(),
});
export type KeysFile = z.infer<typeof keysFileSchema>;

/** Reads and checks such a file; the error names the field and what is wrong with it. */
export function readKeysFile(file: string): Result<KeysFile, string> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return err(`${file}: ${error instanceof Error ? error.message : 'not readable'}`);
  }
  const parsed = keysFileSchema.safeParse(value);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(whole file)'}: ${issue.message}`);
    return err(`${file}: ${places.join('; ')}`);
  }
  const unreadable = unreadableKeyFile(parsed.data.keyService);
  return unreadable === null ? ok(parsed.data) : err(`${file}: keyService.${unreadable}`);
}

/** The first file of the setting that cannot be read, with the reason; `null` when all can. */
export function unreadableKeyFile(settings: KeyServiceSettings): string | null {
  if (settings.kind !== 'remote') return null;
  for (const field of ['authorityFile', 'certificateFile', 'privateKeyFile'] as const) {
    try {
      readFileSync(settings[field]);
    } catch (error) {
      return `${field}: ${error instanceof Error ? error.message : 'not readable'}`;
    }
  }
  return null;
}
