import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import type { JournalledCard } from '../../card-writes/journalled-card.ts';
import type { AuthorityCommand, CommandOutcome, Terminal } from '../../../db/authority/api.ts';
import type { AskEffect } from '../effects.ts';
import { openCard } from './card-effects.ts';
import type { Devices } from './devices.ts';
import { sendNow, subjectOf } from './host-effects.ts';
import type { Vault } from './vault.ts';

/** A PIN reset or unlock as a session asks for it. */
export type PinServiceEffect = Extract<AskEffect, { effect: 'card.resetPin' | 'card.unblockPin' }>;

export interface PinServiceOrder {
  readonly terminal: Terminal;
  /** What a reset sets. */
  readonly initialPin: string;
}

/**
 * PIN reset and unlock: leave from the authority, the record on disk, the write on the card, the record sent. The journal keeps the
 * leave with the write; a card that left in the middle leaves it open, and the next visit finds out.
 */
export async function servePin(
  devices: Devices,
  vault: Vault,
  { terminal, initialPin }: PinServiceOrder,
  { effect, evidence, key }: PinServiceEffect,
): Promise<Result<CommandOutcome, Fault>> {
  const subject = subjectOf(vault);
  const card = openCard(vault);
  if (!subject.ok) return subject;
  if (!card.ok) return card;
  const service = effect === 'card.resetPin' ? 'resetSocialSecurityPin' : 'unlockSocialSecurityPin';
  const envelope = { terminal, evidence, subject: subject.value, service } as const;
  const leave = await sendNow(devices.socialSecurityHost, { ...envelope, command: 'authorisePinReset', idempotencyKey: `${key}-leave` });
  if (!leave.ok || leave.value.outcome === 'refused') return leave;

  const authorisation = leave.value.receipt.number;
  const host = devices.socialSecurityHost;
  const recorded = { ...envelope, command: 'recordPinReset', idempotencyKey: recordKeyOf(key), authorisation } as const;
  host.cardRecords?.intend(key, { ...recorded, result: 'done' });
  const writing = card.value.socialSecurity.noting({ idempotencyKey: key, facts: { authorisation } });
  const written = await (effect === 'card.resetPin' ? writePin(writing, initialPin) : writing.unblockPin());
  const open = !written.ok && leavesOpen(written.error.code);
  // What is unknown is told under a number of its own: the record itself waits until the card has been asked.
  const record: AuthorityCommand = open
    ? { ...recorded, idempotencyKey: `${key}-unknown`, result: 'unknown' }
    : { ...recorded, result: written.ok ? 'done' : 'failed' };
  const told = await sendNow(host, record);
  if (!written.ok) return written;
  // The card has it whatever the host says now; the leave stays open there until it hears of it: the record waits in the outbox.
  return told.ok && told.value.outcome === 'done' ? told : ok(leave.value);
}

/** Number of the record of a reset or unlock that was asked for under `key`. */
export function recordKeyOf(key: string): string {
  return `${key}-record`;
}

async function writePin(card: Pick<JournalledCard, 'resetPin'>, digits: string): Promise<Result<void, Fault>> {
  const pin = Uint8Array.from(digits, Number);
  try {
    return await card.resetPin(pin);
  } finally {
    pin.fill(0);
  }
}
