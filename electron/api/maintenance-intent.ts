/** What an engineer can ask for. Checked on the main side like every intent; outside of maintenance mode all but `open` is ignored. */
import { z } from 'zod';

const place = z.int().min(0).max(999);

export const maintenanceRequestSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('open') }), // the hidden gesture
  z.strictObject({ ask: z.literal('goTo'), page: z.enum(['home', 'card', 'devices', 'journal', 'status']) }),
  z.strictObject({ ask: z.literal('back') }), // one page back, or cancel what runs
  z.strictObject({ ask: z.literal('exit') }),
  z.strictObject({ ask: z.literal('again') }), // read the card, look at the devices, sign in once more
  z.strictObject({ ask: z.literal('choose'), place }), // an application, then a file
  z.strictObject({ ask: z.literal('unmask') }),
  z.strictObject({ ask: z.literal('mask') }),
  z.strictObject({ ask: z.literal('confirm') }), // yes to the second question
  z.strictObject({
    ask: z.literal('test'),
    device: z.enum([
      'cardReader',
      'pinPad',
      'idReader',
      'slipPrinter',
      'documentPrinter',
      'lights',
      'sound',
      'speech',
      'cardDispenser',
      'retainBin',
      'barcodeReader',
      'power',
    ]),
  }),
  z.strictObject({ ask: z.literal('page'), page: z.int().min(1).max(100_000) }),
  z.strictObject({ ask: z.literal('session'), session: z.string().min(1).max(64) }),
  z.strictObject({ ask: z.literal('verifyChain') }),
  z.strictObject({ ask: z.literal('save'), what: z.enum(['report', 'bundle']) }),
]);
export type MaintenanceRequest = z.infer<typeof maintenanceRequestSchema>;
