/** How a card's functions stand on a date: what is stored, with temporary reports that have lapsed by then taken away. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import { functionMay } from '../machines/card-function.ts';
import type { CardFunctionName, CardFunctionsTable, CardsTable, FunctionStateName, AuthorityDatabase } from '../schema.ts';
import { lockCard, setFunction, storedFunctions } from '../stores/cards.ts';
import { endReport, openReports, type OpenReport } from '../stores/loss-reports.ts';
import type { FunctionStanding } from './api.ts';

export interface StandingFunction {
  readonly cardFunction: CardFunctionName;
  readonly state: FunctionStateName;
  readonly since: CivilDate;
  /** The report that holds on this date. */
  readonly report: OpenReport | null;
}

export interface CardStanding {
  readonly card: CardsTable;
  readonly functions: readonly StandingFunction[];
  /** The report at the place of treatment that holds: it freezes the settlement there and none of the functions. */
  readonly elsewhere: OpenReport | null;
  /** Reports that no longer hold but still stand in the tables: `settle` writes them off. */
  readonly lapsed: readonly OpenReport[];
}

/** Whether a temporary report holds on a date: it is over from `lapses_on` on. */
export function holds(report: Pick<OpenReport, 'lapses_on'>, today: CivilDate): boolean {
  return report.lapses_on === null || today < report.lapses_on;
}

/** Reads the card's standing on `today`. Writes nothing. */
export async function standingOf(db: AuthorityDatabase, card: CardsTable, today: CivilDate): Promise<CardStanding> {
  const stored = await storedFunctions(db, card.card_number);
  const reports = await openReports(db, card.card_number);
  return {
    card,
    functions: stored.map((row) => expired(standing(row, reports, today), card, today)),
    elsewhere: reports.find((report) => report.place === 'treatment') ?? null,
    lapsed: reports.filter((report) => !holds(report, today)),
  };
}

function standing(row: CardFunctionsTable, reports: readonly OpenReport[], today: CivilDate): StandingFunction {
  const cardFunction = row.card_function;
  const frozen = row.state === 'temporarilyLost' || row.state === 'formallyLost';
  const report = frozen ? reports.findLast((one) => one.functions.some((each) => each.cardFunction === cardFunction)) : undefined;
  if (report === undefined) return { cardFunction, state: row.state, since: row.since, report: null };
  if (holds(report, today)) return { cardFunction, state: row.state, since: row.since, report };
  return { cardFunction, state: stateBefore(report, cardFunction), since: report.lapses_on ?? row.since, report: null };
}

/** The card's date ends what still works; what was reported lost or is void stays so. */
function expired(one: StandingFunction, { expires_on: end }: CardsTable, today: CivilDate): StandingFunction {
  const over = end !== null && end <= today && functionMay(one.state, 'expire');
  return over ? { ...one, state: 'expired', since: end > one.since ? end : one.since } : one;
}

/** Locks the card, reads its standing and writes lapsed reports off: how every command on a card begins. */
export async function lockedStanding(tx: AuthorityDatabase, card: CardsTable, today: CivilDate): Promise<CardStanding> {
  await lockCard(tx, card.card_number);
  const now = await standingOf(tx, card, today);
  await settle(tx, now);
  return now;
}

/** What the function goes back to when the report ends. */
export function stateBefore(report: OpenReport, cardFunction: CardFunctionName): FunctionStateName {
  return report.functions.find((one) => one.cardFunction === cardFunction)?.stateBefore ?? 'active';
}

/** Writes lapsed reports and the end of the card off, so that tables and standing say the same. Part of every command that changes the card. */
async function settle(tx: AuthorityDatabase, standingNow: CardStanding): Promise<void> {
  for (const report of standingNow.lapsed) {
    const on = report.lapses_on ?? report.reported_on;
    await endReport(tx, report.id, 'lapse', on);
    for (const { cardFunction } of report.functions) {
      const now = standingNow.functions.find((one) => one.cardFunction === cardFunction);
      if (now?.report === null) await setFunction(tx, report.card_number, cardFunction, now.state, now.since);
    }
  }
  const ended = standingNow.functions.filter((one) => one.state === 'expired');
  for (const one of ended) await setFunction(tx, standingNow.card.card_number, one.cardFunction, 'expired', one.since);
}

/** The standing as the api tells it. */
export function toApi(standingNow: CardStanding): FunctionStanding[] {
  return standingNow.functions.map(({ cardFunction, state, since, report }) => ({
    cardFunction,
    state,
    since,
    lapsesOn: report?.lapses_on ?? null,
    ...(report === null ? {} : { loss: lossOf(report) }),
  }));
}

/** Who took a report. */
export function lossOf(report: OpenReport) {
  return { channel: report.channel, outletName: report.outlet_name, outletId: report.outlet_id };
}
