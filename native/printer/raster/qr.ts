import encodeQR from 'qr';
import { type Bitmap, blankBitmap } from './bitmap.ts';

/** A QR code (ISO/IEC 18004, error correction M), a dot a module, without its quiet zone. Throws on a text too long for any version: a bug. */
export function qrCode(text: string): Bitmap {
  // The package gives at least one white module around; the quiet zone is the caller's.
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  const bitmap = blankBitmap(rows.length, rows.length);
  rows.forEach((row, y) => row.forEach((black, x) => (bitmap.dots[y * rows.length + x] = black ? 1 : 0)));
  return bitmap;
}
