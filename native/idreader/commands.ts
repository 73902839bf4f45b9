/** Requests of the SDT host interface: command and parameter byte (GA/T 467 §7). */
import { concat } from '../base/bytes.ts';

/** Bytes of each request before its data. */
export const SDT_COMMAND = {
  resetSam: [0x10, 0xff],
  samStatus: [0x11, 0xff],
  samNumber: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  /** Text and photo. */
  read: [0x30, 0x01],
  newestAddress: [0x30, 0x03],
  managementNumber: [0x30, 0x05],
  readWithFingerprints: [0x30, 0x10],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type SdtCommand = keyof typeof SDT_COMMAND;

const SET_BAUD_RATE = 0x60;
const SET_RF_LIMIT = [0x61, 0xff] as const;

/** Speeds of the serial line, and the parameter that sets each; most likely first, as they are tried in turn. */
export const SDT_BAUD_RATES = [115_200, 57_600, 38_400, 19_200, 9_600] as const;
export type SdtBaudRate = (typeof SDT_BAUD_RATES)[number];

/** The body of a request without data. */
export function requestBody(command: SdtCommand): Uint8Array {
  return Uint8Array.from(SDT_COMMAND[command]);
}

/** The body that sets the line's speed. It is answered at the old speed, and the module keeps it without power. */
export function setBaudRateBody(baudRate: SdtBaudRate): Uint8Array {
  return Uint8Array.of(SET_BAUD_RATE, SDT_BAUD_RATES.indexOf(baudRate));
}

/** The body that limits the bytes on the radio side: 0x50 and 0x58 are in use; what other values do is not published. */
export function setRfLimitBody(bytes: number): Uint8Array {
  return concat(Uint8Array.from(SET_RF_LIMIT), Uint8Array.of(bytes));
}
