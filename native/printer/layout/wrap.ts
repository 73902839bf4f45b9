import { printable, textColumns } from './text-width.ts';

/** Gives the width of a text in any unit: columns on a slip, points on a page. */
export type Measure = (text: string) => number;

/** Marks that may not begin a line (GB/T 15834 §5.1: they stay with the character before). */
const NOT_AT_START = new Set('，。、；：？！）》」』】〕〉”’…％%,.;:?!)]}');
/** Marks that may not end a line. */
const NOT_AT_END = new Set('（《「『【〔〈“‘([{');

/**
 * Breaks `text` into lines no wider than `width`. Words and numbers stay whole, Han characters break anywhere, marks
 * keep their side; only what is wider than a whole line is cut between characters. No character is lost except blanks at a break.
 */
export function wrap(text: string, width: number, measure: Measure = textColumns): string[] {
  return printable(text)
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of units(paragraph).flatMap((piece) => splitWide(piece, width, measure))) {
    if (line === '' || measure((line + unit).trimEnd()) <= width) {
      line += line === '' && lines.length > 0 ? unit.trimStart() : unit;
    } else {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The smallest pieces that stay together: a word with the blanks before it, a Han character with its marks. */
function units(text: string): string[] {
  const found: string[] = [];
  for (const piece of text.match(/\s*[!-~]+|\s*[^\s!-~]|\s+/gu) ?? []) {
    const last = found.at(-1);
    const first = piece.charAt(0);
    const joins = last !== undefined && (NOT_AT_START.has(first) || NOT_AT_END.has([...last].at(-1) ?? ''));
    if (joins) found[found.length - 1] = last + piece;
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
