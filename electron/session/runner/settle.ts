/**
 * Finding out what an earlier visit left open: the card is looked at, the host is asked. What cannot be told yet stays
 * open; nothing is guessed.
 */
import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { AuthorityCommand, CommandOutcome, Subject, Terminal } from '../../../db/authority/api.ts';
import type { SettledEntry } from '../../api/view.ts';
import type { JournalledCard } from '../../card-writes/journalled-card.ts';
import type { SettledWrite } from '../../card-writes/settle.ts';
import type { CardWrite } from '../../card-writes/write-journal.ts';
import type { HostAnswer, SocialSecurityHost } from '../../hosts/ports.ts';
import type { ChangeCommand } from '../effects.ts';
import type { Journal, OpenWrite } from '../journal.ts';
import { settleBank, TELL_BANK, tellBank, type BankLine } from './bank-side.ts';
import { sendNow } from './host-effects.ts';
import { recordKeyOf } from './serve-pin.ts';

export interface SettleOrder {
  readonly journal: Journal;
  readonly host: SocialSecurityHost<HostAnswer>;
  readonly terminal: Terminal;
  readonly subject: Subject;
  /** The card in the reader; `null`: there is none. */
  readonly card: Pick<JournalledCard, 'settle'> | null;
  readonly bank: BankLine;
  readonly nowMs: () => number;
}

type HostOrder = Pick<SettleOrder, 'host' | 'terminal' | 'subject'>;

const COMMANDS: Readonly<Record<ChangeCommand, SettledEntry['operation']>> = {
  reportLoss: 'temporaryLoss',
  liftLoss: 'liftLoss',
  activate: 'activateFunction',
  reportFormalLoss: 'formalLoss',
  reportLossElsewhere: 'lossElsewhere',
  liftLossElsewhere: 'liftLossElsewhere',
};

const WRITES: Readonly<Record<CardWrite, SettledEntry['operation']>> = {
  changePin: 'changeSocialSecurityPin',
  resetPin: 'resetSocialSecurityPin',
  unblockPin: 'unlockSocialSecurityPin',
  blockApplication: 'blockApplication',
  blockCard: 'blockCard',
  writeItems: 'writeItems',
};

/** Settles what can be settled for this person and this card; gives what the person should be told. A card that leaves meanwhile is a fault. */
export async function settleOpenWrites(order: SettleOrder): Promise<Result<readonly SettledEntry[], Fault>> {
  const settled: SettledEntry[] = [];
  for (const write of order.journal.openWrites(order.journal.stamp(order.subject.socialSecurityNumber))) {
    const found = await settleCommand(order, write);
    if (found !== null) settled.push(found);
  }
  const onCard = order.card === null ? ok([]) : await order.card.settle();
  if (!onCard.ok) return onCard;
  return ok([...settled, ...(await tellHost(order, onCard.value))]);
}

/** What was found out on the card, as the person is told it; the authority hears of PINs. */
export async function tellHost(order: HostOrder, writes: readonly SettledWrite[]): Promise<readonly SettledEntry[]> {
  const entries: SettledEntry[] = [];
  for (const settled of writes) {
    const command = recordOf(order, settled);
    if (command === null) withdraw(order.host, settled);
    entries.push({ operation: WRITES[settled.write], outcome: settled.finding, receiptNumber: await record(order.host, command) });
  }
  return entries;
}

/** What the authority hears of it; `null`: nothing is certain, or it is none of its business. */
function recordOf(
  { host, terminal, subject }: HostOrder,
  { write, finding, facts, idempotencyKey, session }: SettledWrite,
): AuthorityCommand | null {
  if (finding !== 'done' && finding !== 'notDone') return null;
  const evidence = { card: true, idCard: write !== 'changePin', socialSecurityPin: false, bankPin: false, proxy: false };
  const intended = intendedKey(host, { write, idempotencyKey });
  const envelope = { idempotencyKey: intended ?? `${idempotencyKey ?? session}-settled`, terminal, evidence, subject };
  switch (write) {
    case 'resetPin':
    case 'unblockPin': {
      const service = write === 'resetPin' ? 'resetSocialSecurityPin' : 'unlockSocialSecurityPin';
      const result = finding === 'done' ? 'done' : 'failed';
      return { ...envelope, command: 'recordPinReset', service, authorisation: String(facts['authorisation']), result };
    }
    case 'changePin':
      return finding === 'done' ? { ...envelope, command: 'recordPinChange' } : null;
    case 'blockApplication':
    case 'blockCard':
    case 'writeItems':
      return null;
  }
}

/** Number of the record that was kept before the write, and waits for its end; `null`: there is none. */
function intendedKey(host: HostOrder['host'], { write, idempotencyKey }: Pick<SettledWrite, 'write' | 'idempotencyKey'>): string | null {
  if (idempotencyKey === null) return null;
  const key = write === 'changePin' ? idempotencyKey : recordKeyOf(idempotencyKey);
  return host.cardRecords?.isIntended(key) === true ? key : null;
}

/** A change that was not made, or of which nobody can say so any more, is told to nobody. What is open stays kept. */
function withdraw(host: HostOrder['host'], settled: SettledWrite): void {
  const key = settled.write === 'changePin' && settled.finding === 'notDone' ? intendedKey(host, settled) : null;
  if (key !== null) host.cardRecords?.withdraw(key);
}

/** For a host that is away the record waits in the outbox; the card's own state is what the person needs to know. */
async function record(host: SettleOrder['host'], command: AuthorityCommand | null): Promise<string | null> {
  if (command === null) return null;
  const recorded = await sendNow(host, command);
  return recorded.ok && recorded.value.outcome === 'done' ? recorded.value.receipt.number : null;
}

async function settleCommand(order: SettleOrder, write: OpenWrite): Promise<SettledEntry | null> {
  const { journal, host, nowMs, subject } = order;
  if (write.name === TELL_BANK) return settleBankOrder(order, write);
  if (write.name === 'records.order') return settleOrder(order, write);
  if (write.name !== 'records.execute') {
    // A PIN check that was cut off changed at most the tries left, and those are shown anew.
    journal.conclude(write.step, { atMs: nowMs(), outcome: 'settled', facts: { how: 'shown by the tries left' } });
    return null;
  }
  const command = write.facts['command'];
  if (write.idempotencyKey === null || !isChange(command)) return null;
  const found = await host.outcomeOf(write.idempotencyKey);
  if (!found.ok) return null;
  const done = isDone(found.value);
  journal.conclude(write.step, { atMs: nowMs(), outcome: done ? 'done' : 'notDone', facts: { how: 'asked of the host' } });
  if (done) {
    const { session, idempotencyKey: key } = write;
    await tellBank(order.bank, found.value.receipt.bankSide, { session, subject: journal.stamp(subject.socialSecurityNumber), key });
  }
  return { operation: COMMANDS[command], outcome: done ? 'done' : 'notDone', receiptNumber: done ? found.value.receipt.number : null };
}

/** An order whose answer was lost: the host says whether it has it. */
async function settleOrder({ journal, host, nowMs }: SettleOrder, write: OpenWrite): Promise<SettledEntry | null> {
  if (write.idempotencyKey === null) return null;
  const found = await host.outcomeOf(write.idempotencyKey);
  if (!found.ok) return null;
  const done = isDone(found.value);
  journal.conclude(write.step, { atMs: nowMs(), outcome: done ? 'done' : 'notDone', facts: { how: 'asked of the host' } });
  return { operation: 'instantCard', outcome: done ? 'done' : 'notDone', receiptNumber: done ? found.value.receipt.number : null };
}

/** Nothing but the card is there yet: how it stands is told for that. */
const ONLY_CARD = { card: true, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false } as const;

/** An order that the bank did not answer; only while the card lies in the reader. */
async function settleBankOrder({ bank, card, host, subject, terminal }: SettleOrder, write: OpenWrite): Promise<SettledEntry | null> {
  if (card === null) return null;
  const person = await host.person(subject, { terminal, evidence: ONLY_CARD });
  if (!person.ok || (await settleBank(bank, write, person.value)) !== 'told') return null;
  const change = write.facts['change'];
  return isChange(change) ? { operation: COMMANDS[change], outcome: 'done', receiptNumber: null } : null;
}

function isDone(outcome: CommandOutcome | null): outcome is Extract<CommandOutcome, { outcome: 'done' }> {
  return outcome?.outcome === 'done';
}

function isChange(command: unknown): command is ChangeCommand {
  return typeof command === 'string' && command in COMMANDS;
}
