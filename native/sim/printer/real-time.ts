/**
 * Real-time commands: a printer acts on them as they arrive, before anything that waits in its buffer, also offline.
 * Found by their bytes anywhere in the stream (which is how real ones do it).
 */
export type RealTimeCommand =
  | { readonly kind: 'status'; readonly n: number }
  | { readonly kind: 'clearBuffers' }
  | { readonly kind: 'recover'; readonly clear: boolean };

const DLE = 0x10;
const EOT = 0x04;
const ENQ = 0x05;
const DC4 = 0x14;
const CLEAR_KEY = [0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08] as const;

export interface Split {
  readonly commands: readonly (RealTimeCommand | { readonly kind: 'data'; readonly bytes: Uint8Array })[];
  /** The start of a command that is not whole yet. */
  readonly rest: Uint8Array;
}

/** Splits a stream into real-time commands and the ordinary data between them, in their order. */
export function splitRealTime(bytes: Uint8Array): Split {
  const commands: Split['commands'][number][] = [];
  let dataFrom = 0;
  let at = 0;
  const flush = (to: number) => {
    if (to > dataFrom) commands.push({ kind: 'data', bytes: bytes.slice(dataFrom, to) });
  };
  while (at < bytes.length) {
    const found = bytes[at] === DLE ? readRealTime(bytes.subarray(at)) : 'none';
    if (found === 'more') break;
    if (found === 'none') {
      at += 1;
      continue;
    }
    flush(at);
    commands.push(found.command);
    at += found.length;
    dataFrom = at;
  }
  flush(at);
  return { commands, rest: bytes.slice(at) };
}

function readRealTime(bytes: Uint8Array): { readonly command: RealTimeCommand; readonly length: number } | 'more' | 'none' {
  const [, second, n] = bytes;
  if (second === undefined) return 'more';
  if (second !== EOT && second !== ENQ && second !== DC4) return 'none';
  if (n === undefined) return 'more';
  if (second === EOT) return { command: { kind: 'status', n }, length: 3 };
  if (second === ENQ) return { command: { kind: 'recover', clear: n === 2 }, length: 3 };
  if (n !== 8) return 'none';
  const key = bytes.subarray(3, 3 + CLEAR_KEY.length);
  if (!key.every((byte, i) => byte === CLEAR_KEY[i])) return 'none';
  return key.length < CLEAR_KEY.length ? 'more' : { command: { kind: 'clearBuffers' }, length: 3 + CLEAR_KEY.length };
}
