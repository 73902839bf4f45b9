/** Answers of an SDT module: the third status byte decides; the first two come from the card and are only told (GA/T 467 §7). */
import { toHex } from '../base/bytes.ts';

/** What SW3 means; `foundDocument` and `ok` are successes, `notFound` and `noSuchItem` are no failures either. */
export const SDT_STATUS = {
  0x90: 'ok',
  0x9f: 'foundDocument',
  0x10: 'requestChecksumWrong',
  0x11: 'requestLengthWrong',
  0x21: 'requestUnknown',
  0x23: 'notPermitted',
  0x24: 'unspecified',
  0x31: 'documentRefusedSam',
  0x32: 'samRefusedDocument',
  0x33: 'informationNotGenuine',
  0x40: 'unknownDocumentType',
  0x41: 'readFailed',
  0x47: 'noRandomNumber',
  0x60: 'samSelfTestFailed',
  0x66: 'samNotAuthorised',
  0x80: 'notFound',
  0x81: 'notSelected',
  0x91: 'noSuchItem',
} as const;
type StatusByte = keyof typeof SDT_STATUS;
export type SdtStatus = (typeof SDT_STATUS)[StatusByte] | 'unlisted';

export interface SdtReply {
  readonly status: SdtStatus;
  /** SW1 SW2 SW3 in hexadecimal, for the log. */
  readonly sw: string;
  readonly data: Uint8Array;
}

const STATUS_BYTES = 3;

/** Status and data of an answer's body; `null`: too short to be one. */
export function readReply(body: Uint8Array): SdtReply | null {
  const sw3 = body[STATUS_BYTES - 1];
  if (sw3 === undefined) return null;
  return { status: statusOf(sw3), sw: toHex(body.subarray(0, STATUS_BYTES)), data: body.subarray(STATUS_BYTES) };
}

const BY_BYTE: ReadonlyMap<number, SdtStatus> = new Map(Object.entries(SDT_STATUS).map(([byte, status]) => [Number(byte), status]));

function statusOf(sw3: number): SdtStatus {
  return BY_BYTE.get(sw3) ?? 'unlisted';
}
