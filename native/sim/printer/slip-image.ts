import { existsSync } from 'node:fs';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { SimPicture } from './escpos-parser.ts';
import { HEAD_TO_CUTTER_DOTS, type PrintedChar, type PrintedLine } from './paper.ts';

/** Debian's fonts-noto-cjk; its mono face has 12 dots for ASCII where Chinese has 24. */
const FONT_FILES = {
  regular: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  bold: '/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc',
};
const FONT_FAMILY = 'Noto Sans Mono CJK SC';
const FONT_DOTS = 24;
const INK = '#1d1d1f';
const PAPER = '#fdfdfa';
const DESK = '#c9cdd2';
const EDGE_DOTS = 24;
const TOOTH_DOTS = 8;

export interface SlipPicture {
  /** Dots that the head can reach: 576 on 80 mm, 384 on 58 mm. */
  readonly printableDots: number;
  readonly paperDots: number;
  /** Whether the slip was cut; a torn or broken one has a ragged end. */
  readonly cut: boolean;
}

/** Draws what came out of the printer, dot for dot, as a PNG. */
export function drawSlip(lines: readonly PrintedLine[], picture: SlipPicture): Buffer {
  registerFonts();
  const bodyDots = lines.reduce((sum, line) => sum + line.heightDots, HEAD_TO_CUTTER_DOTS);
  const width = picture.paperDots + 2 * EDGE_DOTS;
  const height = bodyDots + 2 * EDGE_DOTS;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = DESK;
  context.fillRect(0, 0, width, height);
  drawPaper(context, picture, height);
  let y = EDGE_DOTS + HEAD_TO_CUTTER_DOTS;
  for (const line of lines) {
    drawLine(context, line, EDGE_DOTS + (picture.paperDots - picture.printableDots) / 2, y, picture.printableDots);
    y += line.heightDots;
  }
  return canvas.toBuffer('image/png');
}

function drawPaper(context: SKRSContext2D, picture: SlipPicture, height: number): void {
  const [left, right, top, bottom] = [EDGE_DOTS, EDGE_DOTS + picture.paperDots, EDGE_DOTS, height - EDGE_DOTS];
  context.save();
  context.shadowColor = 'rgba(0, 0, 0, 0.25)';
  context.shadowBlur = 10;
  context.shadowOffsetY = 3;
  context.fillStyle = PAPER;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(right, top);
  context.lineTo(right, bottom);
  if (!picture.cut) {
    for (let x = right, up = true; x > left; x -= TOOTH_DOTS, up = !up) context.lineTo(x, bottom - (up ? TOOTH_DOTS : 0));
  }
  context.lineTo(left, bottom);
  context.closePath();
  context.fill();
  context.restore();
}

function drawLine(context: SKRSContext2D, line: PrintedLine, left: number, top: number, printableDots: number): void {
  const widthDots = line.chars.reduce((sum, each) => sum + each.dots * each.width, 0);
  const room = printableDots - widthDots;
  let x = left + (line.align === 'centre' ? Math.floor(room / 2) : line.align === 'right' ? room : 0);
  const tallest = Math.max(1, ...line.chars.map((each) => each.height));
  for (const each of line.chars) {
    if (each.picture === undefined) drawChar(context, each, x, top + (tallest - each.height) * FONT_DOTS);
    else drawPicture(context, each.picture, x, top);
    x += each.dots * each.width;
  }
}

function drawChar(context: SKRSContext2D, printed: PrintedChar, x: number, y: number): void {
  if (printed.char === ' ') return;
  context.save();
  context.translate(x, y);
  context.scale(printed.width, printed.height);
  context.fillStyle = INK;
  context.strokeStyle = INK;
  if (hasNoGlyph(printed.char)) {
    context.lineWidth = 2;
    context.strokeRect(3, 4, printed.dots - 6, FONT_DOTS - 4);
  } else {
    context.font = `${printed.strong ? 'bold' : 'normal'} ${FONT_DOTS}px "${FONT_FAMILY}"`;
    context.textBaseline = 'alphabetic';
    context.fillText(printed.char, 0, 22);
  }
  context.restore();
}

function drawPicture(context: SKRSContext2D, { width, dots }: SimPicture, left: number, top: number): void {
  context.fillStyle = INK;
  dots.forEach((dot, i) => {
    if (dot === 1) context.fillRect(left + (i % width), top + Math.floor(i / width), 1, 1);
  });
}

/** What the printer's font, one of GBK, has no picture of: private use, what could not be decoded, and all that came after 20,902 characters. */
function hasNoGlyph(char: string): boolean {
  return /[\ue000-\uf8ff\ufffd\u3400-\u4dbf\u9fa6-\u9fff]|[\u{20000}-\u{10ffff}]/u.test(char);
}

let registered = false;

/** The canvas finds installed fonts by itself on most systems; this makes it certain on Debian. */
function registerFonts(): void {
  if (registered) return;
  for (const file of Object.values(FONT_FILES)) if (existsSync(file)) GlobalFonts.registerFromPath(file);
  registered = true;
}
