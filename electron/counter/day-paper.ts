/** The day's report on A4. */
import type { SlipBlock, SlipDocument } from '../../native/ports/slip-document.ts';
import { shanghaiTime } from '../../native/base/civil-date.ts';
import type { DayReport } from '../api/counter-view.ts';
import { chineseDate, money } from '../journeys/paper/words.ts';
import { COMMAND_WORDS, UNKNOWN_WORDS } from './words.ts';

export interface ReportPlace {
  readonly outlet: string;
  readonly terminal: string;
  readonly hotline: string;
  /** `YYYY-MM-DD HH:mm:ss` in Shanghai. */
  readonly issuedAt: string;
}

export function dayPaper(report: DayReport, { outlet, terminal, hotline, issuedAt }: ReportPlace): SlipDocument {
  const blocks: SlipBlock[] = [
    line('日期', 'Date', chineseDate(report.on), true),
    line('办结', 'Receipts', `${report.receipts} 笔`),
    line('回执起止', 'From, to', report.firstReceipt === null ? '—' : `${report.firstReceipt} — ${report.lastReceipt ?? ''}`),
    line('收费合计', 'Fees', `${money(report.feeFen)} 元`, true),
    line('凭条', 'Slips', `已打印 ${report.slipsPrinted} 张，未出纸 ${report.slipsBroken} 张`),
    line('双人复核', 'Approved by a second person', `${report.approvals} 笔`),
    { kind: 'heading', text: '按业务', textEn: 'By service' },
    serviceTable(report),
    { kind: 'heading', text: '结果未知', textEn: 'Outcomes not known' },
    ...(report.unknown.length === 0 ? [{ kind: 'text' as const, text: '无' }] : [unknownTable(report)]),
  ];
  const serial = `${terminal}-${report.on.replaceAll('-', '')}-DAY`;
  return {
    title: '柜台日终报表',
    titleEn: 'Day-end report',
    serial,
    issuedAt,
    outlet,
    terminal,
    blocks,
    hotline,
    footNote: '本报表按终端日志统计，供日终对账。',
  };
}

function serviceTable({ services, feeFen }: DayReport): SlipBlock {
  const sum = (of: 'done' | 'refused'): string => String(services.reduce((total, row) => total + row[of], 0));
  return {
    kind: 'table',
    columns: [
      { title: '业务 Service', align: 'left', share: 5 },
      { title: '办结 Done', align: 'right', share: 2 },
      { title: '未办 Refused', align: 'right', share: 2 },
      { title: '收费(元) Fees', align: 'right', share: 3 },
    ],
    rows: services.map(({ what, done, refused, feeFen: fee }) => [commandWords(what), String(done), String(refused), money(fee)]),
    totals: ['合计', sum('done'), sum('refused'), money(feeFen)],
  };
}

function unknownTable({ unknown }: DayReport): SlipBlock {
  return {
    kind: 'table',
    columns: [
      { title: '时间 Time', align: 'left', share: 3 },
      { title: '业务 Service', align: 'left', share: 3 },
      { title: '请求编号 Key', align: 'left', share: 4 },
      { title: '核对结果 Found', align: 'left', share: 3 },
    ],
    rows: unknown.map(({ atMs, what, key, state, receiptNumber }) => [
      shanghaiTime(atMs),
      commandWords(what),
      key,
      `${UNKNOWN_WORDS[state].zh}${receiptNumber === null ? '' : ` ${receiptNumber}`}`,
    ]),
  };
}

export function commandWords(what: string): string {
  return COMMAND_WORDS[what]?.zh ?? what;
}

function line(label: string, labelEn: string, value: string, strong = false): SlipBlock {
  return { kind: 'line', label, labelEn, value, strong };
}
