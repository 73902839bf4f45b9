/**
 * Pictures of every screen as it was last looked at, small, in test/e2e/screens. A screen that looks otherwise is a failure until somebody
 * has looked at it: `KEEP_SCREENS=1 npm test -- test/e2e/screens` keeps what is shown now. Letters are drawn a little differently by every
 * version of Chromium, so pictures are compared in squares, and only with the version that drew them.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '../e2e/screens');
const SEEN_NOW = join(import.meta.dirname, '../../var/screens');
const DRAWN_BY = join(FOLDER, 'drawn-by.json');
const SCALE = 0.15;
const QUALITY = 40;
/** Side of a square, in points of the small picture. */
const SQUARE = 5;
/** How far the mean brightness of a square may be off, of 255: what the picture format itself loses stays below. */
const TOLERANCE = 14;
/** Squares that may differ: a blinking cursor, a letter that sits one point further. */
const SQUARES_MAX = 2;

/** The browser whose drawings are kept: `141.0`, its major version. */
export function keptFrom(): string | null {
  return existsSync(DRAWN_BY) ? (JSON.parse(readFileSync(DRAWN_BY, 'utf8')) as { readonly chromium: string }).chromium : null;
}

/** The major version of a browser's `version()`. */
export function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}

/** Throws away all kept pictures, so that those of screens that are gone do not stay. */
export function forgetKept(version: string): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(DRAWN_BY, `${JSON.stringify({ chromium: majorOf(version) })}\n`);
}

/** Takes a small picture of what a page shows. */
export async function smallPicture(page: Page): Promise<Buffer> {
  const size = page.viewportSize();
  if (size === null) throw new Error('a page without a size');
  const session = await page.context().newCDPSession(page);
  const clip = { x: 0, y: 0, ...size, scale: SCALE };
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** Keeps a picture under `name` (`portrait.zh-CN/pin`). */
export function keep(name: string, picture: Buffer): void {
  const file = join(FOLDER, `${name}.webp`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}

/** What is wrong with a picture beside the kept one of that name; `null`: nothing. One that differs is left in var/screens. */
export async function differs(name: string, picture: Buffer): Promise<string | null> {
  const file = join(FOLDER, `${name}.webp`);
  if (!existsSync(file)) return `${name}: no picture of it is kept`;
  const [kept, now] = [await brightness(readFileSync(file)), await brightness(picture)];
  const squares = kept.length === now.length ? kept.filter((value, i) => Math.abs(value - (now[i] ?? 0)) > TOLERANCE).length : Infinity;
  if (squares <= SQUARES_MAX) return null;
  const seen = join(SEEN_NOW, `${name}.webp`);
  mkdirSync(dirname(seen), { recursive: true });
  writeFileSync(seen, picture);
  return `${name}: looks otherwise in ${squares} of ${kept.length} squares (see var/screens)`;
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
