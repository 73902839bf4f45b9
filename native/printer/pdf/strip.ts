import { wrap } from '../layout/wrap.ts';
import { lineHeightPt, type Pen, type Ruler, type TextStyle } from './pen.ts';

/** A strip across the paper that no page break cuts. A document is laid out as strips before anything is drawn. */
export interface Strip {
  readonly heightPt: number;
  draw(pen: Pen, topPt: number): void;
  /** Stays on the page of the strip after it: a heading with its text. */
  readonly keepWithNext?: boolean;
  /** Drawn again above this strip where it begins a page: the header of its table. */
  readonly repeated?: Strip;
  /** How it is read: a paragraph unless told. `row` and `parts` tag their pieces themselves; `artifact` is not read. */
  readonly role?: 'H2' | 'row' | 'parts' | 'artifact';
}

/** The edges between which strips are drawn. */
export interface Measures {
  readonly ruler: Ruler;
  readonly leftPt: number;
  readonly rightPt: number;
}

/** Room without ink. */
export function space(heightPt: number): Strip {
  return { heightPt, role: 'artifact', draw: () => undefined };
}

/** A line across the text, with room above and below. */
export function ruleStrip(measures: Measures, look: { widthPt: number; colour?: string; dashPt?: number }, roomPt: number): Strip {
  const heightPt = 2 * roomPt + look.widthPt;
  return { heightPt, role: 'artifact', draw: (pen, topPt) => pen.rule(measures.leftPt, measures.rightPt, topPt + heightPt / 2, look) };
}

/** Lines of text no wider than `widthPt`. Marks and words stay together as on the slip. */
export function wrapText(ruler: Ruler, text: string, widthPt: number, style: TextStyle): string[] {
  return wrap(text, widthPt, (piece) => ruler.widthPt(piece, style));
}

/** A paragraph: a strip a line, so that a long one may go over the page. */
export function paragraph(measures: Measures, text: string, style: TextStyle, align: 'left' | 'centre'): Strip[] {
  const { ruler, leftPt, rightPt } = measures;
  return wrapText(ruler, text, rightPt - leftPt, style).map((line) => ({
    heightPt: lineHeightPt(style),
    draw: (pen, topPt) => {
      if (align === 'centre') pen.textCentred(line, leftPt, rightPt, topPt, style);
      else pen.text(line, leftPt, topPt, style);
    },
  }));
}

/** A paragraph that hangs behind a mark. */
export function hanging(measures: Measures, mark: string, text: string, style: TextStyle): Strip[] {
  const { ruler, leftPt, rightPt } = measures;
  const indentPt = ruler.widthPt(`${mark} `, style);
  return wrapText(ruler, text, rightPt - leftPt - indentPt, style).map((line, i) => ({
    heightPt: lineHeightPt(style),
    draw: (pen, topPt) => {
      if (i === 0) pen.text(mark, leftPt, topPt, style);
      pen.text(line, leftPt + indentPt, topPt, style);
    },
  }));
}

/** Height of strips one below the other. */
export function totalHeightPt(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.heightPt, 0);
}

/** Draws strips one below the other; gives the y below the last. */
export function drawStrips(pen: Pen, strips: readonly Strip[], topPt: number): number {
  let y = topPt;
  for (const strip of strips) {
    drawStrip(pen, strip, y);
    y += strip.heightPt;
  }
  return y;
}

function drawStrip(pen: Pen, strip: Strip, topPt: number): void {
  const draw = (): void => strip.draw(pen, topPt);
  switch (strip.role) {
    case 'row': {
      pen.row(draw);
      return;
    }
    case 'parts': {
      draw();
      return;
    }
    case 'artifact': {
      pen.artifact(draw);
      return;
    }
    case 'H2': {
      pen.tagged('H2', draw);
      return;
    }
    case undefined: {
      pen.tagged('P', draw);
      return;
    }
  }
}
