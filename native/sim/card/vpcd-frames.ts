import { concat } from '../../base/bytes.ts';

const LENGTH_BYTES = 2;

/** Bodies out of a stream of messages, each a 2-byte big-endian length and a body, however the stream is cut. */
export class VpcdFrames {
  #rest: Uint8Array = new Uint8Array(0);

  /** The bodies that this chunk completes, in order. */
  push(chunk: Uint8Array): readonly Uint8Array[] {
    this.#rest = concat(this.#rest, chunk);
    const bodies: Uint8Array[] = [];
    for (;;) {
      const [high, low] = this.#rest;
      if (high === undefined || low === undefined) return bodies;
      const end = LENGTH_BYTES + ((high << 8) | low);
      if (this.#rest.length < end) return bodies;
      bodies.push(this.#rest.slice(LENGTH_BYTES, end));
      this.#rest = this.#rest.slice(end);
    }
  }
}

/** Length and body in one piece: two writes would cost a delayed acknowledgement. */
export function frame(body: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(body.length >> 8, body.length & 0xff), body);
}
