/** Characters as dots, from the font that the A4 pages are set in: for what a printer's own font does not have. */
import { loadFonts, type PdfFonts } from '../pdf/fonts.ts';
import type { FontFace } from '../pdf/face.ts';
import { codeRows, faceWith } from '../pdf/typeface.ts';
import { charColumns } from '../layout/text-width.ts';
import { type Bitmap, blankBitmap, stamp } from './bitmap.ts';
import { fillOutline } from './scan.ts';

/** Dots of a character cell of slip printers: 24 high, 12 wide for ASCII and 24 for the rest. */
export const CELL_DOTS = 24;
const COLUMN_DOTS = 12;
/** Latin letters as large as printers' own beside Chinese. */
const LATIN_EM = 20 / 24;
const HAN_ASCENT_EM = 0.88;
/** Thin strokes of a serifed font are less than a dot wide: at the share of others they would be lost between two dots. */
const THIN_DOT_SHARE = 0.25;
/** Digits of the code that stands for a character of which there is no picture. */
const DIGIT_DOTS = { width: 7, height: 12, left: 1 } as const;

export interface Glyphs {
  /** One character in a cell `cellDots` high; never an empty box. */
  char(char: string, cellDots: number, strong: boolean): Bitmap;
  /** A line of text, cell by cell. */
  line(text: string, cellDots: number, strong: boolean): Bitmap;
  /** Whether any font has a picture of it; otherwise its code is drawn. */
  hasPicture(char: string): boolean;
}

/** The fonts are opened when the first character is drawn. */
export function createGlyphs(fonts: () => PdfFonts = loadFonts): Glyphs {
  const drawn = new Map<string, Bitmap>();
  const char = (each: string, cellDots: number, strong: boolean): Bitmap => {
    const key = `${each} ${cellDots} ${strong ? 'strong' : ''}`;
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const opened = fonts();
    const picture = cell(opened, strong ? opened.bold : opened.regular, each, cellDots);
    drawn.set(key, picture);
    return picture;
  };
  const line = (text: string, cellDots: number, strong: boolean): Bitmap => {
    const pictures = [...text].map((each) => char(each, cellDots, strong));
    const whole = blankBitmap(
      pictures.reduce((sum, { width }) => sum + width, 0),
      cellDots,
    );
    let left = 0;
    for (const picture of pictures) {
      stamp(whole, picture, left, 0);
      left += picture.width;
    }
    return whole;
  };
  const hasPicture = (each: string): boolean => faceWith(fonts(), fonts().regular, each) !== null;
  return { char, line, hasPicture };
}

function cell(fonts: PdfFonts, own: FontFace, char: string, cellDots: number): Bitmap {
  const width = (charColumns(char) * COLUMN_DOTS * cellDots) / CELL_DOTS;
  const face = faceWith(fonts, own, char);
  if (face === null) return code(own, char, width, cellDots);
  return drawn(face, char, width, cellDots, face === own ? {} : { dotShare: THIN_DOT_SHARE });
}

/** In the middle of its cell, made narrower where it would not fit. */
function drawn(face: FontFace, char: string, width: number, height: number, look: { readonly dotShare?: number } = {}): Bitmap {
  const sizeDots = charColumns(char) === 1 ? height * LATIN_EM : height;
  const advance = face.widthEm(char) * sizeDots;
  const narrow = Math.min(1, width / advance);
  const scaleY = sizeDots / face.unitsPerEm;
  const left = (width - advance * narrow) / 2;
  const placement = { left, baseline: height * HAN_ASCENT_EM, scaleX: scaleY * narrow, scaleY, ...look };
  return fillOutline(face.outline(char), placement, width, height);
}

/** No font has it: its code in small digits, so that it can be looked up, and two such characters can be told apart. */
function code(face: FontFace, char: string, width: number, height: number): Bitmap {
  const picture = blankBitmap(width, height);
  const times = height / CELL_DOTS;
  codeRows(char).forEach((digits, y) => {
    [...digits].forEach((digit, x) => {
      const small = drawn(face, digit, DIGIT_DOTS.width * times, DIGIT_DOTS.height * times);
      stamp(picture, small, (DIGIT_DOTS.left + x * DIGIT_DOTS.width) * times, y * DIGIT_DOTS.height * times);
    });
  });
  return picture;
}
