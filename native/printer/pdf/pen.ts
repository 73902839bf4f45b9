import type { PdfFonts } from './fonts.ts';
import type { FontFace } from './face.ts';
import { Structure } from './structure.ts';
import { CODE_DIGITS_IN_ROW, codeRows, type Run, runsOf, widthEm } from './typeface.ts';

/** Points in a millimetre (ISO 32000-1 §8.3.2.3: a point is 1/72 inch). */
export const PT_PER_MM = 72 / 25.4;

export interface TextStyle {
  readonly sizePt: number;
  readonly bold?: boolean;
  /** `#rrggbb`; black where it is left out. */
  readonly colour?: string;
}

/** Line height over size: Chinese text wants more room between lines than Latin. */
const LEADING = 1.45;
/** The Han character box of Noto Sans CJK reaches from 0.12 below the baseline to 0.88 above. */
const HAN_ASCENT_EM = 0.88;

/** The two rows of digits that stand for a character without a picture: how wide, and where their baselines lie. */
const CODE_WIDTH_EM = 0.9;
const CODE_UPPER_EM = 0.44;
const CODE_LOWER_EM = 0.02;

/** Height of one line of text. */
export function lineHeightPt(style: TextStyle): number {
  return style.sizePt * LEADING;
}

/** From the top of a line box to its baseline. */
export function baselinePt(style: TextStyle): number {
  return (lineHeightPt(style) - style.sizePt) / 2 + HAN_ASCENT_EM * style.sizePt;
}

/** Measures text. Needs no page, so that the layout is done before the paper's height is known. */
export class Ruler {
  readonly #fonts: PdfFonts;

  constructor(fonts: PdfFonts) {
    this.#fonts = fonts;
  }

  face(style: TextStyle): FontFace {
    return style.bold === true ? this.#fonts.bold : this.#fonts.regular;
  }

  widthPt(text: string, style: TextStyle): number {
    return widthEm(this.#fonts, this.face(style), text) * style.sizePt;
  }

  /** The text in pieces of one face each. */
  runs(text: string, style: TextStyle): readonly Run[] {
    return runsOf(this.#fonts, this.face(style), text);
  }

  /** The style, made as small as it must be for `text` to stand on one line of `roomPt`. */
  fitting(text: string, style: TextStyle, roomPt: number): TextStyle {
    const widthPt = this.widthPt(text, style);
    return widthPt <= roomPt ? style : { ...style, sizePt: (style.sizePt * roomPt) / widthPt };
  }
}

/** What a piece of a page is, for those who hear it read (ISO 32000-1 §14.8.4). */
export type Tag = 'H1' | 'H2' | 'P' | 'TH' | 'TD';

/** Draws on the current page of a document. All lengths in points, from the upper left corner. */
export class Pen {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #ruler: Ruler;
  readonly #structure: Structure;
  /** Those that this document has been given. */
  readonly #faces = new Set<string>();

  constructor(pdf: PDFKit.PDFDocument, ruler: Ruler) {
    this.#pdf = pdf;
    this.#ruler = ruler;
    this.#structure = new Structure(pdf);
  }

  /** Draws a piece that is read as `tag`; `alt` says what a picture shows. A table's cells stand in `row`. */
  tagged(tag: Tag | 'Figure', draw: () => void, alt?: string): void {
    this.#structure.tagged(tag, draw, alt);
  }

  /** A row of the table that is being drawn, of `tagged` cells; it begins one where there is none. */
  row(draw: () => void): void {
    this.#structure.row(draw);
  }

  /** Draws what is not read: running heads and feet, lines, fills. */
  artifact(draw: () => void): void {
    this.#structure.artifact(draw);
  }

  /** One line of text in the line box that begins at `topPt`; gives the x where it ends. */
  text(text: string, leftPt: number, topPt: number, style: TextStyle): number {
    const runs = text === '' ? [] : this.#ruler.runs(text, style);
    const baseline = topPt + baselinePt(style);
    let x = leftPt;
    for (const { text: piece, face } of runs) {
      if (face === null) for (const char of piece) x = this.#code(char, x, baseline, style);
      else x = this.#piece(piece, face, x, baseline, style);
    }
    return x;
  }

  #piece(text: string, face: FontFace, x: number, baseline: number, style: TextStyle): number {
    if (!this.#faces.has(face.name)) {
      // pdfkit takes an opened font wherever it takes a file (any object with `layout`); only its published types do not say so.
      this.#pdf.registerFont(face.name, face.source as Uint8Array);
      this.#faces.add(face.name);
    }
    this.#pdf
      .font(face.name)
      .fontSize(style.sizePt)
      .fillColor(style.colour ?? '#000000');
    this.#pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    return x + face.widthEm(text) * style.sizePt;
  }

  /** No font has it: the digits of its code in the room of a Han character, which say the character to whom it is read aloud. */
  #code(char: string, x: number, baseline: number, style: TextStyle): number {
    const face = this.#ruler.face(style);
    const small = { ...style, sizePt: (style.sizePt * CODE_WIDTH_EM) / CODE_DIGITS_IN_ROW / face.widthEm('0') };
    const [upper, lower] = codeRows(char);
    const left = x + ((1 - CODE_WIDTH_EM) / 2) * style.sizePt;
    this.#pdf.markContent('Span', { actual: `U+${upper}${lower}` });
    this.#piece(upper, face, left, baseline - CODE_UPPER_EM * style.sizePt, small);
    this.#piece(lower, face, left, baseline + CODE_LOWER_EM * style.sizePt, small);
    this.#pdf.endMarkedContent();
    return x + style.sizePt;
  }

  /** The same, ending at `rightPt`. */
  textRight(text: string, rightPt: number, topPt: number, style: TextStyle): void {
    this.text(text, rightPt - this.#ruler.widthPt(text, style), topPt, style);
  }

  /** The same, in the middle between two edges. */
  textCentred(text: string, leftPt: number, rightPt: number, topPt: number, style: TextStyle): void {
    this.text(text, (leftPt + rightPt - this.#ruler.widthPt(text, style)) / 2, topPt, style);
  }

  /** A horizontal line. */
  rule(
    leftPt: number,
    rightPt: number,
    yPt: number,
    look: { readonly widthPt: number; readonly colour?: string; readonly dashPt?: number },
  ): void {
    this.artifact(() => {
      this.#pdf
        .save()
        .lineWidth(look.widthPt)
        .strokeColor(look.colour ?? '#000000');
      if (look.dashPt !== undefined) this.#pdf.dash(look.dashPt, { space: look.dashPt });
      this.#pdf.moveTo(leftPt, yPt).lineTo(rightPt, yPt).stroke().restore();
    });
  }

  /** A filled rectangle. */
  fill(leftPt: number, topPt: number, widthPt: number, heightPt: number, colour: string): void {
    this.artifact(() => this.#pdf.save().rect(leftPt, topPt, widthPt, heightPt).fill(colour).restore());
  }

  /** The outline of a rectangle. */
  frame(
    leftPt: number,
    topPt: number,
    widthPt: number,
    heightPt: number,
    look: { readonly widthPt: number; readonly colour?: string },
  ): void {
    this.artifact(() => {
      this.#pdf
        .save()
        .lineWidth(look.widthPt)
        .strokeColor(look.colour ?? '#000000');
      this.#pdf.rect(leftPt, topPt, widthPt, heightPt).stroke().restore();
    });
  }
}
