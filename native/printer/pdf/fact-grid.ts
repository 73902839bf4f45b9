import { printableLine } from '../layout/text-width.ts';
import { lineHeightPt, type TextStyle } from './pen.ts';
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
const LABEL_PT = 82;
const ROW_ROOM_PT = 3;

/** Labelled values in two columns, row by row. */
export function factGrid(facts: readonly LineBlock[], measures: Measures, look: FactLook): Strip[] {
  const rows = Array.from({ length: Math.ceil(facts.length / COLUMNS) }, (_, i) => facts.slice(i * COLUMNS, (i + 1) * COLUMNS));
  return rows.map((row) => rowStrip(row, measures, look));
}

function rowStrip(row: readonly LineBlock[], measures: Measures, look: FactLook): Strip {
  const { ruler, leftPt, rightPt } = measures;
  const columnPt = (rightPt - leftPt - GUTTER_PT * (COLUMNS - 1)) / COLUMNS;
  const cells = row.map((fact, i) => {
    const style = fact.strong === true ? look.strong : look.value;
    const lines = wrapText(ruler, printableLine(fact.value) || '-', columnPt - LABEL_PT, style);
    return { fact, style, lines, xPt: leftPt + i * (columnPt + GUTTER_PT) };
  });
  const lines = Math.max(1, ...cells.map((cell) => cell.lines.length));
  return {
    heightPt: Math.max(lines * lineHeightPt(look.value), 2 * lineHeightPt(look.label)) + 2 * ROW_ROOM_PT,
    draw: (pen, topPt) => {
      for (const { fact, style, lines: texts, xPt } of cells) {
        pen.text(printableLine(fact.label), xPt, topPt + ROW_ROOM_PT, look.label);
        pen.text(printableLine(fact.labelEn ?? ''), xPt, topPt + ROW_ROOM_PT + lineHeightPt(look.label) * 0.85, {
          ...look.label,
          sizePt: look.label.sizePt * 0.85,
        });
        texts.forEach((text, i) => pen.text(text, xPt + LABEL_PT, topPt + ROW_ROOM_PT + i * lineHeightPt(style), style));
      }
    },
  };
}
