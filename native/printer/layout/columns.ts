import { textColumns } from './text-width.ts';

/** Pads with blanks on the right to `columns`. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textColumns(text)));
}

/** Pads with blanks on the left to `columns`. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - textColumns(text))) + text;
}

/**
 * `left ..... right` over the whole width: the dots lead the eye. Only blanks where there is room for fewer than three dots.
 * The caller makes sure that both texts and one blank fit.
 */
export function leaders(left: string, right: string, columns: number): string {
  const gap = columns - textColumns(left) - textColumns(right);
  return left + (gap < 5 ? ' '.repeat(Math.max(1, gap)) : ` ${'.'.repeat(gap - 2)} `) + right;
}
