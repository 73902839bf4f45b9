/** How many lines the paged screens have room for, by orientation and letter size; measured on 1080 x 1920 and 1920 x 1080. */
import type { Orientation } from '../layout.ts';
import { emWidth } from '../layout.ts';

type Size = 'normal' | 'elder';

export interface InformationRoom {
  readonly columns: 1 | 2;
  /** Lines a column. */
  readonly lines: number;
  /** What a notice above takes of each column. */
  readonly linesANotice: number;
  /** What a photo beside the title takes of each column. */
  readonly linesAPhoto: number;
  /** Width of a value in ems. */
  readonly valueEms: number;
}

export const INFORMATION_ROOM: Readonly<Record<Orientation, Readonly<Record<Size, InformationRoom>>>> = {
  portrait: {
    normal: { columns: 1, lines: 14, linesANotice: 1.5, linesAPhoto: 2, valueEms: 16 },
    elder: { columns: 1, lines: 9.6, linesANotice: 1.9, linesAPhoto: 2.2, valueEms: 11 },
  },
  landscape: {
    normal: { columns: 2, lines: 9.4, linesANotice: 0, linesAPhoto: 3.2, valueEms: 15 },
    elder: { columns: 2, lines: 4.6, linesANotice: 0, linesAPhoto: 1.6, valueEms: 9 },
  },
};

/** Entries of a statement on one part of a page. */
export const STATEMENT_ROOM: Readonly<Record<Orientation, Readonly<Record<Size, number>>>> = {
  portrait: { normal: 8, elder: 4 },
  landscape: { normal: 4, elder: 4 },
};

/** Kinds of entries with what they come to; two rows side by side on a wide page. */
export const TOTALS_ROOM: Readonly<Record<Orientation, Readonly<Record<Size, number>>>> = {
  portrait: { normal: 10, elder: 6 },
  landscape: { normal: 8, elder: 4 },
};

export interface LookUpRoom {
  /** Lines of rows, headings and all. */
  readonly lines: number;
  /** What a row of figures takes of them. */
  readonly figureLines: number;
  /** Width of a row in ems. */
  readonly ems: number;
}

export const LOOK_UP_ROOM: Readonly<Record<Orientation, Readonly<Record<Size, LookUpRoom>>>> = {
  portrait: { normal: { lines: 21.5, figureLines: 2.2, ems: 24 }, elder: { lines: 14.5, figureLines: 2.1, ems: 16 } },
  landscape: { normal: { lines: 12, figureLines: 1.8, ems: 46 }, elder: { lines: 7.9, figureLines: 2, ems: 31 } },
};

/** Months of a table beside its chart. */
export const FLOW_ROOM: Readonly<Record<Orientation, Readonly<Record<Size, number>>>> = {
  portrait: { normal: 7, elder: 4 },
  landscape: { normal: 6, elder: 3 },
};

/** Services of a group on one page. */
export const MENU_ROOM: Readonly<Record<Orientation, Readonly<Record<Size, number>>>> = {
  portrait: { normal: 8, elder: 4 },
  landscape: { normal: 8, elder: 4 },
};

/** Lines that a row takes when its text wraps at `valueEms`. */
export function informationLines(row: { readonly text: string; readonly note?: string }, valueEms: number): number {
  const NOTE_LINE = 0.7;
  const wrapped = Math.max(1, Math.ceil(emWidth(row.text) / valueEms));
  return row.note === undefined ? wrapped : wrapped + NOTE_LINE;
}

/** The engineer's pages: rows, and lines of a note's height. */
export interface MaintenanceRoom {
  /** Applications or files of a card. */
  readonly places: number;
  readonly sessions: number;
  readonly checks: number;
  readonly objectLines: number;
  readonly meaningEms: number;
  readonly bytesEms: number;
  readonly entryLines: number;
  readonly factsEms: number;
}

export const MAINTENANCE_ROOM: Readonly<Record<Orientation, MaintenanceRoom>> = {
  portrait: { places: 10, sessions: 8, checks: 10, objectLines: 29, meaningEms: 13, bytesEms: 11, entryLines: 33, factsEms: 15 },
  landscape: { places: 10, sessions: 8, checks: 10, objectLines: 15, meaningEms: 24, bytesEms: 19, entryLines: 16, factsEms: 26 },
};
