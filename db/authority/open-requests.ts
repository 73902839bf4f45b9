/** What a counter's queue and search are made of: open orders and corrections, receipts by their number. */
import { maskName } from '../../native/base/mask.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { openCorrections } from '../stores/corrections.ts';
import { openOrders } from '../stores/orders.ts';
import type { InquiryAnswer, InquiryOf } from './api.ts';

/** Open orders and corrections, oldest first. Of an outlet: its own, and those that name none. */
export async function openRequests(
  db: AuthorityDatabase,
  { city, outletId: named }: InquiryOf<'openRequests'>,
): Promise<InquiryAnswer<'openRequests'>> {
  const outletId = named ?? null;
  const orders = (await openOrders(db, city, outletId)).map(({ id, kind, step, ordered_on: since, due_on: dueOn, holder }) => ({
    kind: 'order' as const,
    number: id,
    what: kind,
    step,
    since,
    dueOn,
    holder: maskName(holder),
  }));
  const corrections = (await openCorrections(db, outletId)).map(({ id, requested_on: since, holder }) => ({
    kind: 'correction' as const,
    number: id,
    what: 'correctData',
    step: 'open',
    since,
    dueOn: null,
    holder: maskName(holder),
  }));
  return [...orders, ...corrections];
}

/** The receipt of that number with who stood behind it; empty: there is none. */
export async function receiptOf(db: AuthorityDatabase, { number }: InquiryOf<'receipt'>): Promise<InquiryAnswer<'receipt'>> {
  const rows = await db.selectFrom('audit_entries').selectAll().where('receipt_number', '=', number).orderBy('sequence').execute();
  return rows.map(({ command, at_ms: atMs, terminal_id: terminalId, subject, staff_id: staff, approved_by: approvedBy }) => ({
    command,
    atMs,
    terminalId,
    subject,
    staff,
    approvedBy,
  }));
}
