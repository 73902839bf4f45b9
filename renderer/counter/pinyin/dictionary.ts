/** Readings to words and characters, made once from the dictionary of the package; loaded when somebody first types pinyin. */
import { pinyin } from 'pinyin-pro';
import { EXTENSION_A, STANDARD_RARE } from './rare-characters-table.ts';
import { DOUBLE_SURNAMES, NAME_CHARACTERS, PLACE_WORDS, SURNAME_READINGS, SURNAMES } from './words.ts';

/** The block of common and rarer characters (CJK Unified Ideographs, Unicode 1.1). */
const FIRST = 0x4e00;
const LAST = 0x9fa5;
/** GB/T 2312: rows 16 to 55 are the 3755 commoner characters, 56 to 87 the rarer ones; the bytes are row and place plus A0. */
const ROW_OF_COMMON = { first: 0xb0, last: 0xd7 } as const;
const ROW_OF_RARER = { first: 0xd8, last: 0xf7 } as const;
const FIRST_PLACE = 0xa1;
const PLACES = 94;

export interface PinyinDictionary {
  /** Characters of a syllable, the likelier first. */
  readonly characters: ReadonlyMap<string, readonly string[]>;
  /** Words by their syllables, without spaces. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

/** Readings of a character, without tones; `v` stands for ü. */
function readingsOf(character: string): readonly string[] {
  const own = SURNAME_READINGS[character] ?? [];
  return [...new Set([...own, ...pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })])];
}

/** Made anew with each call, which takes some tenths of a second. */
export function makeDictionary(): PinyinDictionary {
  const characters = new Map<string, string[]>();
  const add = (character: string): void => {
    for (const syllable of readingsOf(character)) {
      const known = characters.get(syllable);
      if (known === undefined) characters.set(syllable, [character]);
      else known.push(character);
    }
  };
  const common = inOrder();
  for (const character of common) add(character);
  // Names have characters that no dictionary of the common ones knows; those that a name may be registered with come before the merely old ones.
  for (const line of STANDARD_RARE) addRare(characters, line);
  for (const character of block()) if (!common.has(character)) add(character);
  for (const line of EXTENSION_A) addRare(characters, line);
  return { characters, words: wordsByReading() };
}

/** Words of a line: a syllable, then the characters that are read so. */
function addRare(characters: Map<string, string[]>, line: string): void {
  for (const word of line.split(' ')) {
    const syllable = /^[a-z]+/.exec(word)?.[0] ?? '';
    const rare = [...word.slice(syllable.length)];
    characters.set(syllable, [...(characters.get(syllable) ?? []), ...rare]);
  }
}

/** Surnames and names first, then the common characters, the rarer. A set keeps the first place of each. */
function inOrder(): ReadonlySet<string> {
  const places = [...PLACE_WORDS].filter((word) => word.length === 1);
  return new Set([...SURNAMES, ...NAME_CHARACTERS, ...places, ...rows(ROW_OF_COMMON), ...rows(ROW_OF_RARER)]);
}

/** Every character of the block, the others among them. */
function block(): readonly string[] {
  return Array.from({ length: LAST - FIRST + 1 }, (_, place) => String.fromCodePoint(FIRST + place));
}

function rows({ first, last }: { readonly first: number; readonly last: number }): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const bytes: number[] = [];
  for (let row = first; row <= last; row += 1)
    bytes.push(...Array.from({ length: PLACES }, (_, place) => [row, FIRST_PLACE + place]).flat());
  return [...decoder.decode(new Uint8Array(bytes))].filter((one) => one >= '\u4e00' && one <= '\u9fa5');
}

function wordsByReading(): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const word of [...DOUBLE_SURNAMES, ...PLACE_WORDS]) {
    if (word.length === 1) continue;
    const usual = pinyin(word, { toneType: 'none', type: 'array', v: true }).join('');
    for (const reading of new Set([...(SURNAME_READINGS[word] ?? []).map((own) => own.replaceAll(' ', '')), usual]))
      words.set(reading, [...(words.get(reading) ?? []), word]);
  }
  return words;
}
