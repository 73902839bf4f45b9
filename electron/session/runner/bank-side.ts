/**
 * Linked freezing: the order to the bank that goes with a change in the records. It is a write of its own in the journal; one that the
 * bank did not answer stays open and is given again at the next visit, unless the records say something else by then.
 */
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';
import type { BankCardIdentity } from '../../../native/ports/bank-card.ts';
import type { BankSide, PersonRecord } from '../../../db/authority/api.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import type { BankChange, BankChangeOutcome, BankHost, BankTold } from '../../hosts/ports.ts';
import type { Journal, OpenWrite } from '../journal.ts';

/** The journal's name of the step. */
export const TELL_BANK = 'bank.change';

export interface BankLine {
  readonly journal: Journal;
  readonly bankHost: Pick<BankHost, 'change' | 'outcomeOf'>;
  /** Reads the bank's own number from the card in the reader. */
  readonly identity: () => Promise<Result<BankCardIdentity, Fault>>;
  readonly nowMs: () => number;
}

export interface BankOrder {
  readonly session: string;
  /** Stamp of the person, by which an open order is found again. */
  readonly subject: string;
  /** Key of the change in the records. */
  readonly key: string;
}

const CHANGES: Readonly<Record<BankSide['act'], BankChange>> = {
  freeze: 'reportLoss',
  close: 'reportLoss',
  release: 'liftLoss',
  activate: 'activate',
};

/** How the card already stands as it should: the bank was told by somebody else. */
const ALREADY: Readonly<Record<BankChange, readonly string[]>> = {
  reportLoss: ['alreadyLost'],
  liftLoss: ['notLost'],
  activate: ['alreadyActive'],
};

/** Gives the bank its order. Without the card in the reader nobody here knows the bank's number of it. */
export async function tellBank(line: BankLine, bankSide: BankSide | undefined, { session, subject, key }: BankOrder): Promise<BankTold> {
  if (bankSide === undefined) return null;
  const { journal, nowMs } = line;
  const change = CHANGES[bankSide.act];
  const idempotencyKey = `${key}-bank`;
  const facts = { change, reference: bankSide.reference };
  const step = journal.intend({ session, atMs: nowMs(), step: TELL_BANK, access: 'write', idempotencyKey, subject, facts });
  return send(line, { step, change, idempotencyKey });
}

/** An order that was left open: given again under its key while the records still say so. */
export async function settleBank(line: BankLine, write: OpenWrite, person: PersonRecord): Promise<BankTold> {
  const change = write.facts['change'];
  if (write.idempotencyKey === null || !isChange(change)) return null;
  const order = { step: write.step, change, idempotencyKey: write.idempotencyKey };
  const standing = person.card.functions.find(({ cardFunction }) => cardFunction === 'bank')?.state;
  const lost = standing === 'temporarilyLost' || standing === 'formallyLost';
  if (lost !== (change === 'reportLoss')) {
    line.journal.conclude(write.step, { atMs: line.nowMs(), outcome: 'superseded', facts: { how: 'the records say otherwise now' } });
    return null;
  }
  const found = await line.bankHost.outcomeOf(write.idempotencyKey);
  if (!found.ok) return 'notTold';
  return found.value === null ? send(line, order) : conclude(line, order, found.value);
}

interface Order {
  readonly step: number;
  readonly change: BankChange;
  readonly idempotencyKey: string;
}

async function send(line: BankLine, order: Order): Promise<BankTold> {
  const { journal, nowMs } = line;
  const card = await line.identity();
  if (!card.ok) {
    // Nothing was sent. The authority's back office tells the bank of cards that are gone; the person is told to call.
    journal.conclude(order.step, { atMs: nowMs(), outcome: 'notTold', faultCode: card.error.code });
    return 'notTold';
  }
  const { change, idempotencyKey } = order;
  const answer = await line.bankHost.change({ command: change, idempotencyKey, pan: card.value.pan });
  if (answer.ok) return conclude(line, order, answer.value);
  const { code, detail } = answer.error;
  if (!leavesOpen(code) && code !== 'host.unreachable')
    journal.conclude(order.step, { atMs: nowMs(), outcome: 'notTold', faultCode: code, facts: { detail } });
  return 'notTold';
}

function conclude({ journal, nowMs }: BankLine, { step, change }: Order, outcome: BankChangeOutcome): BankTold {
  const told = outcome.outcome === 'done' || ALREADY[change].includes(outcome.reason);
  const how = outcome.outcome === 'done' ? outcome.receiptNumber : outcome.reason;
  journal.conclude(step, { atMs: nowMs(), outcome: told ? 'done' : 'refused', facts: { how } });
  return told ? 'told' : 'notTold';
}

function isChange(change: unknown): change is BankChange {
  return typeof change === 'string' && change in ALREADY;
}
