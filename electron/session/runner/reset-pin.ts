import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { AuthorityCommand, CommandOutcome, Terminal } from '../../../db/authority/api.ts';
import type { Evidence } from '../../../db/rules/model.ts';
import type { Journal } from '../journal.ts';
import { openCard } from './card-effects.ts';
import { leavesOpen } from './certainty.ts';
import type { Devices } from './devices.ts';
import { send, subjectOf } from './host-effects.ts';
import type { Vault } from './vault.ts';

export interface ResetOrder {
  readonly session: string;
  readonly terminal: Terminal;
  readonly evidence: Evidence;
  readonly key: string;
  readonly initialPin: string;
  readonly nowMs: () => number;
}

/** The journal's name of the write on the card. */
export const WRITE_INITIAL_PIN = 'card.writeInitialPin';

/**
 * PIN reset: leave from the authority, the write on the card, the record of what became of it. The write on the card is a
 * step of its own in the journal; a card that left in the middle leaves it open, and the next visit finds out.
 */
export async function resetCardPin(
  devices: Devices,
  vault: Vault,
  journal: Journal,
  order: ResetOrder,
): Promise<Result<CommandOutcome, Fault>> {
  const subject = subjectOf(vault);
  const card = openCard(vault);
  if (!subject.ok) return subject;
  if (!card.ok) return card;
  const { terminal, evidence, key } = order;
  const envelope = { terminal, evidence, subject: subject.value };
  const leave = await send(devices.socialSecurityHost, { ...envelope, command: 'authorisePinReset', idempotencyKey: `${key}-leave` });
  if (!leave.ok || leave.value.outcome === 'refused') return leave;

  const authorisation = leave.value.receipt.number;
  const facts = { authorisation, card: journal.stamp(vault.cardNumber ?? '') };
  const step = { session: order.session, atMs: order.nowMs(), step: WRITE_INITIAL_PIN, access: 'write', idempotencyKey: key } as const;
  const intent = journal.intend({ ...step, subject: journal.stamp(subject.value.socialSecurityNumber), facts });
  const written = await writePin(card.value.socialSecurity, order.initialPin);
  const open = !written.ok && leavesOpen(written.error.code);
  if (!open)
    journal.conclude(intent, {
      atMs: order.nowMs(),
      outcome: written.ok ? 'done' : 'failed',
      ...(written.ok ? {} : { faultCode: written.error.code }),
    });

  const result = written.ok ? 'done' : open ? 'unknown' : 'failed';
  const record: AuthorityCommand = { ...envelope, command: 'recordPinReset', idempotencyKey: `${key}-record`, authorisation, result };
  const recorded = await send(devices.socialSecurityHost, record);
  if (!written.ok) return written;
  // The card holds the new PIN whatever the host says now; the leave stays open there until it is recorded.
  return recorded.ok && recorded.value.outcome === 'done' ? recorded : ok(leave.value);
}

async function writePin(card: { resetPin(pin: Uint8Array): Promise<Result<void, Fault>> }, digits: string): Promise<Result<void, Fault>> {
  const pin = Uint8Array.from(digits, Number);
  try {
    return await card.resetPin(pin);
  } finally {
    pin.fill(0);
  }
}
