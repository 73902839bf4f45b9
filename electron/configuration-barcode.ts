/** The `barcodeReader` setting: on which line the reader of codes is, and how it is set. */
import { z } from 'zod';
import { CODE_ENDINGS, DEFAULT_BARCODE_DELAYS, DEFAULT_CODE_SETTINGS } from '../native/barcode/settings.ts';

const BARCODE_BAUD_RATES = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const;

const around = z
  .string()
  .max(16)
  .regex(/^[^\r\n]*$/, { error: 'CR and LF belong to the ending' })
  .default('');
const ms = z.int().min(10).max(60_000);

export const barcodeReaderSchema = z.strictObject({
  /** `/dev/ttyACM0`, `COM4`. */
  path: z.string().min(1),
  baudRate: z.literal([...BARCODE_BAUD_RATES]).default(9_600),
  ending: z.enum(CODE_ENDINGS).default(DEFAULT_CODE_SETTINGS.ending),
  prefix: around,
  suffix: around,
  longestBytes: z.int().min(1).max(7_089).default(DEFAULT_CODE_SETTINGS.longestBytes),
  gapMs: ms.default(DEFAULT_BARCODE_DELAYS.gapMs),
  reopenMs: ms.default(DEFAULT_BARCODE_DELAYS.reopenMs),
});
export type BarcodeReaderConfiguration = z.infer<typeof barcodeReaderSchema>;
