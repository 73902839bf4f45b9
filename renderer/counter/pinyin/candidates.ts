/** What the pinyin typed so far may mean. Pure; the dictionary is handed in. */
import type { PinyinDictionary } from './dictionary.ts';

/** No syllable is longer (zhuang, shuang, chuang). */
const SYLLABLE_MAX = 6;
/** Words that begin as what is typed does; the rest comes with more letters. */
const BEGINNINGS_MAX = 5;

export interface Candidate {
  readonly text: string;
  /** So many of the typed letters it takes; the others stay for the next one. */
  readonly letters: number;
}

/** Candidates, the longest meaning first: whole words, words that begin so, then characters of the first syllable. `'` parts syllables. */
export function candidatesOf({ characters, words }: PinyinDictionary, typed: string): readonly Candidate[] {
  const letters = typed.replaceAll("'", '');
  if (letters === '') return [];
  const count = (length: number): number => lettersIn(typed, length);
  const found: Candidate[] = [];
  const add = (texts: readonly string[], length: number): void => {
    for (const text of texts) if (found.every((one) => one.text !== text)) found.push({ text, letters: count(length) });
  };
  for (let length = letters.length; length > 1; length -= 1) add(words.get(letters.slice(0, length)) ?? [], length);
  add(beginning(words, letters), letters.length);
  const parted = typed.indexOf("'");
  const longest = Math.min(parted > 0 ? parted : letters.length, SYLLABLE_MAX);
  for (let length = longest; length > 0; length -= 1) add(characters.get(letters.slice(0, length)) ?? [], length);
  // Nothing ends here yet: what the letters may still become.
  if (found.length === 0)
    for (const [syllable, texts] of characters) if (syllable.startsWith(letters)) add(texts.slice(0, 3), letters.length);
  return found;
}

function beginning(words: PinyinDictionary['words'], letters: string): readonly string[] {
  if (letters.length < 3) return [];
  return [...words]
    .filter(([reading]) => reading.startsWith(letters))
    .flatMap(([, texts]) => texts)
    .slice(0, BEGINNINGS_MAX);
}

/** How much of what is typed, with its marks, holds so many letters. */
function lettersIn(typed: string, length: number): number {
  let seen = 0;
  for (let place = 0; place < typed.length; place += 1) {
    if (typed[place] !== "'") seen += 1;
    if (seen === length) return typed[place + 1] === "'" ? place + 2 : place + 1;
  }
  return typed.length;
}
