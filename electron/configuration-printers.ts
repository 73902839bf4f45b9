/** The `slipPrinter` and `documentPrinter` settings: where the printers are. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** An ESC/POS printer on the network. */
export const slipPrinterSchema = z.strictObject({ host: z.string().min(1), port: z.int().min(1).max(65535) });

/** An A4 printer that speaks IPP and takes PDF, or a queue of CUPS before one that does not. */
export const documentPrinterSchema = z.strictObject({
  uri: z
    .string()
    .refine((text) => URL.canParse(text) && /^ipps?:$/.test(new URL(text).protocol), {
      error: 'not an address like ipp://HOST:631/ipp/print',
    }),
  /** PEM of the printer's own certificate, or of who signed it; absent: those that the system trusts. */
  certificateFile: z.string().min(1).optional(),
});
export type DocumentPrinterConfiguration = z.infer<typeof documentPrinterSchema>;

/** The setting whose file cannot be read, and why; `null` when all is well. */
export function unreadableCertificateFile(configuration: DocumentPrinterConfiguration | undefined): string | null {
  if (configuration?.certificateFile === undefined) return null;
  try {
    readFileSync(configuration.certificateFile);
    return null;
  } catch (error) {
    return `certificateFile: ${error instanceof Error ? error.message : 'not readable'}`;
  }
}
