/** The printer that a command line names. */
import type { Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import type { PrinterFault, PrinterStatus, PrintReceipt } from '../../native/ports/slip-printer.ts';
import { type ConfiguredPrinter, documentPrinterOf, slipPrinterOf } from '../compose-printers.ts';
import { documentPrinterSchema, slipPrinterSchema, unreadableCertificateFile } from '../configuration-printers.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

/** Of either kind: what a command does with it is the same. */
export interface AnyPrinter {
  status(): Promise<PrinterStatus>;
  print(document: SlipDocument, signal: AbortSignal): Promise<Result<PrintReceipt & { readonly sheets?: number }, PrinterFault>>;
}

export const DEVICE_OPTIONS: Command['options'] = {
  device: {
    kind: 'text',
    value: 'DEVICE',
    required: true,
    help: 'serial:/dev/ttyS1[@BAUD], tcp:HOST[:9100], file:/dev/usb/lp0 (ESC/POS); ipp://HOST/ipp/print or ipps: (A4)',
  },
  certificate: {
    kind: 'text',
    value: 'FILE',
    help: 'with ipps: PEM of the printer’s own certificate, whatever name it carries, or of who signed it',
  },
  json: { kind: 'flag', help: 'one JSON object' },
};

export const MODEL_OPTIONS: Command['options'] = {
  paper: { kind: 'text', value: 'MM', choices: ['80', '58'], help: 'width of the roll; 80 when not given' },
  cut: { kind: 'text', value: 'KIND', choices: ['full', 'partial'], help: 'full when not given' },
  confirmation: {
    kind: 'text',
    value: 'KIND',
    choices: ['processId', 'paperSensor'],
    help: 'what the printer answers when the slip is out; paperSensor for older models',
  },
  characters: {
    kind: 'text',
    value: 'SET',
    choices: ['gb2312', 'gbk', 'gb18030'],
    help: 'what its font has, the rest is drawn; gbk when not given',
  },
  qr: { kind: 'text', value: 'KIND', choices: ['command', 'raster'], help: 'raster where it does not know GS ( k' },
};

/** Opens the printer of `--device`; nothing is sent yet. */
function printerOf(args: Arguments, model: boolean): Result<ConfiguredPrinter<AnyPrinter>, Fault> {
  const device = args.required('device');
  if (/^ipps?:/.test(device)) {
    const certificateFile = args.text('certificate');
    const parsed = documentPrinterSchema.safeParse({ uri: device, ...(certificateFile === undefined ? {} : { certificateFile }) });
    if (!parsed.success) return err(usage('--device: not an address like ipp://HOST:631/ipp/print'));
    const unreadable = unreadableCertificateFile(parsed.data);
    if (unreadable !== null) return err(usage(unreadable.replace('certificateFile', '--certificate')));
    return ok({ printer: documentPrinterOf(parsed.data), close: () => Promise.resolve() });
  }
  const line = lineOf(device);
  if (line === null) return err(usage('--device: serial:, tcp:, file:, ipp: or ipps: and where it is'));
  const parsed = slipPrinterSchema.safeParse({ ...line, ...(model ? modelOf(args) : {}) });
  if (parsed.success) return ok(slipPrinterOf(parsed.data));
  return err(usage(`--device: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`));
}

/** The `slipPrinter` setting that `serial:`, `tcp:` or `file:` stands for; `null`: none of them. */
export function lineOf(device: string): Readonly<Record<string, unknown>> | null {
  const [, kind, where = ''] = /^(serial|tcp|file):(.+)$/.exec(device) ?? [];
  if (kind === 'file') return { transport: 'file', path: where };
  if (kind === 'serial') {
    const [path, baudRate] = where.split('@');
    return { transport: 'serial', path, ...(baudRate === undefined ? {} : { baudRate: Number(baudRate) }) };
  }
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(where) ?? [];
  return kind === 'tcp' ? { transport: 'tcp', host, ...(port === undefined ? {} : { port: Number(port) }) } : null;
}

function modelOf(args: Arguments): Readonly<Record<string, unknown>> {
  const paper = args.text('paper');
  const words = ['cut', 'confirmation', 'characters', 'qr'].flatMap((name) => {
    const value = args.text(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...(paper === undefined ? {} : { paperMm: Number(paper) }), ...Object.fromEntries(words) };
}

/** Says what state the printer of `--device` is in. */
export function tellStatus(io: Io, args: Arguments): Promise<ExitCode> {
  return withPrinter(io, args, false, async (printer) => {
    const status = await printer.status();
    io.out(
      args.flag('json')
        ? JSON.stringify(status)
        : Object.entries(status)
            .map(([name, value]) => `${name}: ${String(value)}`)
            .join('\n'),
    );
    const stopped = status.paper === 'out' || status.paper === 'jammed' || status.toner === 'out';
    return status.device === 'online' && !stopped ? EXIT.done : EXIT.failed;
  });
}

/** Prints on the printer of `--device` and says what came of it. */
export function tellPrint(io: Io, args: Arguments, document: SlipDocument): Promise<ExitCode> {
  return withPrinter(io, args, true, async (printer) => {
    const printed = await printer.print(document, io.signal);
    if (!printed.ok) return tellFault(io, printed.error, args.flag('json'));
    const { serial, sheets, withoutPicture } = printed.value;
    if (withoutPicture !== undefined) io.err(`no font has: ${withoutPicture.join(' ')}; they are printed as their codes`);
    io.out(args.flag('json') ? JSON.stringify(printed.value) : `printed: ${serial}${sheets === undefined ? '' : `, sheets: ${sheets}`}`);
    return EXIT.done;
  });
}

async function withPrinter(io: Io, args: Arguments, model: boolean, act: (printer: AnyPrinter) => Promise<ExitCode>): Promise<ExitCode> {
  const opened = printerOf(args, model);
  if (!opened.ok) return tellFault(io, opened.error, args.flag('json'));
  try {
    return await act(opened.value.printer);
  } finally {
    await opened.value.close();
  }
}
