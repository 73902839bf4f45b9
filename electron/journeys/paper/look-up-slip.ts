import { shanghaiDate } from '../../../native/base/civil-date.ts';
import type { SlipBlock, SlipColumn, SlipDocument } from '../../../native/ports/slip-document.ts';
import type { Found, LookUpService } from '../../api/look-up-view.ts';
import { SAYS } from '../look-up/says.ts';
import type { Known, Scene } from '../journey.ts';
import {
  COMMAND_WORDS,
  COST_WORDS,
  FILING_STATE_WORDS,
  FILING_WORDS,
  OUTCOME_WORDS,
  ORDER_WORDS,
  RELATION_WORDS,
  STATE_WORDS,
  STEP_WORDS,
} from './look-up-words.ts';
import { holderLines, slip } from './slip.ts';
import { chineseDate, FUNCTION_WORDS, INSURANCE_STATE_WORDS, INSURANCE_WORDS, money, SERVICE_WORDS } from './words.ts';

/** The slip of what was looked up: whose, the figures, what the city's rules say about it. */
export function lookUpSlip(service: LookUpService, found: Found, known: Known, scene: Scene): SlipDocument {
  const says = scene.config.rules.says(SAYS[service], shanghaiDate(scene.atMs));
  const holder = service === 'placesToAsk' ? [] : [...holderLines(known), RULE];
  const blocks = [...holder, ...blocksOf(found), ...says.map(({ zh }): SlipBlock => ({ kind: 'notice', text: zh }))];
  return slip(SERVICE_WORDS[service], blocks, known, scene);
}

const RULE: SlipBlock = { kind: 'rule' };

function blocksOf(found: Found): readonly SlipBlock[] {
  switch (found.of) {
    case 'contributions':
      return contributions(found);
    case 'pension':
      return pension(found);
    case 'medicalCosts':
      return costs(found);
    case 'orderProgress':
      return orders(found);
    case 'referralFiling':
      return filings(found);
    case 'familySharing':
      return family(found);
    case 'receipts':
      return receipts(found);
    case 'functionStates':
      return found.rows.map(({ cardFunction, state, lapsesOn }) =>
        line(FUNCTION_WORDS[cardFunction].zh, `${STATE_WORDS[state]}${lapsesOn === null ? '' : `，${chineseDate(lapsesOn)}到期`}`),
      );
    case 'placesToAsk':
      return places(found);
  }
}

type FoundOf<Of extends Found['of']> = Extract<Found, { of: Of }>;

function contributions({ totals, years }: FoundOf<'contributions'>): readonly SlipBlock[] {
  const sums = totals.map((row) =>
    line(INSURANCE_WORDS[row.kind], `${INSURANCE_STATE_WORDS[row.state]}，累计 ${row.contributionMonths} 个月`),
  );
  const rows = years.map(({ year, kind, months, personFen, employerFen }) => {
    const missing = months.flatMap((state, index) => (state === 'missing' ? [String(index + 1)] : []));
    const paid = months.filter((state) => state === 'paid').length;
    const kept = missing.length === 0 ? `${paid}` : `${paid} 缺${missing.join('、')}月`;
    return [String(year), INSURANCE_WORDS[kind], kept, money(personFen), money(employerFen)];
  });
  return [...sums, RULE, ...table(['年份', '险种', '缴费月数', '个人（元）', '单位（元）'], [2, 3, 4, 4, 4], rows)];
}

function pension({ payments, years }: FoundOf<'pension'>): readonly SlipBlock[] {
  const paid = payments.map((row) => [row.month, row.note, money(row.amountFen)]);
  const kept = years.map((row) => [
    String(row.year),
    String(row.months),
    money(row.personFen),
    money(row.interestFen),
    money(row.balanceFen),
  ]);
  return [
    ...(paid.length === 0 ? [] : [heading('养老金发放', 'Paid'), ...table(['月份', '项目', '金额（元）'], [3, 5, 4], paid)]),
    ...(kept.length === 0
      ? []
      : [heading('个人账户', 'Account'), ...table(['年份', '月数', '计入', '利息', '累计（元）'], [2, 2, 4, 4, 4], kept)]),
    ...(paid.length + kept.length === 0 ? NOTHING : []),
  ];
}

/** Two lines a visit: a table of six columns does not fit on the roll. */
function costs({ from, to, sums, rows }: FoundOf<'medicalCosts'>): readonly SlipBlock[] {
  return [
    line('期间', `${chineseDate(from)}至${chineseDate(to)}`),
    line('总费用', `${money(sums.totalFen)} 元`),
    line('统筹支付', `${money(sums.fundFen)} 元`),
    line('账户支付', `${money(sums.accountFen)} 元`),
    line('个人自付', `${money(sums.ownFen)} 元`),
    RULE,
    ...(rows.length === 0 ? NOTHING : []),
    ...rows.flatMap(({ on, kind, totalFen, fundFen, accountFen, ownFen }) => [
      line(`${on} ${COST_WORDS[kind]}`, money(totalFen)),
      text(`  统筹 ${money(fundFen)}  账户 ${money(accountFen)}  自付 ${money(ownFen)}`),
    ]),
  ];
}

function receipts({ rows }: FoundOf<'receipts'>): readonly SlipBlock[] {
  if (rows.length === 0) return NOTHING;
  return rows.flatMap(({ command, number, at, outcome }) => [
    line(commandWords(command), OUTCOME_WORDS[outcome]),
    text(`  ${number}  ${at.slice(0, 16)}`),
  ]);
}

/** A newer authority may know commands that this terminal does not. */
function commandWords(command: string): string {
  const words: Readonly<Record<string, string>> = COMMAND_WORDS;
  return words[command] ?? '其他业务';
}

function orders({ orders: rows, goTo, bring }: FoundOf<'orderProgress'>): readonly SlipBlock[] {
  if (rows.length === 0) return NOTHING;
  const lines = rows.flatMap(({ kind, done, ahead, dueOn, feeFen }) => [
    heading(ORDER_WORDS[kind], 'Order'),
    ...done.map(({ step, on }) => line(STEP_WORDS[step], chineseDate(on))),
    ...ahead.map((step) => line(STEP_WORDS[step], '待办')),
    ...(dueOn === null ? [] : [line('预计完成', chineseDate(dueOn))]),
    ...(feeFen === null ? [] : [line('工本费', `${money(feeFen)} 元`)]),
  ]);
  return [...lines, RULE, ...where('领卡地点', goTo), ...where('请带', bring)];
}

function filings({ rows }: FoundOf<'referralFiling'>): readonly SlipBlock[] {
  if (rows.length === 0) return NOTHING;
  return rows.flatMap(({ kind, state, place, hospital, filedOn, validTo }) => [
    heading(`${FILING_WORDS[kind]} · ${FILING_STATE_WORDS[state]}`, 'Filing'),
    line('就医地', hospital === null ? place : `${place} ${hospital}`),
    line('备案日期', chineseDate(filedOn)),
    line('有效期至', validTo === null ? '长期' : chineseDate(validTo)),
  ]);
}

function family({ rows, goTo, bring }: FoundOf<'familySharing'>): readonly SlipBlock[] {
  const lines = rows.map((row) =>
    line(row.as === 'owner' ? '可用我的账户' : '我可用其账户', `${row.otherName}（${RELATION_WORDS[row.relation]}）${row.otherNumber}`),
  );
  return [...(lines.length === 0 ? NOTHING : lines), RULE, ...where('绑定地点', goTo), ...where('请带', bring)];
}

function places({ contacts, outlets }: FoundOf<'placesToAsk'>): readonly SlipBlock[] {
  const texts = contacts.map(({ text: words, address, by, hours }): SlipBlock => {
    const number = by === 'telephone' && address !== null && !words.zh.includes(address) ? ` ${address}` : '';
    return text(`· ${words.zh}${number}${hours?.zh ?? ''}`);
  });
  const lines = outlets.map(({ name, address, telephone }) => line(name, [address, telephone ?? ''].join(' ').trim()));
  return [...texts, ...lines];
}

const NOTHING: readonly SlipBlock[] = [{ kind: 'text', text: '没有查到记录。' }];

function text(words: string): SlipBlock {
  return { kind: 'text', text: words };
}

function line(label: string, value: string): SlipBlock {
  return { kind: 'line', label, value };
}

function heading(text: string, textEn: string): SlipBlock {
  return { kind: 'heading', text, textEn };
}

function where(label: string, texts: readonly { readonly zh: string }[]): readonly SlipBlock[] {
  return texts.length === 0 ? [] : [line(label, texts.map(({ zh }) => zh).join('、'))];
}

/** The first column to the left, figures to the right. */
function table(titles: readonly string[], shares: readonly number[], rows: readonly (readonly string[])[]): readonly SlipBlock[] {
  if (rows.length === 0) return NOTHING;
  const columns = titles.map((title, index): SlipColumn => ({
    title,
    align: index > 1 && /元|额|入|息/.test(title) ? 'right' : 'left',
    share: shares[index] ?? 1,
  }));
  return [{ kind: 'table', columns, rows }];
}
