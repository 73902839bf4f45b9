/** Who stands behind the work of the back office: somebody of the register with the role `office` and the right password. */
import { unreachable } from '../../native/base/result.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { StaffAnswer } from '../authority/api.ts';
import { staffRequest } from '../authority/staff.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { appendAudit } from '../stores/audit.ts';

/** What the trail says in place of a terminal: done where the database is. */
export const OFFICE_DESK = 'office';

export interface OfficerTry {
  readonly number: string;
  readonly password: string;
}

/** `wrong`: number or password; `locked`: too many wrong tries; `notAuthorised`: not of the back office. */
export type OfficerRefusal = 'wrong' | 'locked' | 'notAuthorised';

/** Checks number and password as at a terminal: a wrong one costs a try, and the trail has it. Gives the staff number. */
export async function signInOfficer(db: AuthorityDatabase, attempt: OfficerTry, nowMs: number): Promise<Result<string, OfficerRefusal>> {
  const { number, password } = attempt;
  const check = { request: 'check', terminal: OFFICE_DESK, by: { number }, password, purpose: 'signIn' } as const;
  const answer = await staffRequest(db, 'trusted', check, nowMs);
  switch (answer.outcome) {
    case 'refused':
      return err(refusalOf(answer));
    case 'done':
      return err('wrong');
    case 'proven':
      // The proof is for one command line: nobody signs anything with it later.
      await staffRequest(db, 'trusted', { request: 'signOut', terminal: OFFICE_DESK, proof: answer.proof }, nowMs);
      return answer.staff.roles.includes('office') ? ok(number) : err('notAuthorised');
    default:
      return unreachable(answer);
  }
}

function refusalOf({ code }: Extract<StaffAnswer, { outcome: 'refused' }>): OfficerRefusal {
  return code === 'locked' ? 'locked' : 'wrong';
}

export interface OfficeNote {
  readonly command: string;
  /** Of what: masked where it is a person's. */
  readonly subject: string;
  readonly key: string;
  readonly outcome: string;
  /** null: before there was anybody of the back office. */
  readonly staff: string | null;
  readonly nowMs: number;
}

/** Writes what the back office did into the audit trail, in the transaction of what it did. */
export function noteOffice(tx: AuthorityDatabase, { command, subject, key, outcome, staff, nowMs }: OfficeNote): Promise<void> {
  return appendAudit(tx, {
    at_ms: nowMs,
    terminal_id: OFFICE_DESK,
    command,
    subject,
    idempotency_key: key,
    outcome,
    receipt_number: null,
    outlet_id: null,
    staff_id: staff,
    approved_by: null,
  });
}
