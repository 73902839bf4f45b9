import type { SlipColumn } from '../../ports/slip-document.ts';
import type { TextStyle } from './pen.ts';
import type { Measures } from './strip.ts';

export interface PdfTable {
  readonly columns: readonly SlipColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totals?: readonly string[];
}

export interface CellLook {
  readonly sizePt: number;
  readonly smallestPt: number;
  /** Room left and right of the text of a cell. */
  readonly padPt: number;
}

export interface FittedTable {
  readonly sizePt: number;
  /** Width of each column with its padding; together the width of the text. */
  readonly widthsPt: readonly number[];
}

const STEP_PT = 0.5;
/** A text column narrower than three Han characters is not worth reading. */
const MIN_TEXT_EM = 3;

/** The largest size at which no amount wraps, and the column widths at that size. */
export function fitTable(table: PdfTable, measures: Measures, look: CellLook): FittedTable {
  const roomPt = measures.rightPt - measures.leftPt;
  for (let sizePt = look.sizePt; sizePt >= look.smallestPt; sizePt -= STEP_PT) {
    const widthsPt = columnWidths(table, naturalWidths(table, measures, sizePt, look.padPt), roomPt, MIN_TEXT_EM * sizePt + 2 * look.padPt);
    if (widthsPt !== null) return { sizePt, widthsPt };
  }
  const natural = naturalWidths(table, measures, look.smallestPt, look.padPt);
  const scale = roomPt / sum(natural);
  return { sizePt: look.smallestPt, widthsPt: natural.map((width) => width * scale) };
}

/** Left and right edges of columns standing side by side. */
export function columnEdges(measures: Measures, widthsPt: readonly number[]): { leftPt: number; rightPt: number }[] {
  let x = measures.leftPt;
  return widthsPt.map((width) => {
    const leftPt = x;
    x += width;
    return { leftPt, rightPt: x };
  });
}

/** What each column needs for its widest cell on one line. */
function naturalWidths(table: PdfTable, measures: Measures, sizePt: number, padPt: number): number[] {
  const regular: TextStyle = { sizePt };
  const bold: TextStyle = { sizePt, bold: true };
  const { ruler } = measures;
  return table.columns.map((column, i) => {
    const head = Math.max(ruler.widthPt(column.title, bold), ruler.widthPt(table.totals?.[i] ?? '', bold));
    const widest = table.rows.reduce((most, row) => Math.max(most, ruler.widthPt(row[i] ?? '', regular)), head);
    // A hair more than the text: sums of widths differ in the last bit from the width of the sum.
    return widest + 2 * padPt + 0.01;
  });
}

/** Widths that fill the room, or `null` where text columns would become too narrow beside the amounts. */
function columnWidths(table: PdfTable, natural: readonly number[], roomPt: number, minTextPt: number): number[] | null {
  const sparePt = roomPt - sum(natural);
  const shares = sum(table.columns.map(({ share }) => share)) || 1;
  if (sparePt >= 0) return byShare(table, natural, roomPt, shares);
  const isText = table.columns.map(({ align }) => align === 'left');
  const textRoomPt = roomPt - sum(natural.filter((_, i) => isText[i] !== true));
  const texts = natural.filter((_, i) => isText[i] === true);
  const limit = textLimit(texts, textRoomPt);
  return limit < minTextPt && limit < Math.max(0, ...texts)
    ? null
    : natural.map((width, i) => (isText[i] === true ? Math.min(width, limit) : width));
}

/** The shares as they are where every cell fits in its share; otherwise only the spare room is shared out. */
function byShare(table: PdfTable, natural: readonly number[], roomPt: number, shares: number): number[] {
  const shared = table.columns.map(({ share }) => (roomPt * share) / shares);
  if (shared.every((width, i) => width >= (natural[i] ?? 0))) return shared;
  const sparePt = roomPt - sum(natural);
  return natural.map((width, i) => width + (sparePt * (table.columns[i]?.share ?? 0)) / shares);
}

/** The width to which the widest text columns are cut so that all together fill the room. */
function textLimit(texts: readonly number[], roomPt: number): number {
  const sorted = [...texts].sort((a, b) => a - b);
  let leftPt = roomPt;
  for (const [i, width] of sorted.entries()) {
    const even = leftPt / (sorted.length - i);
    if (width >= even) return even;
    leftPt -= width;
  }
  return sorted.at(-1) ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
