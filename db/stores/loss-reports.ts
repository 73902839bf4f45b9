import type { CivilDate } from '../../native/base/civil-date.ts';
import type { AuthorityDatabase, CardFunctionName, FunctionStateName, LossReportFunctionsTable, LossReportsTable } from '../schema.ts';
import { keptQuery } from './kept-query.ts';

/** A report that has not been ended on paper; whether it still holds on a date is for `standing.ts` to say. */
export interface OpenReport extends LossReportsTable {
  readonly functions: readonly { readonly cardFunction: CardFunctionName; readonly stateBefore: FunctionStateName }[];
}

export type NewReport = Omit<OpenReport, 'ended_on' | 'ended_by' | 'outlet_id' | 'staff_id'> &
  Partial<Pick<OpenReport, 'outlet_id' | 'staff_id'>>;

const openOf = keptQuery((db, { card }: { card: string }) =>
  db
    .selectFrom('loss_reports')
    .selectAll()
    .where('card_number', '=', card)
    .where('ended_on', 'is', null)
    .orderBy('reported_on')
    .orderBy('id'),
);

const functionsOfOpen = keptQuery((db, { card }: { card: string }) =>
  db
    .selectFrom('loss_report_functions')
    .selectAll('loss_report_functions')
    .innerJoin('loss_reports', 'id', 'report_id')
    .where('card_number', '=', card)
    .where('ended_on', 'is', null)
    .orderBy('card_function'),
);

/** Reports of a card that nothing has ended yet, oldest first. */
export async function openReports(db: AuthorityDatabase, cardNumber: string): Promise<OpenReport[]> {
  const { rows: reports } = await openOf(db, { card: cardNumber });
  if (reports.length === 0) return [];
  const { rows: functions } = await functionsOfOpen(db, { card: cardNumber });
  return reports.map((report) => ({
    ...report,
    functions: functions
      .filter((row) => row.report_id === report.id)
      .map((row) => ({ cardFunction: row.card_function, stateBefore: row.state_before })),
  }));
}

const openElsewhere = keptQuery((db, { person }: { person: string }) =>
  db
    .selectFrom('loss_reports')
    .innerJoin('cards', 'cards.card_number', 'loss_reports.card_number')
    .select('loss_reports.id')
    .where('cards.social_security_number', '=', person)
    .where('loss_reports.place', '=', 'treatment')
    .where('loss_reports.ended_on', 'is', null),
);

/** Whether a person has reported a loss at the place of treatment that nothing has ended yet. */
export async function isReportedElsewhere(db: AuthorityDatabase, person: string): Promise<boolean> {
  return (await openElsewhere(db, { person })).rows.length > 0;
}

const fileOne = keptQuery((tx, given: Omit<LossReportsTable, 'ended_on' | 'ended_by'>) =>
  tx.insertInto('loss_reports').values({
    id: given.id,
    card_number: given.card_number,
    kind: given.kind,
    channel: given.channel,
    outlet_name: given.outlet_name,
    outlet_id: given.outlet_id,
    staff_id: given.staff_id,
    place: given.place,
    reported_on: given.reported_on,
    lapses_on: given.lapses_on,
    ended_on: null,
    ended_by: null,
  }),
);

const addFunction = keptQuery((tx, given: LossReportFunctionsTable) =>
  tx
    .insertInto('loss_report_functions')
    .values({ report_id: given.report_id, card_function: given.card_function, state_before: given.state_before }),
);

/** Files a report and what each function goes back to when it ends. */
export async function fileReport(tx: AuthorityDatabase, report: NewReport): Promise<void> {
  const { functions, ...row } = report;
  await fileOne(tx, { outlet_id: null, staff_id: null, ...row });
  for (const one of functions)
    await addFunction(tx, { report_id: report.id, card_function: one.cardFunction, state_before: one.stateBefore });
}

const endOne = keptQuery((tx, given: { id: string; by: NonNullable<LossReportsTable['ended_by']>; on: CivilDate }) =>
  tx.updateTable('loss_reports').set({ ended_on: given.on, ended_by: given.by }).where('id', '=', given.id),
);

/** Ends a report: lifted by its holder, or lapsed. */
export async function endReport(
  tx: AuthorityDatabase,
  id: string,
  by: NonNullable<LossReportsTable['ended_by']>,
  on: CivilDate,
): Promise<void> {
  await endOne(tx, { id, by, on });
}
