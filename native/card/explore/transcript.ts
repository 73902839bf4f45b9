/** A conversation as it was, and the same with nothing personal in it: a field problem that may be sent around and played back. */
import { equalBytes, hex, toHex } from '../../base/bytes.ts';
import type { CardAlgorithm } from '../../ports/card-keys.ts';
import type { CardConnection } from '../../ports/card-reader.ts';
import type { FileAddress } from '../../ports/social-security-card.ts';
import { historicalBytes } from '../atr.ts';
import { INS, SELECT_P1 } from '../apdu.ts';
import { SSSE_NAME } from '../social-security/application.ts';
import { hidden, maskIdentifier, maskLog, maskObjects, maskRecords, open, type Masked } from './mask-bytes.ts';
import { proofIn, type Proof } from './watch-keys.ts';

/** What a strict script card plays: hexadecimal with `..` for masked bytes. */
export interface Transcript {
  readonly atr: string;
  /** With which test keys a played-back card proves itself: present where the recorded one did. */
  readonly derivation?: { readonly algorithm: CardAlgorithm; readonly identifier: string };
  readonly exchanges: readonly RecordedExchange[];
}

interface RecordedExchange {
  readonly command: string;
  readonly answer: string;
  /** The answer was the right proof under this key. The terminal's random number is in it, so a played-back card has to compute its own. */
  readonly cryptogram?: 'IRK';
}

export interface Recorded {
  readonly command: Uint8Array;
  /** `removed`: there was no answer. */
  readonly answer: Uint8Array | 'removed';
}

const HEADER_BYTES = 5;
const SW_BYTES = 2;
const RECORD_FILE_SHIFT = 3;
/** EMV book 3 annex D2. */
const FIRST_LOG_FILE = 11;
/** The length of a certificate stands in its first bytes. */
const DER_HEADER_BYTES = 4;
const ATR_SERIAL_BYTES = 4;
const ATR_MARK = '00814A4446';
const APPLICATIONS: ReadonlyMap<string, FileAddress['application']> = new Map([
  [toHex(SSSE_NAME), 'SSSE'],
  ['D15600000500', 'DF01'],
  ['D15600000501', 'DF02'],
  ['D15600000502', 'DF03'],
  ['D15600000503', 'DF04'],
  ['D15600000504', 'DF07'],
  ['DF01', 'DF01'],
  ['DF02', 'DF02'],
  ['DF03', 'DF03'],
  ['DF04', 'DF04'],
  ['DF07', 'DF07'],
]);

/** The connection, and everything that goes over it. Hold it no longer than until it is masked: PINs would be in it. */
export function recordConnection(connection: CardConnection): {
  readonly connection: CardConnection;
  readonly recorded: readonly Recorded[];
} {
  const recorded: Recorded[] = [];
  const recording: CardConnection = {
    reader: connection.reader,
    insertion: connection.insertion,
    protocol: connection.protocol,
    atr: connection.atr,
    transmit: async (command, options) => {
      const sent = command.slice();
      const answer = await connection.transmit(command, options);
      recorded.push({ command: sent, answer: answer.ok ? answer.value.slice() : 'removed' });
      return answer;
    },
    control: (code, data) => connection.control(code, data),
    transaction: (work) => connection.transaction(work),
    reset: () => connection.reset(),
    disconnect: (disposition) => connection.disconnect(disposition),
  };
  return { connection: recording, recorded };
}

/** The conversation masked: by default everything; what stays open is structure, status words and what the tables call open. */
export function maskTranscript(atr: Uint8Array, recorded: readonly Recorded[], proofs: readonly Proof[] = []): Transcript {
  const place: Place = { application: null, file: null };
  const exchanges: RecordedExchange[] = [];
  let proved: Proof | undefined;
  for (let i = 0; i < recorded.length;) {
    const pieces = group(recorded, i);
    const data = pieces.map(({ answer }) => (answer === 'removed' ? new Uint8Array() : answer.slice(0, -SW_BYTES)));
    const [origin] = pieces;
    const joined = hex(data.map(toHex).join(''));
    const masked = origin === undefined ? [] : maskAnswer(place, origin.command, joined);
    const proof = origin?.command[1] === INS.internalAuthenticate ? proofIn(joined, proofs) : undefined;
    proved ??= proof;
    let at = 0;
    for (const [n, { command, answer }] of pieces.entries()) {
      const length = data[n]?.length ?? 0;
      const text = answer === 'removed' ? answer : masked.slice(at, at + length).join('') + toHex(answer.slice(-SW_BYTES));
      const cryptogram = proof !== undefined && length === joined.length ? ({ cryptogram: 'IRK' } as const) : {};
      exchanges.push({ command: maskCommand(command).join(''), answer: text, ...cryptogram });
      at += length;
    }
    i += pieces.length;
  }
  return { atr: maskAtr(atr), ...derivationOf(proved), exchanges };
}

function derivationOf(proof: Proof | undefined): Pick<Transcript, 'derivation'> {
  if (proof === undefined) return {};
  const { algorithm, cardIdentifier } = proof.context;
  return { derivation: { algorithm, identifier: maskIdentifier(cardIdentifier).join('') } };
}

interface Place {
  application: FileAddress['application'] | null;
  file: string | null;
}

/** A command and the GET RESPONSEs behind it. */
function group(recorded: readonly Recorded[], from: number): readonly Recorded[] {
  const next = recorded.findIndex(({ command }, i) => i > from && command[1] !== INS.getResponse);
  return recorded.slice(from, next === -1 ? recorded.length : next);
}

function maskCommand(command: Uint8Array): Masked {
  if (command[1] === INS.select || command.length <= HEADER_BYTES) return open(command);
  return [...open(command.subarray(0, HEADER_BYTES)), ...hidden(command.subarray(HEADER_BYTES))];
}

function maskAnswer(place: Place, command: Uint8Array, data: Uint8Array): Masked {
  const [, ins = 0, , p2 = 0] = command;
  switch (ins) {
    case INS.select:
      return maskSelected(place, command, data);
    case INS.readRecord:
      if (p2 >> RECORD_FILE_SHIFT >= FIRST_LOG_FILE) return maskLog(data);
      if (p2 >> RECORD_FILE_SHIFT > 0) return maskObjects(data);
      return place.application === null || place.file === null
        ? hidden(data)
        : maskRecords({ application: place.application, file: place.file }, data);
    case INS.readBinary:
      return command[2] === 0 && p2 === 0
        ? [...open(data.subarray(0, DER_HEADER_BYTES)), ...hidden(data.subarray(DER_HEADER_BYTES))]
        : hidden(data);
    case INS.getProcessingOptions:
    case INS.getData:
      return maskObjects(data);
    default:
      return hidden(data);
  }
}

function maskSelected(place: Place, command: Uint8Array, data: Uint8Array): Masked {
  const [, , p1, , length = 0] = command;
  const name = toHex(command.subarray(HEADER_BYTES, HEADER_BYTES + length));
  if (p1 === SELECT_P1.byName || APPLICATIONS.has(name)) {
    place.application = APPLICATIONS.get(name) ?? null;
    place.file = null;
  } else place.file = name;
  return place.application === null ? maskObjects(data) : open(data);
}

/** The last historical bytes of a social-security card are its serial number. A check byte behind them is made to fit what is played. */
function maskAtr(atr: Uint8Array): string {
  const historical = historicalBytes(atr);
  if (historical === null || !toHex(historical).startsWith(ATR_MARK)) return toHex(atr);
  const end = atr.length - (equalBytes(atr.slice(-historical.length), historical) ? 0 : 1);
  const serial = atr.subarray(end - ATR_SERIAL_BYTES, end);
  const check = atr.subarray(end).map((byte) => serial.reduce((sum, one) => sum ^ one, byte));
  return toHex(atr.subarray(0, end - ATR_SERIAL_BYTES)) + hidden(serial).join('') + toHex(check);
}
