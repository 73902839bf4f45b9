import encodeQR from 'qr';
import type { SimPicture } from './escpos-parser.ts';

/** The QR code that the printer makes by itself of stored data. */
export function qrPicture(text: string, moduleDots: number): SimPicture {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
  const side = (rows.length - 2) * moduleDots;
  const dots = Uint8Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [Math.floor((i % side) / moduleDots), Math.floor(i / side / moduleDots)];
    return rows[y + 1]?.[x + 1] === true ? 1 : 0;
  });
  return { width: side, height: side, dots };
}
