/**
 * Command and response APDUs (ISO/IEC 7816-4 §5.1, encodings of ISO/IEC 7816-3 §12.1), and the names of the codes that
 * this terminal sends (《社会保障（个人）卡规范》 commands; PBOC JR/T 0025.4). Constants only: no driver logic, so that
 * the simulators may use them too.
 */
import { concat } from '../base/bytes.ts';

export const CLA = {
  iso: 0x00,
  /** Commands of the card specification itself. */
  proprietary: 0x80,
  /** The same with a MAC over header and data. */
  secured: 0x84,
} as const;

export const INS = {
  applicationBlock: 0x1e,
  cardBlock: 0x16,
  verify: 0x20,
  pinChangeUnblock: 0x24,
  changePin: 0x5e,
  externalAuthenticate: 0x82,
  getChallenge: 0x84,
  internalAuthenticate: 0x88,
  select: 0xa4,
  getProcessingOptions: 0xa8,
  readBinary: 0xb0,
  readRecord: 0xb2,
  getResponse: 0xc0,
  certificatePinKey: 0xc4,
  getData: 0xca,
  updateRecord: 0xdc,
} as const;

/** P1 of SELECT. */
export const SELECT_P1 = { byFileIdentifier: 0x00, childDf: 0x01, childFile: 0x02, byName: 0x04 } as const;
/** Low three bits of P2 of READ and UPDATE RECORD: what P1 means. The upper five hold the short file identifier, 0 = current file. */
export const RECORD_P2 = { firstWithTag: 0x00, nextWithTag: 0x02, previous: 0x03, byNumber: 0x04, allFromNumber: 0x05 } as const;
/** P2 of PIN CHANGE/UNBLOCK. */
export const PIN_CHANGE_P2 = { unblock: 0x00, newPin: 0x01 } as const;

export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  /** Bytes expected, 1-65536; 256 is sent as 00 in the short form. Absent: none. */
  readonly le?: number;
  /**
   * Bytes that a regular answer has, where `le` asks for all there are. On T=0 exactly these are asked for, which spares the 6Cxx and the
   * second command (ISO/IEC 7816-3 §12.2.3); T=1 has no such correction and keeps `le`.
   */
  readonly expectedBytes?: number;
}

export interface ResponseApdu {
  readonly data: Uint8Array;
  /** SW1 SW2 as one number: 0x9000. */
  readonly sw: number;
}

export const SHORT_LC_MAX = 255;
export const SHORT_LE_MAX = 256;
export const EXTENDED_LC_MAX = 65_535;
export const EXTENDED_LE_MAX = 65_536;

/**
 * The bytes of a command. `withoutLe` leaves Le out of a command that has data, as T=0 wants it (ISO/IEC 7816-3 §12.2.5).
 * Throws on a field out of range: the caller's bug.
 */
export function encodeCommand(command: CommandApdu, withoutLe = false): Uint8Array {
  const header = Uint8Array.of(byte(command.cla), byte(command.ins), byte(command.p1), byte(command.p2));
  const data = command.data ?? new Uint8Array();
  const le = withoutLe && data.length > 0 ? undefined : command.le;
  if (data.length > EXTENDED_LC_MAX) throw new RangeError(`Lc ${data.length} is over ${EXTENDED_LC_MAX}`);
  if (le !== undefined && (!Number.isInteger(le) || le < 1 || le > EXTENDED_LE_MAX)) throw new RangeError(`Le ${le} is out of range`);
  const extended = data.length > SHORT_LC_MAX || (le ?? 0) > SHORT_LE_MAX;
  return extended ? concat(header, extendedBody(data, le)) : concat(header, shortBody(data, le));
}

/** Splits a response; `null` when there are not even the two bytes of a status word. */
export function splitResponse(response: Uint8Array): ResponseApdu | null {
  const [sw1, sw2] = response.slice(-2);
  if (response.length < 2 || sw1 === undefined || sw2 === undefined) return null;
  return { data: response.slice(0, -2), sw: sw1 * 256 + sw2 };
}

function shortBody(data: Uint8Array, le: number | undefined): Uint8Array {
  const lc = data.length > 0 ? Uint8Array.of(data.length) : new Uint8Array();
  return concat(lc, data, le === undefined ? new Uint8Array() : Uint8Array.of(le % 256));
}

function extendedBody(data: Uint8Array, le: number | undefined): Uint8Array {
  const lc = data.length > 0 ? Uint8Array.of(0, data.length >> 8, data.length % 256) : new Uint8Array();
  if (le === undefined) return concat(lc, data);
  const leBytes = Uint8Array.of((le >> 8) % 256, le % 256);
  return data.length > 0 ? concat(lc, data, leBytes) : concat(Uint8Array.of(0), leBytes);
}

function byte(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > 0xff) throw new RangeError(`not a byte: ${value}`);
  return value;
}
