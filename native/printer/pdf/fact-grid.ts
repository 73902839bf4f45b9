import { printableLine } from '../layout/text-width.ts';
import { baselinePt, lineHeightPt, type Pen, type TextStyle } from './pen.ts';
import type { LineBlock } from './slip-line.ts';
import { type Measures, type Strip, wrapText } from './strip.ts';

export interface FactLook {
  readonly label: TextStyle;
  readonly value: TextStyle;
  readonly strong: TextStyle;
}

const COLUMNS = 2;
const GUTTER_PT = 24;
/** Labels of one column begin and values begin at the same place. */
const LABEL_PT = 92;
const LABEL_GAP_PT = 6;
const ENGLISH_EM = 0.85;
const ROW_ROOM_PT = 3;

/** Labelled values in two columns, row by row; what is too long for its column wraps. */
export function factGrid(facts: readonly LineBlock[], measures: Measures, look: FactLook): Strip[] {
  const rows = Array.from({ length: Math.ceil(facts.length / COLUMNS) }, (_, i) => facts.slice(i * COLUMNS, (i + 1) * COLUMNS));
  return rows.map((row) => rowStrip(row, measures, look));
}

function rowStrip(row: readonly LineBlock[], measures: Measures, look: FactLook): Strip {
  const columnPt = (measures.rightPt - measures.leftPt - GUTTER_PT * (COLUMNS - 1)) / COLUMNS;
  const cells = row.map((fact, i) => factCell(fact, { ...measures, leftPt: measures.leftPt + i * (columnPt + GUTTER_PT) }, columnPt, look));
  return {
    heightPt: Math.max(...cells.map((cell) => cell.heightPt)) + 2 * ROW_ROOM_PT,
    role: 'parts',
    draw: (pen, topPt) => {
      for (const cell of cells) cell.draw(pen, topPt + ROW_ROOM_PT);
    },
  };
}

/** The English label stands below the Chinese one, the value beside both on the first baseline. */
function factCell(fact: LineBlock, { ruler, leftPt }: Measures, columnPt: number, look: FactLook): Strip {
  const style = fact.strong === true ? look.strong : look.value;
  const english = { ...look.label, sizePt: look.label.sizePt * ENGLISH_EM };
  const lines = (text: string, widthPt: number, textStyle: TextStyle) =>
    text === '' ? [] : wrapText(ruler, text, widthPt, textStyle).map((line) => ({ line, style: textStyle }));
  const labels = [
    ...lines(printableLine(fact.label), LABEL_PT - LABEL_GAP_PT, look.label),
    ...lines(printableLine(fact.labelEn ?? ''), LABEL_PT - LABEL_GAP_PT, english),
  ];
  const values = lines(printableLine(fact.value) || '-', columnPt - LABEL_PT, style);
  const dropPt = baselinePt(style) - baselinePt(look.label);
  return {
    heightPt: Math.max(dropPt + heightOf(labels), heightOf(values)),
    draw: (pen, topPt) => {
      pen.tagged('P', () => drawLines(pen, labels, leftPt, topPt + dropPt));
      pen.tagged('P', () => drawLines(pen, values, leftPt + LABEL_PT, topPt));
    },
  };
}

interface StyledLine {
  readonly line: string;
  readonly style: TextStyle;
}

function heightOf(lines: readonly StyledLine[]): number {
  return lines.reduce((sum, { style }) => sum + lineHeightPt(style), 0);
}

function drawLines(pen: Pen, lines: readonly StyledLine[], leftPt: number, topPt: number): void {
  let y = topPt;
  for (const { line, style } of lines) {
    pen.text(line, leftPt, y, style);
    y += lineHeightPt(style);
  }
}
