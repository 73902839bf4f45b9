import type { ReactNode } from 'react';
import { emWidth } from '../layout.ts';

/** One thing that was found: what it is, what is to be known of it, its figure. */
export interface RecordRow {
  readonly key: string;
  readonly title: string;
  readonly notes?: readonly string[];
  readonly value?: string;
  readonly valueNote?: string;
  /** A state, beside the title. */
  readonly chip?: ReactNode;
  /** Under the words, over the whole width. */
  readonly picture?: ReactNode;
  /** How high the picture is, in lines. */
  readonly pictureLines?: number;
}

const NOTE_LINE = 0.75;
const PADDING_LINES = 0.75;

/** Lines of body text that a row takes where a line holds `ems`; `stacked`: its figure stands under the words. */
export function recordLines(
  { title, notes = [], value, valueNote, picture, pictureLines = 0 }: RecordRow,
  ems: number,
  stacked: boolean,
): number {
  const figureEms = Math.max(6, emWidth(value ?? ''), emWidth(valueNote ?? '') * NOTE_LINE);
  const wordEms = value === undefined || stacked ? ems : ems - figureEms;
  const wrapped = (text: string, room: number) => Math.max(1, Math.ceil(emWidth(text) / room));
  const left = notes.reduce((lines, note) => lines + NOTE_LINE * wrapped(note, wordEms * 1.28), wrapped(title, wordEms));
  const right = value === undefined ? 0 : 1 + (valueNote === undefined ? 0 : NOTE_LINE);
  return (stacked ? left + right : Math.max(left, right)) + (picture === undefined ? 0 : pictureLines) + PADDING_LINES;
}

/** A figure wider than this leaves too little beside it where the letters are large. */
const WIDE_EMS = 7.6;

/** Whether the figure stands under the words: on a narrow page with large letters, where it is wide. */
export function isStacked({ value = '', valueNote = '' }: RecordRow, narrow: boolean): boolean {
  return narrow && Math.max(emWidth(value), emWidth(valueNote) * NOTE_LINE) > WIDE_EMS;
}

export interface RecordRowsProps {
  readonly rows: readonly RecordRow[];
  /** Large letters on a narrow page. */
  readonly narrow?: boolean;
  /** Two rows side by side. */
  readonly paired?: boolean;
}

/** Rows under each other, words to the left, figures to the right. */
export function RecordRows({ rows, narrow = false, paired = false }: RecordRowsProps) {
  return (
    <ul className={paired ? 'records records-paired' : 'records'}>
      {rows.map((row) => (
        <li className={isStacked(row, narrow) ? 'record record-stacked' : 'record'} key={row.key}>
          <RecordParts row={row} />
        </li>
      ))}
    </ul>
  );
}

function RecordParts({ row: { title, notes = [], value, valueNote, chip, picture } }: { readonly row: RecordRow }) {
  return (
    <>
      <div className="record-words">
        <p className="record-title">
          <span>{title}</span> {chip}
        </p>
        {notes.map((note) => (
          <p className="record-note" key={note}>
            {note}
          </p>
        ))}
      </div>
      {value === undefined ? null : (
        <div className="record-figure">
          <p className="record-value">{value}</p>
          {valueNote === undefined ? null : <p className="record-note">{valueNote}</p>}
        </div>
      )}
      {picture === undefined ? null : <div className="record-picture">{picture}</div>}
    </>
  );
}
