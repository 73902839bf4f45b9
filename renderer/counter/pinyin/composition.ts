/** Keys of a field that takes pinyin: letters gather, digits and the space bar take a candidate. Pure. */
import type { Candidate } from './candidates.ts';

/** Candidates are shown so many at a time; a digit takes each. */
export const CANDIDATES_SHOWN = 9;

export interface Composition {
  /** Letters typed and not taken yet. */
  readonly letters: string;
  /** How many pages of candidates were turned. */
  readonly page: number;
}
export const EMPTY: Composition = { letters: '', page: 0 };

/** What a key does to the composition. `write` goes into the field at the cursor; null: the key is the field's own. */
export type Turn = { readonly next: Composition; readonly write: string } | null;

/** Letters and marks that a syllable may have. */
const LETTER = /^[a-z']$/;
const LETTERS_MAX = 40;

/** The page of candidates that stands. */
export function shownOf(candidates: readonly Candidate[], { page }: Composition): readonly Candidate[] {
  return candidates.slice(page * CANDIDATES_SHOWN, (page + 1) * CANDIDATES_SHOWN);
}

/** Takes one candidate; the letters that it leaves are composed further. */
export function take({ letters }: Composition, { text, letters: taken }: Candidate): Exclude<Turn, null> {
  return { next: { letters: letters.slice(taken), page: 0 }, write: text };
}

/** One key, by its name as the browser gives it. */
export function turn(now: Composition, key: string, candidates: readonly Candidate[]): Turn {
  const { letters, page } = now;
  const open = letters !== '';
  if (LETTER.test(key) && (open || key !== "'")) {
    return { next: letters.length < LETTERS_MAX ? { letters: letters + key, page: 0 } : now, write: '' };
  }
  if (!open) return null;
  const shown = shownOf(candidates, now);
  const chosen = key === ' ' ? shown[0] : shown[Number(key) - 1];
  if (chosen !== undefined) return take(now, chosen);
  switch (key) {
    case 'Backspace':
      return { next: { letters: letters.slice(0, -1), page: 0 }, write: '' };
    case 'Escape':
      return { next: EMPTY, write: '' };
    // As they stand: a name in Latin letters.
    case 'Enter':
      return { next: EMPTY, write: letters };
    case '=':
    case 'PageDown':
      return { next: { letters, page: (page + 1) * CANDIDATES_SHOWN < candidates.length ? page + 1 : page }, write: '' };
    case '-':
    case 'PageUp':
      return { next: { letters, page: Math.max(0, page - 1) }, write: '' };
    default:
      // A digit without a candidate, or the space bar, does nothing rather than break the word.
      return /^[0-9 ]$/.test(key) ? { next: now, write: '' } : null;
  }
}
