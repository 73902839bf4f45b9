/** The `idReader` setting: on which line the ID-card reader is, and how its module differs from others. */
import { z } from 'zod';
import { SDT_BAUD_RATES } from '../native/idreader/commands.ts';

const usbNumber = z
  .string()
  .regex(/^[0-9A-Fa-f]{4}$/, { error: 'not four hexadecimal digits' })
  .transform((digits) => parseInt(digits, 16));
const ms = z.int().min(1).max(60_000);
const byte = z.int().min(0).max(0xff);

/** Each absent setting is the driver's own; see native/idreader/settings.ts. */
const module = {
  readCommand: z.enum(['read', 'readWithFingerprints']).optional(),
  newestAddress: z.boolean().optional(),
  presenceProbe: z.enum(['managementNumber', 'newestAddress', 'none']).optional(),
  readTries: z.int().min(1).max(10).optional(),
  silentTries: z.int().min(1).max(10).optional(),
  openTries: z.int().min(1).max(10).optional(),
  rfLimitBytes: byte.optional(),
  delays: z
    .partialRecord(
      z.enum([
        'statusMs',
        'findMs',
        'selectMs',
        'readMs',
        'itemMs',
        'gapMs',
        'wholeMs',
        'quietMs',
        'pollMs',
        'presenceMs',
        'keepAliveMs',
        'powerUpMs',
        'baudChangeMs',
      ]),
      ms,
    )
    .optional(),
  /** A licensed program that takes WLT on its standard input and gives a PNG, BMP or JPEG on its standard output. */
  photoDecoder: z
    .strictObject({ program: z.string().min(1), arguments: z.array(z.string()).default([]), timeoutMs: ms.default(3_000) })
    .optional(),
};

const serial = z.strictObject({
  transport: z.literal('serial'),
  /** `/dev/ttyUSB0`, `COM3`. */
  path: z.string().min(1),
  baudRate: z.union([z.literal('detect'), z.literal([...SDT_BAUD_RATES])]).default('detect'),
  /** Speed that the module is given where it is found at another. */
  setBaudRate: z.literal([...SDT_BAUD_RATES]).optional(),
  ...module,
});

const hid = z
  .strictObject({
    transport: z.literal('hid'),
    /** `/dev/hidraw0`; or both numbers of the device. */
    path: z.string().min(1).optional(),
    vendorId: usbNumber.optional(),
    productId: usbNumber.optional(),
    reportBytes: z.int().min(8).max(1024).default(64),
    reportId: byte.default(0),
    headerBytes: z.int().min(0).max(7).default(0),
    headerHolds: z.enum(['zero', 'payloadLength']).default('zero'),
    ...module,
  })
  .refine(({ path, vendorId, productId }) => (path === undefined) !== (vendorId === undefined || productId === undefined), {
    error: 'either path, or vendorId and productId',
  })
  .refine(({ headerBytes, headerHolds }) => headerHolds === 'zero' || headerBytes > 0, { error: 'a header that holds a length has bytes' });

const usb = z.strictObject({
  transport: z.literal('usb'),
  vendorId: usbNumber,
  productId: usbNumber,
  interfaceNumber: z.int().min(0).max(15).default(0),
  /** `split`: preamble and length on a pair of pipes of their own; `whole`: one pair. */
  pipes: z.enum(['split', 'whole']).default('split'),
  ...module,
});

export const idReaderSchema = z.discriminatedUnion('transport', [serial, hid, usb]);
export type IdReaderConfiguration = z.infer<typeof idReaderSchema>;
