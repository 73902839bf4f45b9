import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import { usage } from './arguments.ts';
import type { Command } from './command.ts';
import { tellFault } from './fault-output.ts';
import { DEVICE_OPTIONS, MODEL_OPTIONS, tellPrint } from './print-device.ts';

/** `kiosk print slip` */
export const command: Command = {
  name: 'print slip',
  usage:
    '--device DEVICE [--certificate FILE] --file FILE [--reprint] [--paper MM] [--cut KIND] [--confirmation KIND] [--characters SET] [--qr KIND] [--json]',
  summary: 'Prints a document from a file, as a slip or on A4 by the kind of printer.',
  options: {
    ...DEVICE_OPTIONS,
    ...MODEL_OPTIONS,
    file: { kind: 'text', value: 'FILE', required: true, help: 'JSON: title, serial, issuedAt, outlet, terminal, hotline, blocks' },
    reprint: { kind: 'flag', help: 'with the mark of a reprint' },
  },
  run: (io, args) => {
    const document = documentIn(args.required('file'));
    if (!document.ok) return Promise.resolve(tellFault(io, document.error, args.flag('json')));
    return tellPrint(io, args, args.flag('reprint') ? { ...document.value, reprint: true } : document.value);
  },
};

const text = z.string();
const align = z.enum(['left', 'right']);
const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text, textEn: text.exactOptional() }),
  z.strictObject({ kind: z.literal('line'), label: text, labelEn: text.exactOptional(), value: text, strong: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('text'), text, align: z.enum(['left', 'centre']).exactOptional(), strong: z.boolean().exactOptional() }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(z.strictObject({ title: text, align, share: z.number().positive() })).min(1),
    rows: z.array(z.array(text)),
    totals: z.array(text).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('notice'), text }),
  z.strictObject({ kind: z.literal('code'), text: z.string().regex(/^[ -~]{1,1000}$/), caption: text }),
  z.strictObject({ kind: z.literal('rule') }),
]);
const documentSchema = z.strictObject({
  title: z.string().min(1),
  titleEn: text.exactOptional(),
  serial: z.string().min(1),
  issuedAt: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  outlet: text,
  terminal: text,
  hotline: text,
  blocks: z.array(blockSchema),
  footNote: text.exactOptional(),
});

function documentIn(file: string): Result<SlipDocument, Fault> {
  try {
    const parsed = documentSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    return err(usage(`--file: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`));
  } catch (error) {
    return err(usage(`--file: ${error instanceof Error ? error.message : 'not readable'}`));
  }
}
