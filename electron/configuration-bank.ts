/** The `bankHost` setting: which bank checks PINs, and how it is spoken to. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { MAC_ALGORITHMS } from '../native/ports/key-store.ts';
import { PIN_BLOCK_FORMATS } from '../native/ports/pin-pad.ts';

const none = z.strictObject({ kind: z.literal('none') });

/** An issuer in this program, without any bank: for training and exhibition. */
const embedded = z.strictObject({ kind: z.literal('embedded') });

const hexBytes = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9A-Fa-f]{${2 * bytes}}$`), { error: `not ${bytes} bytes of hexadecimal` });
const digits = (count: number) => z.string().regex(new RegExp(`^\\d{${count}}$`), { error: `not ${count} digits` });

/** The bank's own interface for loss, lift, activation, account names and tries left. */
const json = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  /** PEM files: who signs the bank's certificate, this terminal's certificate, its private key. */
  authorityFile: z.string().min(1),
  certificateFile: z.string().min(1),
  privateKeyFile: z.string().min(1),
  timeoutMs: z.int().min(500).max(60_000).default(10_000),
});

const iso8583 = z.strictObject({
  kind: z.literal('iso8583'),
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  terminal: z.string().regex(/^[\x20-\x7e]{8}$/, { error: 'not 8 characters' }),
  merchant: z.string().regex(/^[\x20-\x7e]{15}$/, { error: 'not 15 characters' }),
  /** File with the terminal master key in hexadecimal, 16 bytes; only where it is kept in this program: not with an encrypting PIN pad. */
  masterKeyFile: z.string().min(1).optional(),
  pinFormat: z.enum(PIN_BLOCK_FORMATS).default('iso0-tdes'),
  macAlgorithm: z.enum(MAC_ALGORITHMS).default('cup'),
  tpdu: hexBytes(5).default('6000030000'),
  header: hexBytes(6).default('603100310100'),
  signOnCode: digits(3).default('003'),
  echoCode: digits(3).default('301'),
  operator: z.string().min(1).max(3).default('01 '),
  securityControl: digits(16).optional(),
  entryMode: digits(3).default('051'),
  conditionCode: digits(2).default('00'),
  pinLengthField: digits(2).default('06'),
  terminalAbility: z
    .string()
    .regex(/^\d{0,6}$/)
    .default('50'),
  connectTimeoutMs: z.int().min(500).max(60_000).default(5_000),
  answerTimeoutMs: z.int().min(500).max(120_000).default(30_000),
  echoAfterMs: z.int().min(1_000).max(3_600_000).default(120_000),
  json: json.optional(),
});

export const bankHostSchema = z.discriminatedUnion('kind', [none, embedded, iso8583]).default({ kind: 'none' });
export type BankHostSettings = z.infer<typeof bankHostSchema>;
export type Iso8583BankSettings = z.infer<typeof iso8583>;

/** The first file of the setting that cannot be used, with the reason; `null` when all can. */
export function unusableBankFile(settings: BankHostSettings): string | null {
  if (settings.kind !== 'iso8583') return null;
  const { masterKeyFile, json: own } = settings;
  const files = { ...(masterKeyFile === undefined ? {} : { masterKeyFile }), ...(own === undefined ? {} : pick(own)) };
  for (const [field, file] of Object.entries(files)) {
    try {
      const text = readFileSync(file, 'utf8').trim();
      if (field === 'masterKeyFile' && !/^[0-9A-Fa-f]{32}$/.test(text)) return 'masterKeyFile: not 16 bytes of hexadecimal';
    } catch (error) {
      return `${field}: ${error instanceof Error ? error.message : 'not readable'}`;
    }
  }
  return null;
}

function pick({ authorityFile, certificateFile, privateKeyFile }: z.infer<typeof json>) {
  return { 'json.authorityFile': authorityFile, 'json.certificateFile': certificateFile, 'json.privateKeyFile': privateKeyFile };
}
