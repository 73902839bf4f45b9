/**
 * Finding out what an earlier visit left open: the card is looked at, the host is asked. What cannot be told yet stays
 * open; nothing is guessed.
 */
import type { PinState } from '../../../native/ports/social-security-card.ts';
import type { AuthorityCommand, CommandOutcome, Subject, Terminal } from '../../../db/authority/api.ts';
import type { SettledEntry } from '../../api/view.ts';
import type { SocialSecurityHost } from '../../hosts/ports.ts';
import type { ChangeCommand } from '../effects.ts';
import type { Journal, OpenWrite } from '../journal.ts';
import { send } from './host-effects.ts';
import { WRITE_INITIAL_PIN } from './reset-pin.ts';

export interface SettleOrder {
  readonly journal: Journal;
  readonly host: SocialSecurityHost;
  readonly terminal: Terminal;
  readonly subject: Subject;
  /** How the PIN of the card in the reader stands; `null`: there is no card. */
  readonly pin: PinState | null;
  readonly nowMs: () => number;
}

const OPERATIONS: Readonly<Record<ChangeCommand, SettledEntry['operation']>> = {
  reportLoss: 'temporaryLoss',
  liftLoss: 'liftLoss',
  activate: 'activateFunction',
};

/** Settles what can be settled for this person; gives what the person should be told, oldest first. */
export async function settleOpenWrites(order: SettleOrder): Promise<readonly SettledEntry[]> {
  const settled: SettledEntry[] = [];
  for (const write of order.journal.openWrites(order.journal.stamp(order.subject.socialSecurityNumber))) {
    const found = await settle(order, write);
    if (found !== null) settled.push(found);
  }
  return settled;
}

function settle(order: SettleOrder, write: OpenWrite): Promise<SettledEntry | null> {
  switch (write.name) {
    case WRITE_INITIAL_PIN:
      return settlePinReset(order, write);
    case 'records.execute':
      return settleCommand(order, write);
    default:
      // A PIN check that was cut off changed at most the tries left, and those are shown anew.
      order.journal.conclude(write.step, { atMs: order.nowMs(), outcome: 'settled', facts: { how: 'shown by the tries left' } });
      return Promise.resolve(null);
  }
}

/** A PIN that has tries again was reset; one that is still locked was not. Another card, or one that does not tell, leaves it open. */
async function settlePinReset(order: SettleOrder, write: OpenWrite): Promise<SettledEntry | null> {
  const { journal, pin, subject, host, terminal, nowMs } = order;
  if (subject.cardNumber === undefined || write.facts['card'] !== journal.stamp(subject.cardNumber)) return null;
  if (pin?.state !== 'tries' && pin?.state !== 'locked') return null;
  const done = pin.state === 'tries';
  journal.conclude(write.step, { atMs: nowMs(), outcome: done ? 'done' : 'notDone', facts: { how: 'asked of the card' } });
  const authorisation = String(write.facts['authorisation']);
  const evidence = { card: true, idCard: true, socialSecurityPin: false, bankPin: false, proxy: false };
  const record: AuthorityCommand = {
    command: 'recordPinReset',
    idempotencyKey: `${write.idempotencyKey ?? write.session}-settled`,
    terminal,
    evidence,
    subject,
    authorisation,
    result: done ? 'done' : 'failed',
  };
  // A host that is away now keeps the leave open; the card's own state is what the person needs to know.
  const recorded = await send(host, record);
  const receiptNumber = recorded.ok && recorded.value.outcome === 'done' ? recorded.value.receipt.number : null;
  return { operation: 'resetSocialSecurityPin', outcome: done ? 'done' : 'notDone', receiptNumber };
}

async function settleCommand({ journal, host, nowMs }: SettleOrder, write: OpenWrite): Promise<SettledEntry | null> {
  const command = write.facts['command'];
  if (write.idempotencyKey === null || !isChange(command)) return null;
  const found = await host.outcomeOf(write.idempotencyKey);
  if (!found.ok) return null;
  const done = isDone(found.value);
  journal.conclude(write.step, { atMs: nowMs(), outcome: done ? 'done' : 'notDone', facts: { how: 'asked of the host' } });
  return { operation: OPERATIONS[command], outcome: done ? 'done' : 'notDone', receiptNumber: done ? found.value.receipt.number : null };
}

function isDone(outcome: CommandOutcome | null): outcome is Extract<CommandOutcome, { outcome: 'done' }> {
  return outcome?.outcome === 'done';
}

function isChange(command: unknown): command is ChangeCommand {
  return typeof command === 'string' && command in OPERATIONS;
}
