import { printable, textColumns } from './text-width.ts';

/** Gives the width of a text in any unit: columns on a slip, points on a page. */
export type Measure = (text: string) => number;

/** Marks that may not begin a line (GB/T 15834 §5.1: they stay with the character before). */
const NOT_AT_START = new Set('，。、；：？！）》」』】〕〉”’…％%,.;:?!)]}');
/** Marks that may not end a line; a currency sign stays with its amount. */
const NOT_AT_END = new Set('（《「『【〔〈“‘([{¥￥€$');

/**
 * Breaks `text` into lines no wider than `width`. Words and numbers stay whole, Han characters break anywhere, marks
 * keep their side; only what is wider than a whole line is cut between characters. No character is lost except blanks at a break.
 */
export function wrap(text: string, width: number, measure: Measure = textColumns): string[] {
  const clean = printable(text);
  const whole = clean.trimEnd();
  if (!clean.includes('\n') && measure(whole) <= width) return [whole];
  return clean.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of units(paragraph, width, measure).flatMap((piece) => splitWide(piece, width, measure))) {
    if (line === '') line = lines.length > 0 || measure(unit.trimEnd()) > width ? unit.trimStart() : unit;
    else if (measure((line + unit).trimEnd()) <= width) {
      line += unit;
    } else {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** Width of the widest piece of a text that `wrap` would rather not cut. */
export function widestUnit(text: string, measure: Measure = textColumns): number {
  return Math.max(0, ...units(printable(text), Infinity, measure).map((unit) => measure(unit.trim())));
}

/**
 * The smallest pieces that stay together: a word with the blanks before it, a Han character with its marks. A mark is let
 * go where it would make its piece too wide for a line: rather a mark on the wrong side than a number in two.
 */
function units(text: string, width: number, measure: Measure): string[] {
  const found: string[] = [];
  for (const piece of text.match(/\s*[!-~]+|\s*[^\s!-~]|\s+/gu) ?? []) {
    const last = found.at(-1);
    const first = piece.charAt(0);
    const belongs = last !== undefined && (NOT_AT_START.has(first) || NOT_AT_END.has([...last].at(-1) ?? ''));
    if (belongs && measure((last + piece).trim()) <= width) found[found.length - 1] = last + piece;
    else found.push(piece);
  }
  return found;
}

function splitWide(unit: string, width: number, measure: Measure): string[] {
  if (measure(unit.trim()) <= width) return [unit];
  const parts: string[] = [];
  let part = '';
  for (const char of unit) {
    if (part !== '' && measure(part + char) > width) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
}
