/** How much fits on one screen, in lines; and the cutting of sections to it. Pure. */

export interface Section<Row> {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A heading takes the room of about this many lines. */
const HEADING_LINES = 1.3;

/**
 * Lays `sections` into pages of `capacity` lines each, in order. A section stays whole where a page can hold it; a longer one goes on
 * with its heading repeated; a page is never left with a heading alone. `linesOf` says how many lines a row takes.
 */
export function paginate<Row>(
  sections: readonly Section<Row>[],
  capacity: number,
  linesOf: (row: Row) => number,
): readonly (readonly Section<Row>[])[] {
  const pages: Section<Row>[][] = [[]];
  let room = capacity;
  for (const { key, title, rows } of sections) {
    let part: Row[] | null = null;
    const whole = rows.reduce((lines, row) => lines + linesOf(row), HEADING_LINES);
    if (whole > room && whole <= capacity && room < capacity) {
      pages.push([]);
      room = capacity;
    }
    for (const row of rows) {
      const lines = linesOf(row) + (part === null ? HEADING_LINES : 0);
      if (lines > room && room < capacity) {
        pages.push([]);
        room = capacity;
        part = null;
      }
      if (part === null) {
        part = [];
        pages.at(-1)?.push({ key, title, rows: part });
        room -= HEADING_LINES;
      }
      part.push(row);
      room -= linesOf(row);
    }
  }
  return pages;
}

/** `items` in as few groups of at most `most` as they need, all of about the same size: ten by eight are five and five. */
export function evenly<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const groups = Math.ceil(items.length / most);
  return groups === 0 ? [] : chunk(items, Math.ceil(items.length / groups));
}

/** `items` in groups of `size`, the last one shorter. */
export function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
