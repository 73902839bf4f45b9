import type { SlipBlock, SlipDocument } from '../../../native/ports/slip-document.ts';
import type { AccountStatement, StatementEntry } from '../../../db/authority/api.ts';
import type { Known, Scene } from '../journey.ts';
import { holderLines, slip } from './slip.ts';
import { chineseDate, CODED_VALUES, ENTRY_WORDS, money, SERVICE_WORDS } from './words.ts';

/** 个人账户明细对账单: period, opening and closing balance, entries with date, kind, amount, balance, totals by kind. */
export function statementPaper(statement: AccountStatement, known: Known, scene: Scene): SlipDocument {
  const blocks: SlipBlock[] = [
    ...holderLines(known),
    { kind: 'line', label: '账户类别', labelEn: 'Account', value: CODED_VALUES[statement.accountKind] ?? statement.accountKind },
    { kind: 'line', label: '对账期间', labelEn: 'Period', value: `${chineseDate(statement.from)}至${chineseDate(statement.to)}` },
    { kind: 'line', label: '期初余额', labelEn: 'Opening balance', value: `${money(statement.openingFen)} 元` },
    { kind: 'line', label: '期末余额', labelEn: 'Closing balance', value: `${money(statement.closingFen)} 元`, strong: true },
    { kind: 'rule' },
    {
      kind: 'table',
      columns: [
        { title: '日期', align: 'left', share: 4 },
        { title: '摘要', align: 'left', share: 3 },
        { title: '说明', align: 'left', share: 5 },
        { title: '金额（元）', align: 'right', share: 4 },
        { title: '余额（元）', align: 'right', share: 4 },
      ],
      rows: statement.entries.map((entry) => [
        entry.on,
        ENTRY_WORDS[entry.kind],
        entry.note,
        money(entry.amountFen),
        money(entry.balanceFen),
      ]),
    },
    { kind: 'heading', text: '分类合计', textEn: 'Totals by kind' },
    ...totals(statement.entries),
  ];
  return slip(SERVICE_WORDS.statement, blocks, known, scene);
}

/** How often and how much, by kind, in the order in which the kinds first come. */
export function totalsOf(
  entries: readonly StatementEntry[],
): readonly { readonly kind: StatementEntry['kind']; readonly count: number; readonly amountFen: number }[] {
  const sums = new Map<StatementEntry['kind'], { count: number; amountFen: number }>();
  for (const entry of entries) {
    const sum = sums.get(entry.kind) ?? { count: 0, amountFen: 0 };
    sums.set(entry.kind, { count: sum.count + 1, amountFen: sum.amountFen + entry.amountFen });
  }
  return [...sums].map(([kind, sum]) => ({ kind, ...sum }));
}

function totals(entries: readonly StatementEntry[]): readonly SlipBlock[] {
  return totalsOf(entries).map(({ kind, count, amountFen }) => ({
    kind: 'line',
    label: `${ENTRY_WORDS[kind]}（${count} 笔）`,
    value: `${money(amountFen)} 元`,
  }));
}
