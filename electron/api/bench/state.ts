/** What the bench of a simulated terminal looks like now. Numbers of the invented people are masked as everywhere. */
import { z } from 'zod';
import { POWER_STATES } from './fault-lists.ts';

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

const functionStateSchema = z.enum([
  'made',
  'notActivated',
  'active',
  'temporarilyLost',
  'formallyLost',
  'locked',
  'void',
  'expired',
  'absent',
]);

const walletCardSchema = z.strictObject({
  id: z.string(),
  title: bilingual,
  /** `null` for a card that is no social-security card. */
  holder: z
    .strictObject({
      name: z.string().meta({ description: 'masked' }),
      identityNumber: z.string().meta({ description: 'masked' }),
      cardNumber: z.string().meta({ description: 'masked' }),
      region: bilingual.meta({ description: 'where the card was issued' }),
      validUntil: z.string(),
      bank: z.boolean().meta({ description: 'whether there is a bank application on the card' }),
    })
    .nullable(),
  /** Specification of the card: 1.00, 2.00, 3.00. */
  version: z.string().nullable(),
  /** Whose: a customer's, or of who works there (`staff`); `null`: no social-security card. */
  of: z.enum(['customer', 'staff']).nullable(),
  /** What the authority knows of it, whatever the chip says; `null`: nothing. */
  known: z
    .strictObject({
      functions: z.array(z.strictObject({ cardFunction: z.enum(['socialSecurity', 'bank', 'eWallet']), state: functionStateSchema })),
      lostElsewhere: z.boolean().meta({ description: 'a loss is reported at the place of treatment' }),
    })
    .nullable(),
  chip: z.enum(['asIssued', 'pinChanged', 'pinLocked', 'pinNotSet', 'blocked', 'other']),
  /** The social-security PIN of this invented card as it is now. */
  pin: z.string().nullable(),
  triesLeft: z.int().nullable(),
  faults: z.int().meta({ description: 'how many faults are set' }),
});
export type WalletCard = z.infer<typeof walletCardSchema>;

const paperSchema = z.strictObject({
  number: z.int(),
  kind: z.enum(['slip', 'document']),
  atMs: z.int(),
  complete: z.boolean(),
  sheets: z.int(),
  /** Whether there is a picture of it (documents: only where pdftoppm is installed). */
  picture: z.boolean(),
});

const hostSchema = z.strictObject({
  answers: z.enum(['promptly', 'slowly', 'never', 'twice', 'late', 'lost']),
  delayMs: z.int(),
});
const printerSchema = z.enum(['full', 'low', 'out', 'jammed', 'coverOpen', 'unplugged']);

export const benchStateSchema = z.strictObject({
  terminal: z.strictObject({ id: z.string(), city: z.string(), outlet: z.string() }),
  screen: z.string().meta({ description: 'name of the screen that stands' }),
  view: z.looseObject({ screen: z.string() }).meta({ description: 'what the kiosk shows' }),
  /** A PIN or a number is asked for now. */
  pinAsked: z.boolean(),
  nowMs: z.int().meta({ description: 'what the terminal takes for now, milliseconds since 1970-01-01 UTC' }),
  travelledMs: z.int().meta({ description: 'how far the clock is ahead' }),
  wallet: z.array(walletCardSchema),
  cardIn: z.string().nullable(),
  idCardOn: z.string().nullable(),
  idReader: z.string().meta({ description: 'state of the ID-card reader, as its driver knows it: online, noDevice, hardwareError …' }),
  pinPad: z
    .strictObject({
      model: z.string(),
      state: z.string().meta({ description: 'state of the encrypting PIN pad, as its driver knows it' }),
      waits: z.boolean().meta({ description: 'it takes keys now' }),
    })
    .nullable()
    .meta({ description: 'null: every PIN is typed on the screen' }),
  printers: z.strictObject({ slip: printerSchema, document: printerSchema }),
  machine: z.strictObject({
    dispenser: z.strictObject({
      device: z.string(),
      cards: z.int().meta({ description: 'blank cards in the stack' }),
      media: z.enum(['notPresent', 'entering', 'present', 'jammed']).meta({ description: 'where a card lies: present is the exit' }),
    }),
    bin: z.strictObject({ count: z.int(), room: z.int() }),
    power: z.enum(POWER_STATES),
  }),
  hosts: z.strictObject({ authority: hostSchema, bank: hostSchema }),
  papers: z.array(paperSchema),
  willing: z.boolean(),
  recorded: z.int().meta({ description: 'steps that an export would hold' }),
});
export type BenchState = z.infer<typeof benchStateSchema>;
