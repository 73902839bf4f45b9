/** What a proof of a sign-in is worth when a command or an unlock comes with it. */
import type { CivilDate } from '../../native/base/civil-date.ts';
import type { AuthorityDatabase, StaffRole } from '../schema.ts';
import { findStaff } from '../stores/places.ts';
import { findSignIn, findStaffPassword } from '../stores/staff.ts';
import { isRecord, type AuthorityCommand } from './api.ts';
import type { PlaceTrust } from './place.ts';

/** Wrong passwords in a row until nobody may try any more. Ours: no document speaks of it. */
export const STAFF_TRIES_MAX = 5;

interface ProofContext {
  readonly tx: AuthorityDatabase;
  readonly nowMs: number;
  readonly today: CivilDate;
}

interface Approval {
  readonly approval: NonNullable<AuthorityCommand['approval']>;
  /** Id of the terminal where it was given: it counts only there. */
  readonly terminal: string;
  /** Who acts: nobody gives leave to themselves. */
  readonly actor: string | undefined;
}

/** The supervisor behind an approval that still counts and was not spent; null: it is none. */
export async function approverOf(
  { tx, nowMs, today }: ProofContext,
  { approval, terminal, actor }: Approval,
): Promise<{ readonly outletId: string } | null> {
  const signIn = await findSignIn(tx, approval.proof, 'approval');
  if (signIn?.staff_id !== approval.staff || signIn.terminal_id !== terminal || approval.staff === actor) return null;
  if (signIn.used_by !== null || signIn.ends_at_ms <= nowMs) return null;
  const staff = await findStaff(tx, approval.staff, today);
  return staff?.roles.includes('supervisor') === true ? { outletId: staff.outletId } : null;
}

type Signed = Pick<AuthorityCommand, 'staff' | 'staffProof' | 'terminal'> & { readonly command: string };

/**
 * Whether the clerk of a command is who they say. In a fleet whoever has a password has to have signed in at that terminal; a proof that is
 * given counts everywhere. A loss report or a record may have waited in the terminal: for them a sign-in that has ended is enough.
 */
export async function isSigned({ tx, nowMs }: ProofContext, command: Signed, trust: PlaceTrust): Promise<boolean> {
  const { staff, staffProof } = command;
  if (staffProof === undefined) return staff === undefined || trust === 'trusted' || (await findStaffPassword(tx, staff)) === null;
  const signIn = await findSignIn(tx, staffProof, 'signIn');
  if (signIn === null || signIn.staff_id !== staff || signIn.terminal_id !== command.terminal.id) return false;
  return signIn.ends_at_ms > nowMs || command.command === 'reportLoss' || isRecord(command);
}

/** Roles whose people may stand behind a command of a counter. */
export function serves(roles: readonly StaffRole[]): boolean {
  return roles.some((role) => role === 'clerk' || role === 'supervisor' || role === 'office');
}
