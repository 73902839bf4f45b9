/** A tar archive (POSIX.1-1988 ustar) of small texts in memory: what every engineer's machine can open. */
import { gzipSync } from 'node:zlib';

export interface TextFile {
  /** Short and ASCII. */
  readonly name: string;
  readonly text: string;
}

const BLOCK = 512;
const MODE = 0o600;
/** Fields of a header block: where each begins and how many characters it has. */
const FIELD = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  mtime: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
} as const satisfies Record<string, readonly [at: number, length: number]>;
const REGULAR_FILE = '0';
const MAGIC = 'ustar\u000000';

/** The files as `.tar.gz`. Throws when a name is too long: names are this program's own. */
export function tarGz(files: readonly TextFile[], nowMs: number): Uint8Array {
  const parts = files.flatMap(({ name, text }) => {
    const body = Buffer.from(text, 'utf8');
    const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
    return [header(name, body.length, Math.floor(nowMs / 1000)), body, padding];
  });
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]));
}

function header(name: string, size: number, mtime: number): Buffer {
  if (name.length >= FIELD.name[1]) throw new Error(`tar: ${name} is too long a name`);
  const block = Buffer.alloc(BLOCK);
  const put = ([at, length]: readonly [number, number], text: string): void => {
    block.write(text.slice(0, length), at, 'latin1');
  };
  const octal = ([at, length]: readonly [number, number], value: number): void =>
    put([at, length], value.toString(8).padStart(length - 1, '0'));
  put(FIELD.name, name);
  octal(FIELD.mode, MODE);
  octal(FIELD.uid, 0);
  octal(FIELD.gid, 0);
  octal(FIELD.size, size);
  octal(FIELD.mtime, mtime);
  put(FIELD.type, REGULAR_FILE);
  put(FIELD.magic, MAGIC);
  // The checksum is taken with its own field full of blanks.
  block.fill(' ', FIELD.checksum[0], FIELD.checksum[0] + FIELD.checksum[1]);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(FIELD.checksum, `${sum.toString(8).padStart(6, '0')}\u0000 `);
  return block;
}
