/** How a person's medical account is kept, and where the credit of a month goes: the switch from card to ledger of 2023 in Hunan. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { RuleSource } from '../rules/model.ts';
import { ours, said } from './machine.ts';
import { dayOf, type Month } from './months.ts';

export type Keeping = 'card' | 'ledger';

export interface KeepingFacts {
  /** `province`: insured at the provincial level; `changsha`: in the city; `other`: a pool area that always kept a ledger, or a city that keeps cards. */
  readonly pool: 'province' | 'changsha' | 'ledgerArea' | 'cardArea';
  readonly insuredSince: CivilDate;
  /** When the person's medical card account was opened; null: never. */
  readonly cardOpenedOn: CivilDate | null;
}

export interface KeepingAnswer {
  readonly keeping: Keeping;
  /** Where the credit is held back for a day of its own; null: with the month's calendar. */
  readonly creditedOn: CivilDate | null;
  readonly source: RuleSource;
}

/** New members get no medical card from this day on. */
export const NO_NEW_CARDS_FROM: CivilDate = '2023-10-01';
/** First month whose credit goes to the ledger for everybody. */
export const LEDGER_FROM: Month = '2023-11';
/** Last day on which members of Changsha from before could still open a card. */
export const OPEN_CARD_BY: CivilDate = '2023-11-30';
/** When the credit up to October arrives on such a card. */
export const LATE_CREDIT_MONTH: Month = '2023-12';

interface KeepingLine {
  readonly when: (facts: KeepingFacts, month: Month) => boolean;
  readonly keeping: Keeping;
  readonly creditedOn: CivilDate | null;
  readonly source: RuleSource;
}

const switching = (facts: KeepingFacts): boolean => facts.pool === 'province' || facts.pool === 'changsha';
const openedBy = (facts: KeepingFacts, day: CivilDate): boolean => facts.cardOpenedOn !== null && facts.cardOpenedOn <= day;

/** The first line that fits decides. */
export const KEEPING_TABLE: readonly KeepingLine[] = [
  line((facts) => facts.pool === 'ledgerArea', 'ledger', said('S3', '其他13个市州统筹区实行“记账户”管理模式')),
  line(
    (facts) => facts.pool === 'cardArea',
    'card',
    ours('Suzhou and Zhaotong keep the account with the card; no document says otherwise'),
  ),
  line(
    (facts) => switching(facts) && facts.insuredSince >= NO_NEW_CARDS_FROM,
    'ledger',
    said('S3', '从2023年10月起，省本级和长沙市新增参保人员不再办理个人账户“医保卡”，个人账户资金将计入本人“记账户”'),
  ),
  line(
    (facts, month) => switching(facts) && month >= LEDGER_FROM,
    'ledger',
    said('S3', '从2023年11月起，个人账户资金划入参保个人“记账户”，实行收支记账管理，不再划拨到“医保卡”'),
  ),
  line(
    (facts) => switching(facts) && openedBy(facts, '2023-09-30'),
    'card',
    said('S3', '以前医保部门按月将所有参保人员个人账户的核定额度划拨到“医保卡”上'),
  ),
  line(
    (facts) => facts.pool === 'changsha' && openedBy(facts, OPEN_CARD_BY),
    'card',
    said('S3', '请于11月30日前在长沙银行的任意网点办理“医保卡”开户手续，12月底将划拨10月及以前个人账户资金至“医保卡”'),
    dayOf(LATE_CREDIT_MONTH, 31),
  ),
  line(
    (facts) => facts.pool === 'changsha',
    'ledger',
    said('S3', '如果11月30日仍未办理“医保卡”开户手续，其个人账户资金将通过“记账户”模式实行收支记账管理'),
  ),
  line(
    (facts) => facts.pool === 'province',
    'ledger',
    said('S3', '2023年10月1日前已参保但还未办理“医保卡”开户手续的单位职工，个人账户资金将划入本人医保“记账户”'),
  ),
];

function line(when: KeepingLine['when'], keeping: Keeping, source: RuleSource, creditedOn: CivilDate | null = null): KeepingLine {
  return { when, keeping, creditedOn, source };
}

/** Where the credit of a month goes. Every person and month has a line. */
export function keepingOf(facts: KeepingFacts, month: Month): KeepingAnswer {
  const found = KEEPING_TABLE.find((one) => one.when(facts, month));
  if (found === undefined) throw new Error(`no line for ${facts.pool} in ${month}`);
  return found;
}
