import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { AuthorityCommand, CommandOutcome, Terminal } from '../../../db/authority/api.ts';
import type { Evidence } from '../../../db/rules/model.ts';
import type { Journal } from '../journal.ts';
import { openCard } from './card-effects.ts';
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

/**
 * PIN reset: leave from the authority, the write on the card, the record of what became of it. The card's write is
 * journalled by itself; a card that left in the middle is recorded as unknown, never as done or failed.
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

  const step = journal.intend({
    session: order.session,
    atMs: order.nowMs(),
    step: 'card.writeInitialPin',
    access: 'write',
    idempotencyKey: key,
    facts: {},
  });
  const written = await writePin(card.value.socialSecurity, order.initialPin);
  const result = written.ok ? 'done' : CERTAIN.has(written.error.code) ? 'failed' : 'unknown';
  journal.conclude(step, { atMs: order.nowMs(), outcome: result, ...(written.ok ? {} : { faultCode: written.error.code }) });

  const record: AuthorityCommand = {
    ...envelope,
    command: 'recordPinReset',
    idempotencyKey: `${key}-record`,
    authorisation: leave.value.receipt.number,
    result,
  };
  const recorded = await send(devices.socialSecurityHost, record);
  if (!written.ok) return written;
  // The card holds the new PIN whatever the host says now; the outbox of a later version carries the record after.
  return recorded.ok && recorded.value.outcome === 'done' ? recorded : ok(leave.value);
}

/** Answers of the card that say for certain that nothing was changed. */
const CERTAIN: ReadonlySet<string> = new Set([
  'ssc.denied',
  'ssc.authenticationRefused',
  'ssc.unexpectedStatus',
  'ssc.blocked',
  'keys.refused',
  'keys.unavailable',
  'keys.unknownKey',
  'keys.algorithm',
]);

async function writePin(card: { resetPin(pin: Uint8Array): Promise<Result<void, Fault>> }, digits: string): Promise<Result<void, Fault>> {
  const pin = Uint8Array.from(digits, Number);
  try {
    return await card.resetPin(pin);
  } finally {
    pin.fill(0);
  }
}
