/** How a person's medical account is kept, and where the credit of a month goes: the switch from card to ledger of 2023 in Hunan. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { RuleSource } from '../rules/model.ts';
import { ours, said } from './machine.ts';
import type { Month } from './months.ts';

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

/** The days of a city's switch from card to ledger, as its pack has them; null: it names none. */
export interface KeepingTerms {
  /** New members get no medical card from this day on. */
  readonly newlyInsuredFrom: CivilDate | null;
  /** First month whose credit goes to the ledger for everybody. */
  readonly ledgerFrom: Month | null;
  /** Last day on which members from before could still open a card. */
  readonly openCardBy: CivilDate | null;
  /** Last month that is credited to such a card. */
  readonly creditUntil: Month | null;
  /** When the last credits arrive on such a card. */
  readonly lastCreditOn: CivilDate | null;
}

interface KeepingLine {
  readonly when: (facts: KeepingFacts, month: Month, terms: KeepingTerms) => boolean;
  readonly keeping: Keeping;
  /** Whether the credit waits for the day of the last ones. */
  readonly waits: boolean;
  readonly source: RuleSource;
}

const switching = (facts: KeepingFacts): boolean => facts.pool === 'province' || facts.pool === 'changsha';
const noSwitch = ({ newlyInsuredFrom, ledgerFrom }: KeepingTerms): boolean => newlyInsuredFrom === null && ledgerFrom === null;
const reached = (from: string | null, day: string): boolean => from !== null && from <= day;
const opened = ({ cardOpenedOn }: KeepingFacts, fits: (day: CivilDate) => boolean): boolean => cardOpenedOn !== null && fits(cardOpenedOn);

/** The first line that fits decides. */
export const KEEPING_TABLE: readonly KeepingLine[] = [
  line((facts) => facts.pool === 'ledgerArea', 'ledger', said('S3', '其他13个市州统筹区实行“记账户”管理模式')),
  line(
    (facts, _month, terms) => facts.pool === 'cardArea' || noSwitch(terms),
    'card',
    ours('a city whose pack names no switch keeps the account with the card; no document says otherwise'),
  ),
  line(
    (facts, _month, terms) => switching(facts) && reached(terms.newlyInsuredFrom, facts.insuredSince),
    'ledger',
    said('S3', '从2023年10月起，省本级和长沙市新增参保人员不再办理个人账户“医保卡”，个人账户资金将计入本人“记账户”'),
  ),
  line(
    (facts, month, terms) => switching(facts) && reached(terms.ledgerFrom, month),
    'ledger',
    said('S3', '从2023年11月起，个人账户资金划入参保个人“记账户”，实行收支记账管理，不再划拨到“医保卡”'),
  ),
  line(
    (facts, _month, terms) => switching(facts) && opened(facts, (day) => !reached(terms.newlyInsuredFrom, day)),
    'card',
    said('S3', '以前医保部门按月将所有参保人员个人账户的核定额度划拨到“医保卡”上'),
  ),
  line(
    (facts, month, { openCardBy, creditUntil }) =>
      facts.pool === 'changsha' &&
      (creditUntil === null || month <= creditUntil) &&
      opened(facts, (day) => openCardBy !== null && day <= openCardBy),
    'card',
    said('S3', '请于11月30日前在长沙银行的任意网点办理“医保卡”开户手续，12月底将划拨10月及以前个人账户资金至“医保卡”'),
    true,
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

function line(when: KeepingLine['when'], keeping: Keeping, source: RuleSource, waits = false): KeepingLine {
  return { when, keeping, waits, source };
}

/** Where the credit of a month goes. Every person and month has a line. */
export function keepingOf(facts: KeepingFacts, month: Month, terms: KeepingTerms): KeepingAnswer {
  const found = KEEPING_TABLE.find((one) => one.when(facts, month, terms));
  if (found === undefined) throw new Error(`no line for ${facts.pool} in ${month}`);
  return { keeping: found.keeping, creditedOn: found.waits ? terms.lastCreditOn : null, source: found.source };
}
