import type { CivilDate } from '../../native/base/civil-date.ts';
import type { AuthorityDatabase, CardFunctionName, FunctionStateName, LossReportsTable } from '../schema.ts';

/** A report that has not been ended on paper; whether it still holds on a date is for `standing.ts` to say. */
export interface OpenReport extends LossReportsTable {
  readonly functions: readonly { readonly cardFunction: CardFunctionName; readonly stateBefore: FunctionStateName }[];
}

export type NewReport = Omit<OpenReport, 'ended_on' | 'ended_by' | 'outlet_id' | 'staff_id'> &
  Partial<Pick<OpenReport, 'outlet_id' | 'staff_id'>>;

/** Reports of a card that nothing has ended yet, oldest first. */
export async function openReports(db: AuthorityDatabase, cardNumber: string): Promise<OpenReport[]> {
  const reports = await db
    .selectFrom('loss_reports')
    .selectAll()
    .where('card_number', '=', cardNumber)
    .where('ended_on', 'is', null)
    .orderBy('reported_on')
    .orderBy('id')
    .execute();
  if (reports.length === 0) return [];
  const ids = reports.map((report) => report.id);
  const functions = await db
    .selectFrom('loss_report_functions')
    .selectAll()
    .where('report_id', 'in', ids)
    .orderBy('card_function')
    .execute();
  return reports.map((report) => ({
    ...report,
    functions: functions
      .filter((row) => row.report_id === report.id)
      .map((row) => ({ cardFunction: row.card_function, stateBefore: row.state_before })),
  }));
}

/** Files a report and what each function goes back to when it ends. */
export async function fileReport(tx: AuthorityDatabase, report: NewReport): Promise<void> {
  const { functions, ...row } = report;
  await tx
    .insertInto('loss_reports')
    .values({ ...row, ended_on: null, ended_by: null })
    .execute();
  const rows = functions.map((one) => ({ report_id: report.id, card_function: one.cardFunction, state_before: one.stateBefore }));
  await tx.insertInto('loss_report_functions').values(rows).execute();
}

/** Ends a report: lifted by its holder, or lapsed. */
export async function endReport(
  tx: AuthorityDatabase,
  id: string,
  by: NonNullable<LossReportsTable['ended_by']>,
  on: CivilDate,
): Promise<void> {
  await tx.updateTable('loss_reports').set({ ended_on: on, ended_by: by }).where('id', '=', id).execute();
}
