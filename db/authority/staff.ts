/** Signing in, giving leave as a second person, passwords of staff. Every try is in the audit trail, no password is. */
import { randomUUID } from 'node:crypto';
import { shanghaiDate, type CivilDate } from '../../native/base/civil-date.ts';
import { unreachable } from '../../native/base/result.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { appendAudit } from '../stores/audit.ts';
import { findStaff, findTerminal } from '../stores/places.ts';
import {
  addSignIn,
  endSignIn,
  findSignIn,
  findStaffPassword,
  giveTriesBack,
  isStaffPassword,
  setStaffPassword,
  spendApproval,
  staffOfCard,
  takeTry,
} from '../stores/staff.ts';
import { inTransaction } from '../transaction.ts';
import type { StaffAnswer, StaffPurpose, StaffRequest, StaffRequestOf } from './api.ts';
import type { PlaceTrust } from './place.ts';
import { approverOf, STAFF_TRIES_MAX } from './sign-ins.ts';

const HOUR_MS = 3_600_000;
/** A long working day, and the time that a second person stands by. Ours. */
const LASTS_MS: Readonly<Record<StaffPurpose, number>> = { signIn: 16 * HOUR_MS, approval: HOUR_MS / 6 };

interface StaffContext {
  readonly tx: AuthorityDatabase;
  readonly trust: PlaceTrust;
  readonly nowMs: number;
  readonly today: CivilDate;
}

/** What a request came to, and about whom it was as far as that is known. */
interface Handled {
  readonly answer: StaffAnswer;
  readonly about: string;
  readonly approvedBy?: string;
}

/** Carries out one request of staff, in one transaction with its audit entry. */
export function staffRequest(db: AuthorityDatabase, trust: PlaceTrust, request: StaffRequest, nowMs: number): Promise<StaffAnswer> {
  return inTransaction(db, async (tx) => {
    const { answer, about, approvedBy = null } = await carryOut({ tx, trust, nowMs, today: shanghaiDate(nowMs) }, request);
    await appendAudit(tx, {
      at_ms: nowMs,
      terminal_id: request.terminal,
      command: `staff.${request.request}`,
      subject: about,
      idempotency_key: randomUUID(),
      outcome: answer.outcome === 'refused' ? answer.code : 'done',
      receipt_number: null,
      outlet_id: null,
      staff_id: about === UNKNOWN ? null : about,
      approved_by: approvedBy,
    });
    return answer;
  });
}

function carryOut(context: StaffContext, request: StaffRequest): Promise<Handled> {
  switch (request.request) {
    case 'check':
      return check(context, request);
    case 'signOut':
      return signOut(context, request);
    case 'changePassword':
      return changePassword(context, request);
    case 'unlock':
      return unlock(context, request);
    default:
      return unreachable(request);
  }
}

/** What the trail says of a number that nobody has. */
const UNKNOWN = '?';
const DONE: StaffAnswer = { outcome: 'done' };
type Refusal = Extract<StaffAnswer, { outcome: 'refused' }>;
const refusal = (code: Refusal['code'], triesLeft: number | null = null): Refusal => ({ outcome: 'refused', code, triesLeft });

async function check(context: StaffContext, { by, password, purpose, terminal }: StaffRequestOf<'check'>): Promise<Handled> {
  const { tx, nowMs, today } = context;
  const number = 'number' in by ? by.number : await staffOfCard(tx, by.cardNumber);
  const staff = number === null ? null : await findStaff(tx, number, today);
  if (number === null || staff === null) return { answer: refusal('wrong'), about: UNKNOWN };
  const refused = await tryPassword(tx, number, password);
  if (refused !== null) return { answer: refused, about: number };
  if (!(await worksAt(context, staff.outletId, terminal))) return { answer: refusal('notHere'), about: number };
  if (purpose === 'approval' && !staff.roles.includes('supervisor')) return { answer: refusal('notAuthorised'), about: number };
  const endsAtMs = nowMs + LASTS_MS[purpose];
  const proof = await addSignIn(tx, { staff_id: number, terminal_id: terminal, purpose, at_ms: nowMs, ends_at_ms: endsAtMs });
  const { name, outletId, roles } = staff;
  return { answer: { outcome: 'proven', staff: { number, name, outletId, roles }, proof, endsAtMs }, about: number };
}

/** Spends a try; a right password gives all of them back. Null: it was right. */
async function tryPassword(tx: AuthorityDatabase, staff: string, password: string): Promise<Refusal | null> {
  const row = await takeTry(tx, staff);
  if (row === null) return refusal((await findStaffPassword(tx, staff)) === null ? 'wrong' : 'locked', null);
  if (!isStaffPassword(row, password)) return row.tries_left === 0 ? refusal('locked', 0) : refusal('wrong', row.tries_left);
  await giveTriesBack(tx, staff);
  return null;
}

/** At a terminal of the register only the people of its outlet work; a lone terminal says itself where it stands. */
async function worksAt({ tx, trust, today }: StaffContext, outletId: string, terminal: string): Promise<boolean> {
  if (trust === 'trusted') return true;
  const found = await findTerminal(tx, terminal);
  return found?.outlet_id === outletId && (found.retired_on === null || found.retired_on > today);
}

async function signOut({ tx, nowMs }: StaffContext, { proof, terminal }: StaffRequestOf<'signOut'>): Promise<Handled> {
  const signIn = await findSignIn(tx, proof, 'signIn');
  if (signIn?.terminal_id !== terminal) return { answer: refusal('notAuthorised'), about: UNKNOWN };
  await endSignIn(tx, proof, nowMs);
  return { answer: DONE, about: signIn.staff_id };
}

async function changePassword({ tx, today }: StaffContext, request: StaffRequestOf<'changePassword'>): Promise<Handled> {
  const { staff, password, newPassword } = request;
  if ((await findStaff(tx, staff, today)) === null) return { answer: refusal('wrong'), about: UNKNOWN };
  const refused = await tryPassword(tx, staff, password);
  if (refused !== null) return { answer: refused, about: staff };
  if (password === newPassword) return { answer: refusal('sameAsBefore'), about: staff };
  await setStaffPassword(tx, staff, newPassword, today, STAFF_TRIES_MAX);
  return { answer: DONE, about: staff };
}

async function unlock(context: StaffContext, { staff, approval, terminal }: StaffRequestOf<'unlock'>): Promise<Handled> {
  const { tx, today } = context;
  const locked = await findStaff(tx, staff, today);
  if (locked === null) return { answer: refusal('wrong'), about: UNKNOWN };
  const approver = await approverOf(context, { approval, terminal, actor: staff });
  const sameOutlet = approver !== null && (context.trust === 'trusted' || approver.outletId === locked.outletId);
  if (!sameOutlet || !(await spendApproval(tx, approval.proof, `unlock ${staff}`)))
    return { answer: refusal('notAuthorised'), about: staff };
  const given = await giveTriesBack(tx, staff);
  return { answer: given ? DONE : refusal('wrong'), about: staff, approvedBy: approval.staff };
}
