/**
 * Pictures of every slip and document as it was last looked at, small, in test/printed/papers. One that looks otherwise is a failure until
 * somebody has looked at it: `KEEP_PAPERS=1 npm test -- test/printed` keeps what is printed now.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { squaresApart } from './picture-squares.ts';

const FOLDER = join(import.meta.dirname, '../printed/papers');
const SEEN_NOW = join(import.meta.dirname, '../../var/papers');
const QUALITY = 50;
const SQUARES_MAX = 2;

/** A picture made as wide as told, as webp. */
export async function smallPaper(png: Buffer, widthDots: number): Promise<Buffer> {
  const image = await loadImage(png);
  const canvas = createCanvas(widthDots, Math.round((image.height * widthDots) / image.width));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.encode('webp', QUALITY);
}

/** What is wrong with a paper beside the kept one of that name; `null`: nothing. One that differs is left in var/papers. */
export async function paperDiffers(name: string, picture: Buffer): Promise<string | null> {
  const file = join(FOLDER, `${name}.webp`);
  if (process.env['KEEP_PAPERS'] === '1') put(file, picture);
  if (!existsSync(file)) return `${name}: no picture of it is kept`;
  const { apart, of } = await squaresApart(readFileSync(file), picture);
  if (apart <= SQUARES_MAX) return null;
  put(join(SEEN_NOW, `${name}.webp`), picture);
  return `${name}: looks otherwise in ${apart} of ${of} squares (see var/papers)`;
}

function put(file: string, picture: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
