/** What an operator sets for one terminal: a JSON file, checked as a whole before anything starts. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fault, type Fault } from '../native/base/fault.ts';
import { err, ok, type Result } from '../native/base/result.ts';
import { terminalSchema } from '../db/authority/api.ts';
import { volumeSchema } from './api/intent.ts';
import { NUMBER_TRIES } from './session/config.ts';
import type { CityId } from '../db/rules/words.ts';
import { bankHostSchema, unusableBankFile } from './configuration-bank.ts';
import { ruleSettingsSchema } from './configuration-rules.ts';
import { authoritySettingsSchema, unreadableTokenFile } from './configuration-authority.ts';
import { barcodeReaderSchema } from './configuration-barcode.ts';
import { cardMakingSchema, deviceThresholdsSchema } from './configuration-devices.ts';
import { idleSchema } from './configuration-idle.ts';
import { idReaderSchema } from './configuration-id-reader.ts';
import { keyNumbersSchema, keyServiceSchema, unreadableKeyFile } from './configuration-keys.ts';
import { documentPrinterSchema, slipPrinterSchema, unreadableCertificateFile } from './configuration-printers.ts';
import { powerSchema } from './configuration-power.ts';
import { padContradiction, pinPadSchema, unusablePadFile } from './configuration-pin-pad.ts';
import { DEMO_ENGINEER, maintenanceSchema } from './configuration-maintenance.ts';

const digits = z
  .strictObject({ min: z.int().min(4).max(16), max: z.int().min(4).max(16) })
  .refine(({ min, max }) => min <= max, { error: 'min is greater than max' });

const fieldsSchema = z.strictObject({
  terminal: terminalSchema,
  /** Name of the card reader, or its beginning; absent: the first reader there is. */
  cardReader: z.string().min(1).optional(),
  /** Records, journal and keys of this terminal. Relative to the working directory. */
  dataDirectory: z.string().min(1),
  comfort: z
    .strictObject({
      language: z.enum(['zh-CN', 'en']),
      theme: z.enum(['light', 'dark', 'highContrastLight', 'highContrastDark']),
      elder: z.boolean(),
      lowReach: z.boolean(),
      /** 0 is silent, 3 the loudest. */
      volume: volumeSchema.default(2),
      speech: z.boolean().default(false),
    })
    .default({ language: 'zh-CN', theme: 'light', elder: false, lowReach: false, volume: 2, speech: false }),
  /** What the first page shows while nobody is there. */
  idle: idleSchema,
  pinDigits: z
    .strictObject({ socialSecurity: digits, bank: digits })
    .default({ socialSecurity: { min: 6, max: 6 }, bank: { min: 6, max: 6 } }),
  /** Wrong pairs of typed numbers that the terminal takes, and for how long (milliseconds) it then takes none. */
  numberTries: z.strictObject({ tries: z.int().min(1).max(20), lockMs: z.int().min(60_000) }).default(NUMBER_TRIES),
  /** A card that is left goes into the machine after so long (milliseconds), where the reader can; absent: it stays, and the call goes on. */
  retainCardAfterMs: z.int().min(10_000).optional(),
  /** The slip printer; absent: none. */
  slipPrinter: slipPrinterSchema.optional(),
  /** The A4 printer; absent: none. */
  documentPrinter: documentPrinterSchema.optional(),
  /** The ID-card reader; absent: none. */
  idReader: idReaderSchema.optional(),
  /** The reader of barcodes and QR codes; absent: none. */
  barcodeReader: barcodeReaderSchema.optional(),
  /** Who knows whether the mains are there; absent: nobody. */
  power: powerSchema.optional(),
  /** How a machine with a card dispenser makes cards. */
  cardMaking: cardMakingSchema,
  /** From when on the health of devices tells that a supply is near its end. */
  deviceThresholds: deviceThresholdsSchema,
  /** A reader of codes that plays a keyboard is there; without it nothing that is typed counts as a code. */
  codesTyped: z.boolean().default(false),
  /** Who holds the keys that cards ask for. */
  keyService: keyServiceSchema,
  keyNumbers: keyNumbersSchema,
  /** Which bank checks PINs. */
  bankHost: bankHostSchema,
  /** Where the bank's PIN is typed. */
  pinPad: pinPadSchema,
  /** Whose records this terminal works on. */
  authority: authoritySettingsSchema,
  /** Whose rule packs are taken; absent: those that came with the program. */
  rules: ruleSettingsSchema,
  /** Engineers and the lock of their mode; absent: maintenance mode is closed. */
  maintenance: maintenanceSchema,
  /** At a counter: the clerk's page locks when nobody has touched it for so long (milliseconds; five minutes unless told). */
  counter: z.strictObject({ lockAfterMs: z.int().min(30_000).max(3_600_000) }).default({ lockAfterMs: 300_000 }),
  /** Days for which the sealed recordings of sessions are kept. */
  recordingDays: z.int().min(1).max(3650).default(30),
});

/** Readers are told by the beginning of their name, so the PSAM's must not be taken for the cards' or the other way round. */
export const configurationSchema = fieldsSchema
  .refine(({ cardReader, keyService }) => keyService.kind !== 'psam' || apart(cardReader, keyService.reader), {
    path: ['cardReader'],
    error: "with a PSAM: name the cards' reader, so that neither name is the beginning of the other",
  })
  .superRefine((configuration, context) => {
    const wrong = padContradiction(configuration);
    if (wrong !== null) context.addIssue({ code: 'custom', ...wrong });
  });
export type Configuration = z.infer<typeof configurationSchema>;

export type ConfigurationFault = Fault<'configuration.unreadable' | 'configuration.invalid'>;

/** Reads and checks a configuration file; the fault names the field and what is wrong with it. */
export function readConfiguration(file: string): Result<Configuration, ConfigurationFault> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return err(fault('configuration.unreadable', `${file}: ${error instanceof Error ? error.message : 'not readable'}`));
  }
  const parsed = configurationSchema.safeParse(value);
  if (parsed.success) {
    const key = unreadableKeyFile(parsed.data.keyService);
    if (key !== null) return err(fault('configuration.unreadable', `${file}: keyService.${key}`));
    const bank = unusableBankFile(parsed.data.bankHost);
    if (bank !== null) return err(fault('configuration.unreadable', `${file}: bankHost.${bank}`));
    const printer = unreadableCertificateFile(parsed.data.documentPrinter);
    if (printer !== null) return err(fault('configuration.unreadable', `${file}: documentPrinter.${printer}`));
    const pad = unusablePadFile(parsed.data.pinPad);
    if (pad !== null) return err(fault('configuration.unreadable', `${file}: pinPad.${pad}`));
    const token = unreadableTokenFile(parsed.data.authority);
    return token === null ? ok(parsed.data) : err(fault('configuration.unreadable', `${file}: authority.${token}`));
  }
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(whole file)'}: ${issue.message}`);
  return err(fault('configuration.invalid', `${file}: ${places.join('; ')}`));
}

function apart(cardReader: string | undefined, psamReader: string): boolean {
  return cardReader !== undefined && !cardReader.startsWith(psamReader) && !psamReader.startsWith(cardReader);
}

/** The outlet of a simulated run, one in each city. */
const SIMULATED_OUTLETS: Readonly<Record<CityId, { readonly id: string; readonly outletName: string }>> = {
  zhaotong: { id: 'ZT0001', outletName: '昭通市示范区便民服务中心' },
  suzhou: { id: 'SZ0001', outletName: '苏州市示范街道便民服务中心' },
  changsha: { id: 'CS0001', outletName: '长沙市示范区便民服务中心' },
  'hunan-ledger': { id: 'HN0001', outletName: '湖南省示范县便民服务中心' },
};

/** In Changsha cards are made on the spot at machines of the bank: there it is the bank's outlet too. */
const SERVICE_CENTRE = ['cardServiceWindow', 'countyMedicalInsuranceOffice', 'designatedHospital'] as const;

/** The terminal of a simulated run: a service centre, in Zhaotong unless told, that is all the places whose services it shows. */
export function simulatedConfiguration(dataDirectory: string, city: CityId = 'zhaotong'): Configuration {
  return configurationSchema.parse({
    terminal: {
      ...SIMULATED_OUTLETS[city],
      city,
      outletKinds: [...SERVICE_CENTRE, ...(city === 'changsha' ? (['issuingBankOutlet'] as const) : [])],
    },
    dataDirectory,
    maintenance: { engineers: [DEMO_ENGINEER] },
    idle: {
      notices: [
        { zh: '工作人员不会以任何方式索要您的密码。', en: 'Staff will never ask for your PIN.' },
        { zh: '社保卡丢失，请尽快办理挂失。', en: 'If your card is lost, report it soon.' },
      ],
    },
  });
}
