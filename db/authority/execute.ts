/** The frame of every command: key, rules, change, receipt and audit entry in one transaction, or nothing at all. */
import { shanghaiDate } from '../../native/base/civil-date.ts';
import { maskIdentityNumber } from '../../native/base/mask.ts';
import { unreachable } from '../../native/base/result.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { appendAudit } from '../stores/audit.ts';
import { findCard, lockCard } from '../stores/cards.ts';
import { findPerson } from '../stores/persons.ts';
import { answered, claimKey, nextReceiptNumber, recordOutcome } from '../stores/requests.ts';
import { activate } from './activate.ts';
import type { AuthorityCommand, CommandOutcome } from './api.ts';
import { refuse, type CommandContext, type HandlerResult } from './context.ts';
import { liftLoss, reportLoss } from './loss.ts';
import { authorisePinReset, recordPinChange, recordPinReset } from './pin-reset.ts';
import { settle, standingOf } from './standing.ts';

/** Carries out a checked command at `nowMs`. A repeat gives the first answer; the key with another body is refused. */
export async function execute(db: AuthorityDatabase, pack: Pack, command: AuthorityCommand, nowMs: number): Promise<CommandOutcome> {
  return inTransaction(db, async (tx) => {
    const { idempotencyKey: key, ...body } = command;
    const bodyHash = sha256(canonicalJson(body));
    const claim = {
      idempotency_key: key,
      body_hash: bodyHash,
      command: command.command,
      terminal_id: command.terminal.id,
      received_at_ms: nowMs,
    };
    if (!(await claimKey(tx, claim))) {
      const first = await answered(tx, key);
      if (first?.bodyHash === bodyHash) return first.outcome;
      const reused = refuse('keyReused');
      await audit(tx, command, reused, nowMs);
      return reused;
    }
    const outcome = await carryOut(tx, pack, command, nowMs);
    await recordOutcome(tx, key, outcome);
    await audit(tx, command, outcome, nowMs);
    return outcome;
  });
}

async function carryOut(tx: AuthorityDatabase, pack: Pack, command: AuthorityCommand, nowMs: number): Promise<CommandOutcome> {
  if ((await findPerson(tx, command.subject.socialSecurityNumber)) === null) return refuse('unknownPerson');
  const found = await findCard(tx, command.subject);
  if (found === null) return refuse('unknownCard');
  await lockCard(tx, found.card_number);
  const today = shanghaiDate(nowMs);
  const standing = await standingOf(tx, found, today);
  await settle(tx, standing);
  let drawn: Promise<string> | null = null;
  const receiptNumber = (): Promise<string> => (drawn ??= nextReceiptNumber(tx, pack.receiptPrefix, today));
  const handled = await handle({ tx, pack, nowMs, today, standing, receiptNumber }, command);
  if (handled.result === 'refused') return handled.outcome;
  const number = await receiptNumber();
  const { functions, lapsesOn = null, movedBalanceFen = null } = handled.change;
  return { outcome: 'done', receipt: { number, issuedAtMs: nowMs, functions, lapsesOn, movedBalanceFen } };
}

function handle(context: CommandContext, command: AuthorityCommand): Promise<HandlerResult> {
  switch (command.command) {
    case 'reportLoss':
      return reportLoss(context, command);
    case 'liftLoss':
      return liftLoss(context, command);
    case 'activate':
      return activate(context, command);
    case 'authorisePinReset':
      return authorisePinReset(context, command);
    case 'recordPinReset':
      return recordPinReset(context, command);
    case 'recordPinChange':
      return recordPinChange(context, command);
    default:
      return unreachable(command);
  }
}

async function audit(tx: AuthorityDatabase, command: AuthorityCommand, outcome: CommandOutcome, nowMs: number): Promise<void> {
  const done = outcome.outcome === 'done';
  await appendAudit(tx, {
    at_ms: nowMs,
    terminal_id: command.terminal.id,
    command: command.command,
    subject: maskIdentityNumber(command.subject.socialSecurityNumber),
    idempotency_key: command.idempotencyKey,
    outcome: done ? 'done' : outcome.code,
    receipt_number: done ? outcome.receipt.number : null,
    outlet_id: null,
    staff_id: null,
  });
}
