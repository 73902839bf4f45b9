/** Two pictures beside each other, in squares: letters are drawn a little differently by every version of a renderer. */
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Side of a square, in points of the picture. */
const SQUARE = 5;
/** How far the mean brightness of a square may be off, of 255: what the picture format itself loses stays below. */
const TOLERANCE = 14;

/** How many squares look otherwise, and of how many; all where the sizes differ. */
export async function squaresApart(one: Buffer, other: Buffer): Promise<{ readonly apart: number; readonly of: number }> {
  const [kept, now] = [await brightness(one), await brightness(other)];
  const apart = kept.length === now.length ? kept.filter((value, i) => Math.abs(value - (now[i] ?? 0)) > TOLERANCE).length : kept.length;
  return { apart, of: kept.length };
}

/** Mean brightness of each square, row by row. */
async function brightness(picture: Buffer): Promise<readonly number[]> {
  const image = await loadImage(picture);
  const [columns, rows] = [Math.floor(image.width / SQUARE), Math.floor(image.height / SQUARE)];
  const canvas = createCanvas(columns * SQUARE, rows * SQUARE);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const sums = new Float64Array(columns * rows);
  for (let at = 0; at < data.length; at += 4) {
    const point = at / 4;
    const square = Math.floor(Math.floor(point / canvas.width) / SQUARE) * columns + Math.floor((point % canvas.width) / SQUARE);
    sums[square] = (sums[square] ?? 0) + ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
  }
  return Array.from(sums, (sum) => sum / (SQUARE * SQUARE));
}
