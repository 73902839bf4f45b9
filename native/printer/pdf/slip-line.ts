import type { SlipBlock } from '../../ports/slip-document.ts';
import { printableLine } from '../layout/text-width.ts';
import { baselinePt, lineHeightPt, type Pen, type TextStyle } from './pen.ts';
import { type Measures, type Strip, wrapText } from './strip.ts';

export type LineBlock = Extract<SlipBlock, { kind: 'line' }>;

/** The English label beside the Chinese one. */
const SMALL_EM = 0.85;
const GAP_EM = 0.5;
/** Room between a label and its value, for the eye to tell them apart. */
const BETWEEN_EM = 1;

/**
 * A label at the left edge and its value at the right one. A value too long for the rest of the line goes below its
 * label, wrapped, right-aligned where it is one line and left-aligned where it is several.
 */
export function slipLine(line: LineBlock, measures: Measures, style: TextStyle): Strip[] {
  const { ruler, leftPt, rightPt } = measures;
  const label = labelOf(line, measures, style);
  const value = printableLine(line.value) || '-';
  const roomPt = rightPt - leftPt - label.lastWidthPt - BETWEEN_EM * style.sizePt;
  if (ruler.widthPt(value, style) <= roomPt) {
    return label.rows.map((draw, i) => ({
      heightPt: lineHeightPt(style),
      draw: (pen, topPt) => {
        draw(pen, topPt);
        if (i === label.rows.length - 1) pen.textRight(value, rightPt, topPt, style);
      },
    }));
  }
  const lines = wrapText(ruler, value, rightPt - leftPt - 2 * style.sizePt, style);
  const labels = label.rows.map((draw) => ({ heightPt: lineHeightPt(style), keepWithNext: true, draw }));
  const values = lines.map((text) => ({
    heightPt: lineHeightPt(style),
    draw: (pen: Pen, topPt: number) => {
      if (lines.length === 1) pen.textRight(text, rightPt, topPt, style);
      else pen.text(text, leftPt + 2 * style.sizePt, topPt, style);
    },
  }));
  return [...labels, ...values];
}

interface LabelRows {
  readonly rows: readonly ((pen: Pen, topPt: number) => void)[];
  readonly lastWidthPt: number;
}

/** Both languages on one line where they fit there, else each on its own lines. */
function labelOf(line: LineBlock, { ruler, leftPt, rightPt }: Measures, style: TextStyle): LabelRows {
  const small: TextStyle = { ...style, bold: false, sizePt: style.sizePt * SMALL_EM };
  const label = printableLine(line.label);
  const english = printableLine(line.labelEn ?? '');
  const labelPt = ruler.widthPt(label, style);
  const englishPt = ruler.widthPt(english, small);
  const gapPt = english === '' ? 0 : GAP_EM * style.sizePt;
  // The smaller text stands on the same baseline.
  const lowerPt = baselinePt(style) - baselinePt(small);
  if (labelPt + gapPt + englishPt <= rightPt - leftPt) {
    const draw = (pen: Pen, topPt: number) => {
      pen.text(label, leftPt, topPt, style);
      pen.text(english, leftPt + labelPt + gapPt, topPt + lowerPt, small);
    };
    return { rows: [draw], lastWidthPt: labelPt + gapPt + englishPt };
  }
  const widthPt = rightPt - leftPt;
  const drawers = (text: string, look: TextStyle) =>
    (text === '' ? [] : wrapText(ruler, text, widthPt, look)).map((part) => ({
      draw: (pen: Pen, topPt: number) => void pen.text(part, leftPt, topPt, look),
      widthPt: ruler.widthPt(part, look),
    }));
  const rows = [...drawers(label, style), ...drawers(english, small)];
  return { rows: rows.map(({ draw }) => draw), lastWidthPt: rows.at(-1)?.widthPt ?? 0 };
}
