import type { PathCommand } from '../raster/scan.ts';

/** One face of a font file, opened once for the life of the process and shared by all documents. */
export interface FontFace {
  /** PostScript name. */
  readonly name: string;
  /** Width of a text at size 1. No kerning: figures stand exactly under figures. */
  widthEm(text: string): number;
  /** Whether the font has a picture of this character; otherwise an empty box is printed. */
  has(char: string): boolean;
  readonly unitsPerEm: number;
  /** Its outline in font units. */
  outline(char: string): readonly PathCommand[];
  /** What pdfkit takes in place of a font file. */
  readonly source: object;
}

interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly path: { readonly commands: readonly PathCommand[] };
}

/** The part of an opened font that is used here. */
export interface OpenedFont {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  glyphForCodePoint(codePoint: number): Glyph;
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Whether a value has the form of an opened font. */
export function isOpenedFont(value: unknown): value is OpenedFont {
  if (typeof value !== 'object' || value === null) return false;
  const numbersAndNames = typeof Reflect.get(value, 'postscriptName') === 'string' && typeof Reflect.get(value, 'unitsPerEm') === 'number';
  return numbersAndNames && ['glyphForCodePoint', 'hasGlyphForCodePoint'].every((name) => typeof Reflect.get(value, name) === 'function');
}

/**
 * Makes a face that documents may share. The opened font remembers with each glyph the character that first asked for
 * it; two characters with one glyph (Kangxi radicals, no-break blank) would then change the text of later documents.
 * So the layout gives fresh glyphs with the character of this document, one for each character.
 */
export function faceOf(font: OpenedFont): FontFace {
  const advances = new Map<string, number>();
  const advanceEm = (char: string) => {
    const known = advances.get(char);
    if (known !== undefined) return known;
    const advance = font.glyphForCodePoint(char.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
    advances.set(char, advance);
    return advance;
  };
  return {
    name: font.postscriptName,
    widthEm: (text) => [...text].reduce((sum, char) => sum + advanceEm(char), 0),
    has: (char) => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0),
    unitsPerEm: font.unitsPerEm,
    outline: (char) => font.glyphForCodePoint(char.codePointAt(0) ?? 0).path.commands,
    source: Object.create(font, { layout: { value: (text: string) => layoutPlainly(font, text) } }) as object,
  };
}

/** One glyph a character, in the form that pdfkit expects of `layout`. */
function layoutPlainly(font: OpenedFont, text: string) {
  const glyphs = [...text].map((char) => {
    const codePoint = char.codePointAt(0) ?? 0;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    return { id, advanceWidth, codePoints: [codePoint] };
  });
  return {
    glyphs,
    positions: glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })),
    advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
  };
}
