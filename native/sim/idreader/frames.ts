/** The module's side of the line: requests out of a stream, answers into bytes. Its own code: it must be able to disagree with the driver. */

const MARK = [0xaa, 0xaa, 0x96, 0x69] as const;
const HEAD = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
const LONGEST_REQUEST = 64;

export type Request =
  | { readonly kind: 'request'; readonly command: number; readonly parameter: number; readonly data: readonly number[] }
  | { readonly kind: 'checksumWrong' }
  | { readonly kind: 'lengthWrong' };

/** Collects what comes and gives each request once it is whole. */
export class RequestStream {
  #held: number[] = [];

  push(bytes: Uint8Array): readonly Request[] {
    this.#held.push(...bytes);
    const requests: Request[] = [];
    for (;;) {
      const at = indexOfMark(this.#held);
      if (at < 0) {
        this.#held = this.#held.slice(-(MARK.length - 1));
        return requests;
      }
      const [high, low] = this.#held.slice(at + MARK.length);
      if (high === undefined || low === undefined) return requests;
      const length = high * 256 + low;
      const begin = at + MARK.length + 2;
      if (length < 3 || length > LONGEST_REQUEST) {
        requests.push({ kind: 'lengthWrong' });
        this.#held = this.#held.slice(begin);
        continue;
      }
      if (this.#held.length < begin + length) return requests;
      requests.push(requestOf([high, low, ...this.#held.slice(begin, begin + length)]));
      this.#held = this.#held.slice(begin + length);
    }
  }
}

function requestOf(counted: readonly number[]): Request {
  if (counted.reduce((sum, byte) => sum ^ byte, 0) !== 0) return { kind: 'checksumWrong' };
  const [, , command = 0, parameter = 0, ...rest] = counted;
  return { kind: 'request', command, parameter, data: rest.slice(0, -1) };
}

function indexOfMark(bytes: readonly number[]): number {
  for (let at = 0; at + MARK.length <= bytes.length; at += 1) if (MARK.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}

/** The frame of an answer with its three status bytes. */
export function answerFrame(status: readonly [number, number, number], data: Uint8Array): Uint8Array {
  const length = status.length + data.length + 1;
  const counted = [length >> 8, length & 0xff, ...status, ...data];
  return Uint8Array.from([...HEAD, ...counted, counted.reduce((sum, byte) => sum ^ byte, 0)]);
}
