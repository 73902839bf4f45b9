/** Pictures as ESC/POS data. */
import { concat } from '../../base/bytes.ts';
import type { Bitmap } from '../raster/bitmap.ts';
import { ESC_POS } from './commands.ts';

/** ESC * 33: a piece 24 dots high in the line, beside its text; three bytes a column, the upper dot first. */
export function inLinePicture({ width, height, dots }: Bitmap): Uint8Array {
  const bytes = new Uint8Array(3 * width);
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < Math.min(height, 24); y += 1) {
      if (dots[y * width + x] === 1) bytes[3 * x + (y >> 3)] = (bytes[3 * x + (y >> 3)] ?? 0) | (0x80 >> (y & 7));
    }
  }
  return concat(ESC_POS.bitImage, Uint8Array.of(width & 0xff, width >> 8), withoutRealTime(bytes));
}

/** GS v 0: a picture on lines of its own, placed as ESC a says. */
export function rasterPicture({ width, height, dots }: Bitmap): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * rowBytes + (x >> 3);
      if (dots[y * width + x] === 1) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return concat(ESC_POS.rasterImage, Uint8Array.of(rowBytes & 0xff, rowBytes >> 8, height & 0xff, height >> 8), withoutRealTime(bytes));
}

const DLE = 0x10;
const OBEYED_AT_ONCE: ReadonlySet<number> = new Set([0x04, 0x05, 0x14]);
const ONE_DOT_MORE = 0x18;

/** A printer obeys real-time commands wherever their bytes stand, in pictures too: there a dot is added, which nobody sees. */
function withoutRealTime(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => (byte === DLE && OBEYED_AT_ONCE.has(bytes[i + 1] ?? 0) ? ONE_DOT_MORE : byte));
}
