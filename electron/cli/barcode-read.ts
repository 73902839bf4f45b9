import { codeKindOf } from '../../native/barcode/code-kind.ts';
import { CODE_ENDINGS } from '../../native/barcode/settings.ts';
import { systemClock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { barcodeReaderOf } from '../compose-barcode.ts';
import { barcodeReaderSchema, type BarcodeReaderConfiguration } from '../configuration-barcode.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

const DEFAULT_WAIT_S = 30;

/** `kiosk barcode read` */
export const command: Command = {
  name: 'barcode read',
  usage: '--device TTY [--baud RATE] [--ending E] [--prefix TEXT] [--suffix TEXT] [--wait S] [--json] [--reveal]',
  summary: 'Waits for one code from a reader on a serial line. Says its length and what it could be; the code itself only with --reveal.',
  options: {
    device: { kind: 'text', value: 'TTY', required: true, help: 'the line of the reader (/dev/ttyACM0, COM4)' },
    baud: { kind: 'number', value: 'RATE', min: 1_200, max: 115_200, help: 'its speed; 9600 when not given' },
    ending: { kind: 'text', value: 'E', choices: CODE_ENDINGS, help: 'how it ends a code; any (CR, LF or both) when not given' },
    prefix: { kind: 'text', value: 'TEXT', help: 'what it sends before each code' },
    suffix: { kind: 'text', value: 'TEXT', help: 'what it sends behind each code, before the ending' },
    wait: { kind: 'number', value: 'S', min: 1, max: 3_600, help: `how long a code is waited for; ${DEFAULT_WAIT_S} s when not given` },
    json: { kind: 'flag', help: 'one JSON object' },
    reveal: { kind: 'flag', help: 'the code in full: it may stand for a person' },
  },
  run: async (io, args) => {
    const configuration = settingsOf(args);
    if (!configuration.ok) return tellFault(io, configuration.error, args.flag('json'));
    const reader = barcodeReaderOf(configuration.value);
    try {
      return await tellCode(io, reader, args);
    } finally {
      await reader.close();
    }
  },
};

function settingsOf(args: Arguments): Result<BarcodeReaderConfiguration, Fault> {
  const given = { baudRate: args.number('baud'), ending: args.text('ending'), prefix: args.text('prefix'), suffix: args.text('suffix') };
  const parsed = barcodeReaderSchema.safeParse({ path: args.required('device'), ...given });
  if (parsed.success) return ok(parsed.data);
  return err(usage(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')));
}

async function tellCode(io: Io, reader: ReturnType<typeof barcodeReaderOf>, args: Arguments): Promise<ExitCode> {
  const waitS = args.number('wait') ?? DEFAULT_WAIT_S;
  const json = args.flag('json');
  const tooLong = new AbortController();
  const stop = systemClock.after(waitS * 1_000, () => tooLong.abort());
  if (!json) io.err('Hold a code before the reader.');
  const read = await reader.read(AbortSignal.any([io.signal, tooLong.signal]));
  stop();
  if (!read.ok) {
    const late = tooLong.signal.aborted && read.error.code === 'barcode.cancelled';
    return tellFault(io, late ? fault('barcode.cancelled', `no code within ${waitS} s`) : read.error, json);
  }
  const told = { characters: Array.from(read.value).length, couldBe: codeKindOf(read.value) };
  if (json) io.out(JSON.stringify({ ...told, code: args.flag('reveal') ? read.value : null }));
  else {
    io.out(`字符数 characters: ${told.characters}`);
    io.out(`可能是 could be: ${told.couldBe}`);
    if (args.flag('reveal')) io.out(`内容 code: ${read.value}`);
  }
  return EXIT.done;
}
