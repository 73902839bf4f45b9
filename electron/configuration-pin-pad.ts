/** The `pinPad` setting: where the bank's PIN is typed, and how the model on the line differs from others. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PinBlockFormat } from '../native/ports/pin-pad.ts';
import type { BankHostSettings } from './configuration-bank.ts';

const ms = z.int().min(1).max(300_000);
const slot = (least: number, most: number) => z.int().min(least).max(most);

/**
 * The weaker promise, and what stands when nothing is set: the digits pass through this program's memory, and so do the bank's working keys. The
 * readiness report and maintenance mode say so.
 */
const onScreen = z.strictObject({ kind: z.literal('onScreen') });

const delays = z
  .partialRecord(z.enum(['answerMs', 'loadMs', 'gapMs', 'quietMs', 'keepAliveMs', 'powerUpMs', 'entryMs', 'entryMarginMs']), ms)
  .optional();

const line = {
  /** `/dev/ttyS1`, `COM3`. */
  device: z.string().min(1),
  baudRate: z.literal([1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200]).default(9_600),
  delays,
};

/** Each absent setting is the model's own; see native/pinpad/zt598/settings.ts. */
const zt598 = z.strictObject({
  kind: z.literal(['zt598', 'zt588']),
  ...line,
  /** Places of the keys: master keys 1 to 31, working keys 48 to 127. */
  places: z
    .strictObject({ master: slot(0x01, 0x1f), pin: slot(0x30, 0x7f), mac: slot(0x30, 0x7f) })
    .default({ master: 0x01, pin: 0x30, mac: 0x31 }),
  resetOnOpen: z.boolean().optional(),
  openPinCommand: z
    .string()
    .regex(/^6[\x20-\x7e]{1,40}$/)
    .optional(),
  blockQuestion: z.enum(['withKey', 'plain']).optional(),
  blockPrefix: z.int().min(0).max(16).optional(),
  sm4BlockPrefix: z.int().min(0).max(16).optional(),
  sm4Format: z.enum(['iso0-sm4-padded', 'iso0-sm4-wide']).optional(),
  lengthFrom: z.literal([0, 1]).optional(),
  masterMode: z
    .string()
    .regex(/^[0-4]$/)
    .optional(),
  pinUse: z.string().regex(/^\d$/).optional(),
  macUse: z.string().regex(/^\d$/).optional(),
  blockCipher: z.enum(['mac', 'crypt']).optional(),
  clearKey: z.enum(['backspace', 'clear']).optional(),
  /** File with the pad's own secret in hexadecimal, 16 bytes, for pads that ask for it before a key is used. */
  uidFile: z.string().min(1).optional(),
});

/** Each absent setting is the model's own; see native/pinpad/kmy3501/settings.ts. */
const kmy3501 = z.strictObject({
  kind: z.literal('kmy3501'),
  ...line,
  /** Places of the keys: master keys 0 to 15, working keys 0 to 15 under it. */
  places: z.strictObject({ master: slot(0, 0x0f), pin: slot(0, 0x0f), mac: slot(0, 0x0f) }).default({ master: 0x01, pin: 0x02, mac: 0x03 }),
  resetOnOpen: z.boolean().optional(),
  autoEnter: z.boolean().optional(),
  display: slot(0, 0xff).optional(),
  prompt: slot(0, 0xff).optional(),
});

export const pinPadSchema = z.discriminatedUnion('kind', [onScreen, zt598, kmy3501]).default({ kind: 'onScreen' });
export type PinPadConfiguration = z.infer<typeof pinPadSchema>;
export type Zt598Configuration = z.infer<typeof zt598>;
export type Kmy3501Configuration = z.infer<typeof kmy3501>;

/** Models on a line. */
export const HARDWARE_PADS = ['zt598', 'zt588', 'kmy3501'] as const;

/** Blocks that each can give. */
const SZZT_FORMATS: readonly PinBlockFormat[] = ['iso0-tdes', 'x98-tdes', 'iso1-tdes', 'iso3-tdes', 'iso0-sm4-padded', 'iso0-sm4-wide'];
const FORMATS: Readonly<Record<(typeof HARDWARE_PADS)[number], readonly PinBlockFormat[]>> = {
  zt598: SZZT_FORMATS,
  zt588: SZZT_FORMATS,
  kmy3501: ['iso0-tdes', 'x98-tdes'],
};

interface Wrong {
  readonly path: string[];
  readonly message: string;
}

/** What of the pad and the bank does not go together; `null`: all does. */
export function padContradiction({
  pinPad,
  bankHost,
}: {
  readonly pinPad: PinPadConfiguration;
  readonly bankHost: BankHostSettings;
}): Wrong | null {
  const missing = bankHost.kind === 'iso8583' && bankHost.masterKeyFile === undefined;
  if (pinPad.kind === 'onScreen') {
    return missing ? { path: ['bankHost', 'masterKeyFile'], message: 'needed unless an encrypting PIN pad holds the master key' } : null;
  }
  if (bankHost.kind === 'embedded') return { path: ['pinPad'], message: 'the embedded bank has no key that an encrypting pad could hold' };
  if (bankHost.kind === 'iso8583' && !missing) {
    return { path: ['bankHost', 'masterKeyFile'], message: 'with an encrypting PIN pad the master key is in the pad, and in no file' };
  }
  if (bankHost.kind === 'iso8583' && !FORMATS[pinPad.kind].includes(bankHost.pinFormat)) {
    return { path: ['bankHost', 'pinFormat'], message: `a ${pinPad.kind} gives no ${bankHost.pinFormat}` };
  }
  return null;
}

/** The first file of the setting that cannot be used, with the reason; `null` when all can. */
export function unusablePadFile(settings: PinPadConfiguration): string | null {
  if (!('uidFile' in settings) || settings.uidFile === undefined) return null;
  try {
    return /^[0-9A-Fa-f]{32}$/.test(readFileSync(settings.uidFile, 'utf8').trim()) ? null : 'uidFile: not 16 bytes of hexadecimal';
  } catch (error) {
    return `uidFile: ${error instanceof Error ? error.message : 'not readable'}`;
  }
}
