import { addDays } from '../../../native/base/civil-date.ts';
import type { SlipDocument } from '../../../native/ports/slip-document.ts';
import { money } from '../../journeys/paper/words.ts';

const KINDS = ['门诊支付', '单位缴费划入', '药店购药', '个人缴费划入', '住院支付'] as const;

/** An account's statement of so many rows, of nobody. */
export function longStatement(rows: number): SlipDocument {
  return {
    title: '医疗保险个人账户对账单',
    titleEn: 'Medical account statement',
    serial: 'BENCH-1',
    issuedAt: '2026-11-22 10:32:08',
    outlet: '示范便民服务中心',
    terminal: 'BENCH',
    hotline: '12333',
    blocks: [
      { kind: 'line', label: '对账期间', labelEn: 'Period', value: '2016-01-01 至 2026-11-22' },
      {
        kind: 'table',
        columns: [
          { title: '日期', align: 'left', share: 2 },
          { title: '摘要', align: 'left', share: 3 },
          { title: '发生额', align: 'right', share: 2 },
          { title: '余额', align: 'right', share: 2 },
        ],
        rows: Array.from({ length: rows }, (_, i) => [
          addDays('2016-01-04', 3 * i),
          KINDS[i % KINDS.length] ?? '',
          money(4_250 + ((i * 7_919) % 61_003)),
          money(1_234_567 + 17 * i),
        ]),
        totals: ['合计', `${rows} 笔`, money(31_415_926), money(1_234_567 + 17 * rows)],
      },
    ],
  };
}
