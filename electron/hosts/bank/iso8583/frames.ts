/** The stream's framing: two bytes of length, TPDU, message header, message. */
import { concat } from '../../../../native/base/bytes.ts';

const LENGTH_BYTES = 2;
export const TPDU_BYTES = 5;
export const HEADER_BYTES = 6;
/** Greatest length that is taken for one; a message of all fields is shorter. */
const FRAME_MAX_BYTES = 4_096;

export interface Envelope {
  /** Transport protocol data unit: 60, destination, source; 5 bytes. */
  readonly tpdu: Uint8Array;
  /** 报文头: application class, software version, states; 6 bytes. */
  readonly header: Uint8Array;
}

/** A message in its envelope, ready for the line. */
export function wrap({ tpdu, header }: Envelope, message: Uint8Array): Uint8Array {
  const length = tpdu.length + header.length + message.length;
  return concat(Uint8Array.of(length >> 8, length & 0xff), tpdu, header, message);
}

export interface FrameSplitter {
  /** Takes what came, cut anywhere; gives the messages that are whole now, without their envelopes. `broken`: no frame can follow. */
  push(bytes: Uint8Array): { readonly messages: readonly Uint8Array[]; readonly broken: boolean };
  /** Forgets a frame that has begun: the connection it came over has ended. */
  reset(): void;
}

/** Splits one connection's stream. After `broken` the connection is of no more use. */
export function createFrameSplitter(): FrameSplitter {
  let rest: Uint8Array = new Uint8Array();
  return {
    push(bytes) {
      rest = concat(rest, bytes);
      const messages: Uint8Array[] = [];
      for (;;) {
        const [high, low] = rest;
        if (high === undefined || low === undefined) return { messages, broken: false };
        const length = (high << 8) | low;
        if (length <= TPDU_BYTES + HEADER_BYTES || length > FRAME_MAX_BYTES) return { messages, broken: true };
        if (rest.length < LENGTH_BYTES + length) return { messages, broken: false };
        messages.push(rest.slice(LENGTH_BYTES + TPDU_BYTES + HEADER_BYTES, LENGTH_BYTES + length));
        rest = rest.slice(LENGTH_BYTES + length);
      }
    },
    reset() {
      rest = new Uint8Array();
    },
  };
}
