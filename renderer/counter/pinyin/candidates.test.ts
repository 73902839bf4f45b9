import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { makeDictionary } from './dictionary.ts';

const dictionary = makeDictionary();
const texts = (typed: string): readonly string[] => candidatesOf(dictionary, typed).map(({ text }) => text);

/** Types letters and takes, each time, the candidate that the wanted text begins with, the longest one. */
function write(typed: string, wanted: string): string {
  let [left, written] = [typed, ''];
  while (left !== '') {
    const next = candidatesOf(dictionary, left).find(({ text }) => wanted.slice(written.length).startsWith(text));
    if (next === undefined) return `${written}(${left})`;
    written += next.text;
    left = left.slice(next.letters);
  }
  return written;
}

describe('pinyin', () => {
  it.each([
    ['ouyang', '欧阳'],
    ['zhuge', '诸葛'],
    ['moqi', '万俟'],
    ['yuchi', '尉迟'],
    ['wu', '吴'],
    ['shan', '单'],
    ['qiu', '邱'],
    ['lv', '吕'],
    ['chongqing', '重庆'],
    ['jiedao', '街道'],
    ['neimenggu', '内蒙古'],
  ])('%s offers %s first, or among the first nine', (typed, wanted) => {
    expect(texts(typed).slice(0, 9)).toContain(wanted);
  });

  // GB 18030-2022: CJK Extension A (㛃 䶮 㐱), the block's end (鿍), Extension B and later (𬱖 𠅤 𠮷 𬬻 𬭊).
  it.each([
    ['jie', '㛃'],
    ['yan', '䶮'],
    ['di', '𬱖'],
    ['xi', '𠅤'],
    ['ji', '𠮷'],
    ['zhen', '㐱'],
    ['gang', '鿍'],
    ['lu', '𬬻'],
    ['du', '𬭊'],
    ['nv', '㵖'],
  ])('%s offers the rare %s, behind the common ones', (typed, wanted) => {
    const offered = texts(typed);
    expect(offered).toContain(wanted);
    expect(new Set(offered).size).toBe(offered.length);
  });

  it('has every character of CJK Extension A that Unihan knows how to read', () => {
    const all = new Set([...dictionary.characters.values()].flat());
    const extension = Array.from({ length: 0x4dbf - 0x3400 + 1 }, (_, place) => String.fromCodePoint(0x3400 + place));
    expect(extension.filter((character) => all.has(character)).length).toBeGreaterThan(5_500);
  });

  it.each([
    ['ouyangqiuyu', '欧阳秋雨'],
    ['zhugexiaomiao', '诸葛小苗'],
    ['wuyong', '吴勇'],
    ["xi'an", '西安'],
    ['yunnanshengzhaotongshizhaoyangqu', '云南省昭通市昭阳区'],
    ['jiangsushengsuzhoushigusuqurenminlu', '江苏省苏州市姑苏区人民路'],
    ['linyan', '林䶮'.slice(0, 1) + '艳'],
  ])('%s is written as %s', (typed, wanted) => {
    expect(write(typed, wanted)).toBe(wanted);
  });

  it('rare characters are there, after the common ones', () => {
    expect(texts('yao').indexOf('垚')).toBeGreaterThan(0);
    expect(texts('yi').indexOf('羿')).toBeGreaterThan(0);
  });

  it('letters that are no syllable offer what they may become, or nothing; every candidate takes some of them', () => {
    expect(texts('zhu')).toContain('朱');
    expect(texts('xyz')).toEqual([]);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z']{1,12}$/), (typed) => {
        for (const { text, letters } of candidatesOf(dictionary, typed)) {
          expect(text).not.toBe('');
          expect(letters).toBeGreaterThan(0);
          expect(letters).toBeLessThanOrEqual(typed.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
