/** The `slipPrinter` and `documentPrinter` settings: where the printers are. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { certificatesIn } from '../native/transport/trusted-certificate.ts';

/** How this model differs from others; see native/printer/escpos/settings.ts. */
const model = {
  paperMm: z.literal([80, 58]).default(80),
  cut: z.enum(['full', 'partial']).default('full'),
  /** What the printer answers when the slip is out: the word that it was sent (GS ( H), or its paper sensor (GS r 1) on older models. */
  confirmation: z.enum(['processId', 'paperSensor']).default('processId'),
  automaticStatus: z.boolean().default(true),
  /** What its font has; all else is drawn. */
  characters: z.enum(['gb2312', 'gbk', 'gb18030']).default('gbk'),
  /** `raster` where it does not know GS ( k. */
  qr: z.enum(['command', 'raster']).default('command'),
};

const BAUD_RATES = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

/** An ESC/POS printer: on the network unless told. */
export const slipPrinterSchema = z.discriminatedUnion('transport', [
  z.strictObject({
    transport: z.literal('tcp').default('tcp'),
    host: z.string().min(1),
    port: z.int().min(1).max(65535).default(9100),
    ...model,
  }),
  z.strictObject({
    transport: z.literal('serial'),
    /** `/dev/ttyS1`, `COM3`. */
    path: z.string().min(1),
    baudRate: z.literal([...BAUD_RATES]).default(115_200),
    ...model,
  }),
  /** `/dev/usb/lp0`. */
  z.strictObject({ transport: z.literal('file'), path: z.string().min(1), ...model }),
]);
export type SlipPrinterConfiguration = z.infer<typeof slipPrinterSchema>;

/** An A4 printer that speaks IPP and takes PDF, or a queue of CUPS before one that does not. */
export const documentPrinterSchema = z.strictObject({
  uri: z.string().refine((text) => URL.canParse(text) && /^ipps?:$/.test(new URL(text).protocol), {
    error: 'not an address like ipp://HOST:631/ipp/print',
  }),
  /** For `ipps:`: PEM of the printer's own certificate, whatever name it carries, or of who signed it; absent: those that the system trusts. */
  certificateFile: z.string().min(1).optional(),
});
export type DocumentPrinterConfiguration = z.infer<typeof documentPrinterSchema>;

/** The setting whose file cannot be read, and why; `null` when all is well. */
export function unreadableCertificateFile(configuration: DocumentPrinterConfiguration | undefined): string | null {
  if (configuration?.certificateFile === undefined) return null;
  try {
    certificatesIn(readFileSync(configuration.certificateFile, 'utf8'));
    return null;
  } catch (error) {
    return `certificateFile: ${error instanceof Error ? error.message : 'not readable'}`;
  }
}
