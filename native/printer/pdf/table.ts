import type { SlipColumn } from '../../ports/slip-document.ts';
import { printableLine } from '../layout/text-width.ts';
import { type CellLook, columnEdges, fitTable, type PdfTable } from './table-columns.ts';
import { lineHeightPt, type Pen, type TextStyle } from './pen.ts';
import { type Measures, type Strip, wrapText } from './strip.ts';

/** How a table looks on its paper. */
export interface TableLook extends CellLook {
  /** Text at `sizePt`; made smaller, down to `smallestPt`, where amounts would not fit on one line. */
  readonly smallestPt: number;
  /** Room above and below the text of a row. */
  readonly rowRoomPt: number;
  readonly colour?: string;
  readonly headFill?: string;
  /** By how much the lines are shorter than the table on each side. */
  readonly ruleInsetPt?: number;
  readonly strongRule: { readonly widthPt: number; readonly colour?: string };
  readonly rowRule?: { readonly widthPt: number; readonly colour?: string };
}

/** A row is cut over two strips only where a cell has more lines than this. */
const LINES_IN_STRIP = 12;

/**
 * A table over the whole width. Right-aligned columns (money) stay on one line; text wraps in its cell. The header is
 * repeated on every page, the totals stay with the last row.
 */
export function layoutTable(table: PdfTable, measures: Measures, look: TableLook): Strip[] {
  const cells: PdfTable = {
    columns: table.columns.map((column) => ({ ...column, title: printableLine(column.title) })),
    rows: table.rows.map((row) => row.map(printableLine)),
    ...(table.totals === undefined ? {} : { totals: table.totals.map(printableLine) }),
  };
  const fitted = fitTable(cells, measures, look);
  const setting: Setting = { columns: cells.columns, measures, look, edges: columnEdges(measures, fitted.widthsPt), sizePt: fitted.sizePt };
  const head = headStrip(setting);
  const rows = cells.rows.flatMap((row) => rowStrips(setting, row, 'row'));
  const totals = cells.totals === undefined ? [] : rowStrips(setting, cells.totals, 'totals');
  const body = [...rows, ...totals].map((strip, i) => ({
    ...strip,
    repeated: head,
    keepWithNext: strip.keepWithNext === true || (totals.length > 0 && i === rows.length - 1),
  }));
  return [{ ...head, keepWithNext: true }, ...body];
}

interface Setting {
  readonly columns: readonly SlipColumn[];
  readonly measures: Measures;
  readonly look: TableLook;
  /** Left and right edge of each column, padding included. */
  readonly edges: readonly { readonly leftPt: number; readonly rightPt: number }[];
  readonly sizePt: number;
}

function headStrip(setting: Setting): Strip {
  const { look, measures } = setting;
  const lines = wrapCells(
    setting,
    setting.columns.map(({ title }) => title),
    true,
  );
  const heightPt = rowHeightPt(setting, lines, true);
  return {
    heightPt,
    role: 'row',
    draw: (pen, topPt) => {
      if (look.headFill !== undefined) pen.fill(measures.leftPt, topPt, measures.rightPt - measures.leftPt, heightPt, look.headFill);
      drawCells(pen, setting, lines, topPt, 'TH');
      rule(pen, setting, topPt + heightPt, look.strongRule);
    },
  };
}

function rowStrips(setting: Setting, cells: readonly string[], kind: 'row' | 'totals'): Strip[] {
  const { look } = setting;
  const strong = kind === 'totals';
  const lines = wrapCells(setting, cells, strong);
  const count = Math.max(1, ...lines.map((cell) => cell.length));
  const parts = Array.from({ length: Math.ceil(count / LINES_IN_STRIP) }, (_, i) =>
    lines.map((cell) => cell.slice(i * LINES_IN_STRIP, (i + 1) * LINES_IN_STRIP)),
  );
  return parts.map((part, i) => {
    const heightPt = rowHeightPt(setting, part, strong);
    return {
      heightPt,
      role: 'row',
      draw: (pen, topPt) => {
        if (strong && i === 0) rule(pen, setting, topPt, look.strongRule);
        drawCells(pen, setting, part, topPt, 'TD', strong);
        const below = strong ? look.strongRule : look.rowRule;
        if (below !== undefined && i === parts.length - 1) rule(pen, setting, topPt + heightPt, below);
      },
    };
  });
}

function rule(pen: Pen, { measures, look }: Setting, yPt: number, line: TableLook['strongRule']): void {
  const insetPt = look.ruleInsetPt ?? 0;
  pen.rule(measures.leftPt + insetPt, measures.rightPt - insetPt, yPt, line);
}

function wrapCells(setting: Setting, cells: readonly string[], strong: boolean): string[][] {
  const { edges, look, measures } = setting;
  return edges.map(({ leftPt, rightPt }, i) =>
    wrapText(measures.ruler, cells[i] ?? '', rightPt - leftPt - 2 * look.padPt, style(setting, strong)),
  );
}

function rowHeightPt(setting: Setting, lines: readonly (readonly string[])[], strong: boolean): number {
  const count = Math.max(1, ...lines.map((cell) => cell.length));
  return count * lineHeightPt(style(setting, strong)) + 2 * setting.look.rowRoomPt;
}

function drawCells(
  pen: Pen,
  setting: Setting,
  lines: readonly (readonly string[])[],
  topPt: number,
  tag: 'TH' | 'TD',
  strong = tag === 'TH',
): void {
  const look = style(setting, strong);
  setting.edges.forEach(({ leftPt, rightPt }, i) => {
    pen.tagged(tag, () => {
      (lines[i] ?? []).forEach((line, y) => {
        const lineTopPt = topPt + setting.look.rowRoomPt + y * lineHeightPt(look);
        if (setting.columns[i]?.align === 'right') pen.textRight(line, rightPt - setting.look.padPt, lineTopPt, look);
        else pen.text(line, leftPt + setting.look.padPt, lineTopPt, look);
      });
    });
  });
}

function style(setting: Setting, strong: boolean): TextStyle {
  const { colour } = setting.look;
  return { sizePt: setting.sizePt, bold: strong, ...(colour === undefined ? {} : { colour }) };
}
