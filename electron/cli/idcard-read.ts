import { maskIdentityNumber, maskName } from '../../native/base/mask.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { systemClock } from '../../native/base/clock.ts';
import type { SdtIdReader } from '../../native/idreader/driver.ts';
import type { IdDocument, IdPhoto } from '../../native/ports/id-reader.ts';
import { idReaderOf } from '../compose-id-reader.ts';
import { idReaderSchema, type IdReaderConfiguration } from '../configuration-id-reader.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

const DEFAULT_WAIT_S = 30;

/** `kiosk idcard read` */
export const command: Command = {
  name: 'idcard read',
  usage: '--device DEVICE [--baud RATE] [--set-baud RATE] [--pipes LAYOUT] [--wait S] [--json] [--reveal] [--sam]',
  summary: 'Reads an ID card on a reader with an SDT / SAM module. Masked unless --reveal.',
  options: {
    device: {
      kind: 'text',
      value: 'DEVICE',
      required: true,
      help: 'a serial line (/dev/ttyUSB0, COM3), HID (/dev/hidraw0 or hid:2B8B:2721), USB bulk (usb:0400:C35A)',
    },
    baud: { kind: 'number', value: 'RATE', min: 9_600, max: 115_200, help: 'speed of a serial line; found out when not given' },
    'set-baud': { kind: 'number', value: 'RATE', min: 9_600, max: 115_200, help: 'the module is given this speed, and keeps it' },
    pipes: { kind: 'text', value: 'LAYOUT', choices: ['split', 'whole'], help: 'USB: two pairs of pipes or one; split when not given' },
    wait: { kind: 'number', value: 'S', min: 1, max: 3_600, help: `how long a card is waited for; ${DEFAULT_WAIT_S} s when not given` },
    json: { kind: 'flag', help: 'one JSON object; the photo as base64 of what the chip holds' },
    reveal: { kind: 'flag', help: 'name, number and address in full, and the photo' },
    sam: { kind: 'flag', help: 'only the number of the security module, without a card' },
  },
  run: async (io, args) => {
    const json = args.flag('json');
    const configuration = deviceOf(args);
    if (!configuration.ok) return tellFault(io, configuration.error, json);
    const reader = idReaderOf(configuration.value);
    try {
      return args.flag('sam') ? await tellSam(io, reader, json) : await tellDocument(io, reader, args);
    } finally {
      await reader.close();
    }
  },
};

/** The configuration that the words stand for. */
export function deviceOf(args: Arguments): Result<IdReaderConfiguration, Fault> {
  const device = args.required('device');
  const numbers = /^(hid|usb):([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})$/.exec(device);
  const [, kind, vendorId, productId] = numbers ?? [];
  const given =
    kind === 'usb'
      ? { transport: 'usb', vendorId, productId, pipes: args.text('pipes') }
      : kind === 'hid'
        ? { transport: 'hid', vendorId, productId }
        : device.includes('hidraw')
          ? { transport: 'hid', path: device }
          : { transport: 'serial', path: device, baudRate: args.number('baud'), setBaudRate: args.number('set-baud') };
  const parsed = idReaderSchema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  return err(usage(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')));
}

async function tellSam(io: Io, reader: SdtIdReader, json: boolean): Promise<ExitCode> {
  const number = await reader.samNumber();
  if (!number.ok) return tellFault(io, number.error, json);
  io.out(json ? JSON.stringify({ samNumber: number.value }) : number.value);
  return EXIT.done;
}

async function tellDocument(io: Io, reader: SdtIdReader, args: Arguments): Promise<ExitCode> {
  const waitS = args.number('wait') ?? DEFAULT_WAIT_S;
  const json = args.flag('json');
  const tooLong = new AbortController();
  const stop = systemClock.after(waitS * 1_000, () => tooLong.abort());
  if (!json) io.err('Lay the card on the reader.');
  const read = await reader.read(AbortSignal.any([io.signal, tooLong.signal]));
  stop();
  if (!read.ok) {
    const late = tooLong.signal.aborted && read.error.code === 'idreader.cancelled';
    return tellFault(
      io,
      late ? fault('idreader.timeout', `no card within ${waitS} s; one that was read is not found again before it is lifted`) : read.error,
      json,
    );
  }
  const shown = args.flag('reveal') ? read.value : masked(read.value);
  if (json) io.out(JSON.stringify({ masked: !args.flag('reveal'), ...shown, photo: photoJson(shown.photo) }));
  else lines(shown).forEach((line) => io.out(line));
  return EXIT.done;
}

/** Kind, dates and what is no person's alone stay; the address and the photo go. */
function masked({ photo: _photo, details, ...document }: IdDocument): IdDocument {
  const plain = { ...document, name: maskName(document.name), number: maskIdentityNumber(document.number) };
  if (details === undefined) return plain;
  const { sex, ethnicGroup, issuer, nationality, edition, issueCount } = details;
  const hidden = { birthDate: '****-**-**', address: null, passNumber: null, englishName: null };
  return { ...plain, details: { sex, ethnicGroup, issuer, nationality, edition, issueCount, ...hidden } };
}

function photoJson(photo: IdPhoto | undefined) {
  return photo === undefined ? null : { wlt: Buffer.from(photo.wlt).toString('base64'), decoded: photo.image?.mediaType ?? null };
}

function lines({ kind, name, number, validFrom, validUntil, details, photo }: IdDocument): readonly string[] {
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['证件种类 kind', kind],
    ['姓名 name', name],
    ['号码 number', number],
    ['有效期 validity', `${validFrom} – ${validUntil === 'longTerm' ? '长期' : validUntil}`],
    ...Object.entries(details ?? {}).map(([field, value]: readonly [string, string | null]) => [field, value] as const),
    ['照片 photo', photo === undefined ? null : (photo.image?.mediaType ?? 'undecoded: no photo decoder is installed')],
  ];
  return rows.flatMap(([label, value]) => (value === null || value === undefined ? [] : [`${label}: ${value}`]));
}
