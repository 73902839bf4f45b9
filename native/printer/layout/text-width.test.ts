import { describe, expect, it } from 'vitest';
import { printable, printableLine, textColumns } from './text-width.ts';

describe('widths on the grid of the slip', () => {
  it.each([
    ['', 0],
    ['12,345.67', 9],
    ['张三', 4],
    ['𠮷', 2],
    ['I 类户', 6],
    ['é', 2],
    ['\ue000', 2],
    ['😀', 2],
  ])('%j takes %i columns', (text, columns) => {
    expect(textColumns(text)).toBe(columns);
  });
});

describe('what may stand on paper', () => {
  it.each([
    ['a command hidden in a name', '张\u001b@三\u0010\u0004\u0001', '张@三'],
    ['line breaks of other systems', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a tab', 'a\tb', 'a b'],
    ['marks that turn the direction or have no width', '三\u202e李\u200b王\ufeff', '三李王'],
    ['half of a surrogate pair', '张\ud842三', '张\ufffd三'],
    ['a variant mark behind a character', '\u845b\u{e0100}', '\u845b'],
  ])('%s', (_what, text, paper) => {
    expect(printable(text)).toBe(paper);
  });

  it('puts everything on one line where there is only one', () => {
    expect(printableLine(' 云溪市\n\n青禾路 ')).toBe('云溪市 青禾路');
  });
});
