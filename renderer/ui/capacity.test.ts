import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, evenly, paginate } from './capacity.ts';

const section = (key: string, rows: readonly number[]) => ({ key, title: key, rows });

describe('paginate', () => {
  it('keeps a section whole where a page can hold it', () => {
    const pages = paginate([section('a', [1, 1, 1]), section('b', [1, 1, 1])], 6, (lines) => lines);
    expect(pages.map((page) => page.map(({ key, rows }) => [key, rows.length]))).toEqual([[['a', 3]], [['b', 3]]]);
  });

  it('lets a longer one go on with its heading', () => {
    const pages = paginate([section('a', [1, 1, 1, 1, 1])], 4, (lines) => lines);
    expect(pages.map((page) => page.map(({ title, rows }) => [title, rows.length]))).toEqual([[['a', 2]], [['a', 2]], [['a', 1]]]);
  });

  it('loses no row and keeps their order, whatever their sizes', () => {
    const sections = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sections, fc.integer({ min: 1, max: 12 }), (rows, capacity) => {
        const named = rows.map((lines, index) => section(`s${index}`, lines));
        const pages = paginate(named, capacity, (lines) => lines);
        expect(pages.flat().flatMap((part) => part.rows)).toEqual(rows.flat());
        expect(pages.every((page) => page.every((part) => part.rows.length > 0))).toBe(true);
      }),
    );
  });
});

it('evenly: ten by eight are five and five', () => {
  expect(evenly([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 8)).toEqual([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
  ]);
  expect(evenly([], 8)).toEqual([]);
  expect(chunk([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
});
