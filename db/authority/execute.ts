/** The frame of every command: key, place, rules, change, receipt and audit entry in one transaction, or nothing at all. */
import { shanghaiDate } from '../../native/base/civil-date.ts';
import { maskIdentityNumber } from '../../native/base/mask.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase, RequestsTable } from '../schema.ts';
import { appendAudit } from '../stores/audit.ts';
import { lockPerson } from '../stores/persons.ts';
import { slowFingerprint } from '../stores/query-passwords.ts';
import { answered, claimKey, nextReceiptNumber, recordOutcome } from '../stores/requests.ts';
import { keepApproval, spendApproval } from '../stores/staff.ts';
import { inTransaction } from '../transaction.ts';
import type { AuthorityCommand, CommandOutcome } from './api.ts';
import { circumstancesOf } from './circumstances.ts';
import { handle } from './handle.ts';
import { placeOf, type Place, type PlaceTrust } from './place.ts';
import { refuse } from './refusals.ts';
import { approverOf } from './sign-ins.ts';

export interface ExecuteParts {
  readonly db: AuthorityDatabase;
  readonly pack: Pack;
  readonly trust: PlaceTrust;
  readonly nowMs: number;
}

/** Carries out a checked command. A repeat gives the first answer; the key with another body is refused. */
export async function execute({ db, pack, trust, nowMs }: ExecuteParts, command: AuthorityCommand): Promise<CommandOutcome> {
  const bodyHash = fingerprint(command);
  return inTransaction(db, async (tx) => {
    const { idempotencyKey: key } = command;
    if (!(await claimKey(tx, claimOf(command, bodyHash, nowMs)))) {
      const first = await answered(tx, key);
      if (first?.bodyHash === bodyHash) return first.outcome;
      const reused = refuse('keyReused');
      await audit(tx, command, reused, nowMs, { outletId: null, approvedBy: null });
      return reused;
    }
    const place = await placeOf(tx, command, trust, { today: shanghaiDate(nowMs), nowMs });
    const outcome = place.ok ? await withLeave({ tx, pack, place: place.value, command, nowMs, trust }) : refuse(place.error);
    await recordOutcome(tx, key, outcome);
    const approved = outcome.outcome === 'done' ? command.approval : undefined;
    await audit(tx, command, outcome, nowMs, { outletId: place.ok ? place.value.outletId : null, approvedBy: approved?.staff ?? null });
    return outcome;
  });
}

/** What tells one body from another. A password goes in slowly fingerprinted under the key: the stored hash must not give six digits away. */
function fingerprint(command: AuthorityCommand): string {
  const { idempotencyKey: key, ...body } = command;
  if (body.command === 'checkQueryPassword') return sha256(canonicalJson({ ...body, password: slowFingerprint(body.password, key) }));
  if (body.command === 'changeQueryPassword')
    return sha256(canonicalJson({ ...body, newPassword: slowFingerprint(body.newPassword, key) }));
  return sha256(canonicalJson(body));
}

function claimOf(command: AuthorityCommand, bodyHash: string, nowMs: number): Omit<RequestsTable, 'receipt_number' | 'outcome'> {
  return {
    idempotency_key: command.idempotencyKey,
    body_hash: bodyHash,
    command: command.command,
    terminal_id: command.terminal.id,
    received_at_ms: nowMs,
    subject: command.subject.socialSecurityNumber,
    card_number: command.subject.cardNumber ?? null,
    outlet_id: command.terminal.outletId ?? null,
    staff_id: command.staff ?? null,
  };
}

interface Work {
  readonly tx: AuthorityDatabase;
  readonly pack: Pack;
  readonly place: Place;
  readonly command: AuthorityCommand;
  readonly nowMs: number;
  readonly trust: PlaceTrust;
}

/** Carries the command out with the leave of a second person where it names one: spent on what is done, kept where it is refused. */
async function withLeave(work: Work): Promise<CommandOutcome> {
  const { tx, command, nowMs, place, trust } = work;
  const { approval, idempotencyKey: key } = command;
  if (approval === undefined) return carryOut(work, false);
  const proof = { approval, terminal: command.terminal.id, actor: command.staff };
  const approver = await approverOf({ tx, nowMs, today: shanghaiDate(nowMs) }, proof);
  const here = approver !== null && (trust === 'trusted' || approver.outletId === place.outletId);
  if (!here || !(await spendApproval(tx, approval.proof, key))) return refuse('needsApproval');
  const outcome = await carryOut(work, true);
  if (outcome.outcome === 'refused') await keepApproval(tx, approval.proof, key);
  return outcome;
}

async function carryOut({ tx, pack, place, command, nowMs }: Work, approved: boolean): Promise<CommandOutcome> {
  const number = command.subject.socialSecurityNumber;
  const person = await lockPerson(tx, number);
  if (person === null) return refuse('unknownPerson');
  const today = shanghaiDate(nowMs);
  const circumstances = await circumstancesOf(tx, command, today);
  let drawn: Promise<string> | null = null;
  const receiptNumber = (): Promise<string> => (drawn ??= nextReceiptNumber(tx, pack.receiptPrefix, today));
  const handled = await handle({ tx, pack, nowMs, today, place, approved, person, circumstances, receiptNumber }, command);
  if (handled.result === 'refused') return handled.outcome;
  const { functions, lapsesOn = null, movedBalanceFen = null, ...more } = handled.change;
  return {
    outcome: 'done',
    receipt: { number: await receiptNumber(), issuedAtMs: nowMs, functions, lapsesOn, movedBalanceFen, ...more },
  };
}

async function audit(
  tx: AuthorityDatabase,
  command: AuthorityCommand,
  outcome: CommandOutcome,
  nowMs: number,
  { outletId, approvedBy }: { readonly outletId: string | null; readonly approvedBy: string | null },
): Promise<void> {
  const done = outcome.outcome === 'done';
  await appendAudit(tx, {
    at_ms: nowMs,
    terminal_id: command.terminal.id,
    command: command.command,
    subject: maskIdentityNumber(command.subject.socialSecurityNumber),
    idempotency_key: command.idempotencyKey,
    outcome: done ? 'done' : outcome.code,
    receipt_number: done ? outcome.receipt.number : null,
    outlet_id: outletId,
    staff_id: command.staff ?? null,
    approved_by: approvedBy,
  });
}
