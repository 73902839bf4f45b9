import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textColumns } from './text-width.ts';
import { widestUnit, wrap } from './wrap.ts';

const WIDTH = 32;
const amount = fc
  .integer({ min: -99_999_999_99, max: 99_999_999_99 })
  .map((fen) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
const piece = fc.oneof(amount, fc.constantFrom('退款', '，', '（', '）', ' ', '元', '¥', '。', '医疗保险个人账户', 'Balance', '𠮷', '：'));

describe('breaking lines', () => {
  it.each([
    ['Han characters anywhere', '医疗保险个人账户', 6, ['医疗保', '险个人', '账户']],
    ['words and numbers at blanks', 'balance 12,345.67 CNY', 10, ['balance', '12,345.67', 'CNY']],
    ['a full stop stays with its character', '三十日内。到期', 8, ['三十日', '内。到期']],
    ['a bracket opens on the line of its word', '账户（单位：元）', 8, ['账户（单', '位：元）']],
    ['a currency sign stays with its amount', '合计¥12.00', 8, ['合计', '¥12.00']],
    ['paragraphs stay', '一\n\n二', 8, ['一', '', '二']],
    ['what is wider than a line is cut', 'ABCDEFGHIJ', 4, ['ABCD', 'EFGH', 'IJ']],
    ['blanks in front do not make a line too wide', '   abcdef', 6, ['abcdef']],
    ['a mark is let go rather than a number cut in two', '金额¥12,345.67元', 10, ['金额¥', '12,345.67', '元']],
    ['nothing is one empty line', '', 8, ['']],
  ])('%s', (_what, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('never splits an amount that fits on a line', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join(' ');
        const lines = wrap(text, WIDTH);
        for (const each of text.match(/-?[\d,]+\.\d\d/g) ?? []) expect(lines.some((line) => line.includes(each))).toBe(true);
      }),
    );
  });

  it('makes no line wider than asked for, and loses nothing but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 2, max: 48 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(textColumns(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/\s/g, '')).toBe(wrap(text, 1_000_000).join('').replace(/\s/g, ''));
      }),
    );
  });

  it('says how wide a line must be for nothing to be cut', () => {
    expect(widestUnit('退款 12,345.67 元')).toBe(9);
    expect(widestUnit('')).toBe(0);
  });
});
