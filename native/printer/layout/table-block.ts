import type { SlipColumn } from '../../ports/slip-document.ts';
import { padEnd, padStart } from './columns.ts';
import { layoutLabelledValue } from './line-block.ts';
import { type SlipLine, textLine } from './slip-line.ts';
import { printableLine, textColumns } from './text-width.ts';
import { wrap, widestUnit } from './wrap.ts';

export interface SlipTable {
  readonly columns: readonly SlipColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totals?: readonly string[];
}

/** A text column narrower than this (three Han characters) is not worth reading; the rows are stacked instead. */
const MIN_TEXT_COLUMNS = 6;

/** In stacked rows the amounts stand a little to the right of their text. */
const AMOUNT_INDENT = 2;

/**
 * A table on the grid. Right-aligned columns (money) keep their full width and are never wrapped; text columns share
 * what is left and wrap. Where that leaves too little, each row becomes its text on one line and its amounts below, each with its title.
 */
export function layoutTable(table: SlipTable, columns: number): SlipLine[] {
  const clean: SlipTable = {
    columns: table.columns.map((column) => ({ ...column, title: printableLine(column.title) })),
    rows: table.rows.map((row) => row.map(printableLine)),
    ...(table.totals === undefined ? {} : { totals: table.totals.map(printableLine) }),
  };
  const widths = columnWidths(clean, columns);
  return widths === null ? stacked(clean, columns) : gridded(clean, widths, columns);
}

/** Width of each column with one blank between, or `null` when they do not fit side by side. */
export function columnWidths(table: SlipTable, columns: number): number[] | null {
  const natural = table.columns.map((_, i) => Math.max(...cellsOf(table, i).map(textColumns)));
  const spare = columns - (table.columns.length - 1) - sum(natural);
  if (spare >= 0) return shareOut(natural, spare, table.columns);
  const texts = table.columns.flatMap((column, i) => (column.align === 'left' ? [i] : []));
  const left = columns - (table.columns.length - 1) - sum(natural.filter((_, i) => !texts.includes(i)));
  const least = table.columns.map((_, i) => Math.max(MIN_TEXT_COLUMNS, ...cellsOf(table, i).map((cell) => widestUnit(cell))));
  return shrink(natural, least, texts, left);
}

/** Everything that stands in one column. */
function cellsOf(table: SlipTable, i: number): string[] {
  return [table.columns[i]?.title ?? '', ...table.rows.map((row) => row[i] ?? ''), table.totals?.[i] ?? ''];
}

/** Spare columns go to the gaps before right-aligned columns and after text, by share. */
function shareOut(natural: readonly number[], spare: number, columns: readonly SlipColumn[]): number[] {
  const shares = sum(columns.map((column) => column.share)) || 1;
  const widths = natural.map((width, i) => width + Math.floor((spare * (columns[i]?.share ?? 0)) / shares));
  const rest = spare - (sum(widths) - sum(natural));
  return widths.map((width, i) => (i === widths.length - 1 ? width + rest : width));
}

/** Takes the missing columns from the widest text column that can still give one, one at a time; `null` when none can. */
function shrink(natural: readonly number[], least: readonly number[], texts: readonly number[], room: number): number[] | null {
  const widths = [...natural];
  const width = (i: number) => widths[i] ?? 0;
  while (sum(texts.map(width)) > room) {
    const giving = texts.filter((i) => width(i) > (least[i] ?? 0));
    const widest = giving.reduce((best, i) => (width(i) > width(best) ? i : best), giving[0] ?? -1);
    if (widest < 0) return null;
    widths[widest] = width(widest) - 1;
  }
  return widths;
}

function gridded(table: SlipTable, widths: readonly number[], columns: number): SlipLine[] {
  const row = (cells: readonly string[], strong: boolean) =>
    gridRow(cells, table.columns, widths).map((text) => textLine(text, { strong }));
  const rule = textLine('-'.repeat(columns));
  const head = row(
    table.columns.map((column) => column.title),
    true,
  );
  const totals = table.totals === undefined ? [] : [rule, ...row(table.totals, true)];
  return [...head, rule, ...table.rows.flatMap((cells) => row(cells, false)), ...totals];
}

function gridRow(cells: readonly string[], columns: readonly SlipColumn[], widths: readonly number[]): string[] {
  const wrapped = columns.map((_, i) => wrap(cells[i] ?? '', widths[i] ?? 1));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) =>
    columns
      .map((column, i) => (column.align === 'right' ? padStart : padEnd)(wrapped[i]?.[y] ?? '', widths[i] ?? 0))
      .join(' ')
      .trimEnd(),
  );
}

function stacked(table: SlipTable, columns: number): SlipLine[] {
  const row = (cells: readonly string[], strong: boolean): SlipLine[] => {
    const named = table.columns.map((column, i) => ({ ...column, cell: cells[i] ?? '' })).filter(({ cell }) => cell !== '');
    const texts = named.filter(({ align }) => align === 'left').map(({ cell }) => cell);
    const amounts = named.filter(({ align }) => align === 'right');
    return [
      ...(texts.length === 0 ? [] : wrap(texts.join(' '), columns).map((text) => textLine(text, { strong }))),
      ...amounts.flatMap(({ title, cell }) => layoutLabelledValue({ label: title, value: cell, strong, indent: AMOUNT_INDENT }, columns)),
    ];
  };
  const rule = textLine('-'.repeat(columns));
  return [
    rule,
    ...table.rows.flatMap((cells) => row(cells, false)),
    ...(table.totals === undefined ? [] : [rule, ...row(table.totals, true)]),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
