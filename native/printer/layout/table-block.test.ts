import { describe, expect, it } from 'vitest';
import type { SlipLine } from './slip-line.ts';
import { columnWidths, layoutTable, type SlipTable } from './table-block.ts';

const ENTRIES: SlipTable = {
  columns: [
    { title: '日期', align: 'left', share: 2 },
    { title: '摘要', align: 'left', share: 3 },
    { title: '发生额', align: 'right', share: 2 },
    { title: '余额', align: 'right', share: 2 },
  ],
  rows: [
    ['2026-01-04', '门诊支付', '-42.50', '12,303.17'],
    ['2026-01-12', '单位缴费划入', '234.17', '12,537.34'],
  ],
  totals: ['合计', '2 笔', '191.67', '12,537.34'],
};

function texts(lines: readonly SlipLine[]): string[] {
  return lines.map((line) => (line.kind === 'text' ? line.text : line.kind));
}

describe('a table on a slip', () => {
  it('stands on the grid of 80 mm paper, amounts under one another', () => {
    expect(texts(layoutTable(ENTRIES, 48))).toEqual([
      '日期        摘要            发生额          余额',
      '------------------------------------------------',
      '2026-01-04  门诊支付        -42.50     12,303.17',
      '2026-01-12  单位缴费划入    234.17     12,537.34',
      '------------------------------------------------',
      '合计        2 笔            191.67     12,537.34',
    ]);
  });

  it('stacks its rows on 58 mm paper, each amount with its title', () => {
    expect(texts(layoutTable(ENTRIES, 32))).toEqual([
      '--------------------------------',
      '2026-01-04 门诊支付',
      '  发生额 ................ -42.50',
      '  余额 ............... 12,303.17',
      '2026-01-12 单位缴费划入',
      '  发生额 ................ 234.17',
      '  余额 ............... 12,537.34',
      '--------------------------------',
      '合计 2 笔',
      '  发生额 ................ 191.67',
      '  余额 ............... 12,537.34',
    ]);
  });

  it('wraps a text column, and puts the rest of the row beside its first line', () => {
    const table: SlipTable = {
      columns: [
        { title: '险种', align: 'left', share: 1 },
        { title: '月数', align: 'right', share: 1 },
      ],
      rows: [['企业职工基本养老保险', '187']],
    };
    expect(texts(layoutTable(table, 16))).toEqual(['险种        月数', '----------------', '企业职工基   187', '本养老保险']);
  });

  it('stacks the rows rather than cut a number in a text column in two', () => {
    const table: SlipTable = {
      columns: [
        { title: '摘要', align: 'left', share: 1 },
        { title: '余额', align: 'right', share: 1 },
      ],
      rows: [['退款12,345,678.90', '12,345,678.90']],
    };
    expect(columnWidths(table, 24)).toBeNull();
    expect(texts(layoutTable(table, 24))).toContain('退款12,345,678.90');
  });

  it('prints the head and the totals in bold, the rows not', () => {
    expect(layoutTable(ENTRIES, 48).map((line) => line.kind === 'text' && line.strong)).toEqual([true, false, false, false, false, true]);
  });
});
