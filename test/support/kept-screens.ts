/**
 * Pictures of every screen as it was last looked at, small, in test/e2e/screens. A screen that looks otherwise is a failure until somebody
 * has looked at it: `KEEP_SCREENS=1 npm test -- test/e2e/screens` keeps what is shown now
 * (`KEEP_SCREENS=maintenanceDevices`: only frames whose name begins so). Letters are drawn a little differently by every
 * version of Chromium, so pictures are compared in squares, and only with the version that drew them.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { squaresApart } from './picture-squares.ts';

const FOLDER = join(import.meta.dirname, '../e2e/screens');
const SEEN_NOW = join(import.meta.dirname, '../../var/screens');
const DRAWN_BY = join(FOLDER, 'drawn-by.json');
const SCALE = 0.15;
const QUALITY = 40;
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
  const { apart, of } = await squaresApart(readFileSync(file), picture);
  if (apart <= SQUARES_MAX) return null;
  const seen = join(SEEN_NOW, `${name}.webp`);
  mkdirSync(dirname(seen), { recursive: true });
  writeFileSync(seen, picture);
  return `${name}: looks otherwise in ${apart} of ${of} squares (see var/screens)`;
}
