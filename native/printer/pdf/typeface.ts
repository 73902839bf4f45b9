/** Which face draws a character: the face of the text, a font for rare characters, or none. */
import { isPlain } from '../layout/text-width.ts';
import type { FontFace } from './face.ts';
import type { PdfFonts } from './fonts.ts';

/** A piece of text that one face draws; `null`: no font has a picture of it. */
export interface Run {
  readonly text: string;
  readonly face: FontFace | null;
}

const PRIVATE_CODE = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u;

/**
 * The face that has a picture of a character: `own` where it has one, else the first of the fonts for rare characters. None has one of
 * a private code: each font lays characters of its own there, and a wrong one would pass for the name.
 */
export function faceWith(fonts: PdfFonts, own: FontFace, char: string): FontFace | null {
  if (PRIVATE_CODE.test(char)) return null;
  if (own.has(char)) return own;
  return fonts.rare().find((face) => face.has(char)) ?? null;
}

/** The text in pieces, each with its face; nearly always one piece. */
export function runsOf(fonts: PdfFonts, own: FontFace, text: string): readonly Run[] {
  if (isPlain(text)) return [{ text, face: own }];
  const runs: { text: string; face: FontFace | null }[] = [];
  for (const char of text) {
    const face = faceWith(fonts, own, char);
    const last = runs.at(-1);
    if (last?.face === face) last.text += char;
    else runs.push({ text: char, face });
  }
  return runs;
}

/** A character without a picture takes the room of a Han character, its code in it. */
const WITHOUT_PICTURE_EM = 1;

/** Width of a text at size 1, whichever faces draw it. */
export function widthEm(fonts: PdfFonts, own: FontFace, text: string): number {
  if (isPlain(text)) return own.widthEm(text);
  return runsOf(fonts, own, text).reduce(
    (sum, run) => sum + (run.face === null ? [...run.text].length * WITHOUT_PICTURE_EM : run.face.widthEm(run.text)),
    0,
  );
}

/** Digits of a code, in two rows of this many. */
export const CODE_DIGITS_IN_ROW = 3;

/** What stands for a character without a picture: six digits of its code, so that it can be looked up, in two rows. */
export function codeRows(char: string): readonly [string, string] {
  const digits = (char.codePointAt(0) ?? 0)
    .toString(16)
    .toUpperCase()
    .padStart(2 * CODE_DIGITS_IN_ROW, '0');
  return [digits.slice(0, CODE_DIGITS_IN_ROW), digits.slice(CODE_DIGITS_IN_ROW)];
}
