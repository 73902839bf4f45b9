/**
 * The APDU trace for engineers. It shows headers, status words and lengths; what may be personal or secret is masked
 * here and nowhere else: PINs and keys whole, records but for tag and length, other data but for its ends.
 */
import { toHex } from '../base/bytes.ts';
import { INS, type CommandApdu, type ResponseApdu } from './apdu.ts';

export interface TraceLine {
  readonly direction: 'command' | 'response';
  /** Masked text: safe in a log. */
  readonly text: string;
}

export type ApduTrace = (line: TraceLine) => void;

// Data that is a PIN or a key or stands for one: never shown, only its length.
const SECRET: ReadonlySet<number> = new Set<number>([INS.verify, INS.changePin, INS.pinChangeUnblock, INS.certificatePinKey]);
// Data that is a person's: only its length.
const WRITTEN: ReadonlySet<number> = new Set<number>([INS.updateRecord]);
// Data that names files: never personal.
const OPEN: ReadonlySet<number> = new Set<number>([INS.select]);
// Answers whose first two bytes are tag and length, and the rest a person's data.
const PERSONAL: ReadonlySet<number> = new Set<number>([INS.readRecord, INS.readBinary, INS.getResponse, INS.getData]);
const TAG_AND_LENGTH = 2;
const SHOWN_FIRST = 5;
const SHOWN_LAST = 2;
// Below this length the ends would be most of the content.
const SHOWN_FROM_LENGTH = 16;

/** One line for a command: header and length in clear, data masked. */
export function traceCommand(command: CommandApdu): TraceLine {
  const header = toHex(Uint8Array.of(command.cla, command.ins, command.p1, command.p2));
  const data = command.data ?? new Uint8Array();
  const le = command.le === undefined ? '' : ` Le=${command.le}`;
  if (data.length === 0) return { direction: 'command', text: `${header}${le}` };
  const shown = OPEN.has(command.ins)
    ? toHex(data)
    : SECRET.has(command.ins) || WRITTEN.has(command.ins)
      ? hidden(data.length)
      : ends(data);
  return { direction: 'command', text: `${header} Lc=${data.length} ${shown}${le}` };
}

/** One line for a response: status word in clear, data masked by what the command asked for. */
export function traceResponse(command: CommandApdu, response: ResponseApdu): TraceLine {
  const sw = toHex(Uint8Array.of(response.sw >> 8, response.sw % 256));
  if (response.data.length === 0) return { direction: 'response', text: sw };
  const shown = SECRET.has(command.ins)
    ? hidden(response.data.length)
    : OPEN.has(command.ins)
      ? toHex(response.data)
      : PERSONAL.has(command.ins)
        ? `${toHex(response.data.subarray(0, TAG_AND_LENGTH))}~ (${response.data.length})`
        : ends(response.data);
  return { direction: 'response', text: `${shown} ${sw}` };
}

function ends(data: Uint8Array): string {
  if (data.length < SHOWN_FROM_LENGTH) return hidden(data.length);
  return `${toHex(data.subarray(0, SHOWN_FIRST))}~${toHex(data.subarray(-SHOWN_LAST))} (${data.length})`;
}

function hidden(length: number): string {
  return `** (${length})`;
}
