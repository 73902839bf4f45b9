import { describe, expect, it } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { EMPTY, turn, type Composition } from './composition.ts';
import { makeDictionary } from './dictionary.ts';

const dictionary = makeDictionary();
const spelled = (letters: string): readonly string[] => Array.from(letters);

/** Presses keys one after the other; gives what stands in the field, and the letters that wait. */
function press(...keys: readonly string[]): { readonly field: string; readonly letters: string; readonly own: readonly string[] } {
  let now: Composition = EMPTY;
  let field = '';
  const own: string[] = [];
  for (const key of keys) {
    const next = turn(now, key, candidatesOf(dictionary, now.letters));
    if (next === null) own.push(key);
    else {
      now = next.next;
      field += next.write;
    }
  }
  return { field, letters: now.letters, own };
}

describe('a field that takes pinyin', () => {
  it('the space bar takes the first candidate, a digit the one of its number', () => {
    expect(press(...spelled('ouyang'), ' ')).toMatchObject({ field: '欧阳', letters: '' });
    expect(press(...spelled('zhuge'), '1')).toMatchObject({ field: '诸葛', letters: '' });
    expect(press(...spelled('wu'), '1').field).toBe('吴');
    expect(press(...spelled('wu'), '2').field).not.toBe('吴');
  });

  it('what a candidate leaves is composed further', () => {
    expect(press(...spelled('ouyangyu'), ' ')).toMatchObject({ field: '欧阳', letters: 'yu' });
  });

  it('further candidates come with the page keys, and the first ones back', () => {
    const [first, second] = [press(...spelled('yi'), '1').field, press(...spelled('yi'), 'PageDown', '1').field];
    expect(second).not.toBe(first);
    expect(press(...spelled('yi'), '=', '-', '1').field).toBe(first);
  });

  it('Enter leaves the letters as they are, Esc and Backspace take them back', () => {
    expect(press(...spelled('lovell'), 'Enter')).toMatchObject({ field: 'lovell', letters: '' });
    expect(press(...spelled('wu'), 'Escape')).toMatchObject({ field: '', letters: '' });
    expect(press(...spelled('wu'), 'Backspace').letters).toBe('w');
  });

  it('with no letters waiting every other key is the field’s own: digits, Enter, Esc, arrows, capitals', () => {
    expect(press('5', 'Enter', 'Escape', 'ArrowLeft', 'A', ' ', 'Backspace').own).toHaveLength(7);
  });

  it('a digit without a candidate breaks no word', () => {
    expect(press(...spelled('xyz'), '9')).toMatchObject({ field: '', letters: 'xyz', own: [] });
  });
});
