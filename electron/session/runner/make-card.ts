/** A card made by this machine: leave from the authority, the making, the hand-over, its record. */
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { Receipt, Terminal } from '../../../db/authority/api.ts';
import type { BilingualText } from '../../../native/base/bilingual.ts';
import type { MakerEffect } from '../maker-effects.ts';
import type { Devices } from './devices.ts';
import { sendNow, subjectOf } from './host-effects.ts';
import { recordKeyOf } from './serve-pin.ts';
import type { Vault } from './vault.ts';

export interface MakeCardOrder {
  readonly terminal: Terminal;
  readonly session: string;
}

type Made = { readonly outcome: 'made' } | { readonly outcome: 'refused'; readonly reason: BilingualText };
type HandedOut = { readonly outcome: 'taken'; readonly receipt: Receipt | null } | { readonly outcome: 'kept' };

/** Makes the card of an order, for the person whose ID card was shown. Nothing leaves the stack before the authority has given leave. */
export async function makeCard(
  devices: Devices,
  vault: Vault,
  { terminal, session }: MakeCardOrder,
  { order, evidence, key }: Extract<MakerEffect, { effect: 'maker.make' }>,
  signal: AbortSignal,
): Promise<Result<Made, Fault>> {
  const subject = subjectOf(vault);
  if (!subject.ok) return subject;
  const { cardMaker, socialSecurityHost: host } = devices;
  const holder = vault.newHolder;
  if (cardMaker === null) return err(fault('dispenser.gone', 'this machine has no dispenser'));
  if (holder === null) return err(fault('authority.unknownPerson', 'no ID card was shown'));
  const envelope = { terminal, evidence, subject: subject.value, idempotencyKey: `${key}-leave` };
  const leave = await sendNow(host, { ...envelope, command: 'beginCardMaking', order });
  if (!leave.ok) return leave;
  if (leave.value.outcome === 'refused') return ok({ outcome: 'refused', reason: leave.value.reason });
  const made = await cardMaker.make({ session, order, key }, holder, signal);
  if (!made.ok) return made;
  vault.madeCard = made.value;
  return ok({ outcome: 'made' });
}

/**
 * Holds the made card out. Its record is on disk before the card moves: a program that dies with the card in somebody's hand sends it at the
 * next start, one that dies before does not.
 */
export async function handCardOut(
  devices: Devices,
  vault: Vault,
  { terminal, session }: MakeCardOrder,
  { order, evidence, key }: Extract<MakerEffect, { effect: 'maker.handOut' }>,
  signal: AbortSignal,
): Promise<Result<HandedOut, Fault>> {
  const subject = subjectOf(vault);
  if (!subject.ok) return subject;
  const { cardMaker, socialSecurityHost: host } = devices;
  const card = vault.madeCard;
  if (cardMaker === null || card === null) return err(fault('dispenser.noCard', 'no card was made'));
  vault.madeCard = null;
  const { socialSecurityNumber } = subject.value;
  const record = {
    terminal,
    evidence,
    subject: { socialSecurityNumber },
    command: 'recordCardHandOver',
    idempotencyKey: recordKeyOf(key),
    order,
    ...card,
  } as const;
  host.cardRecords?.intend(key, record);
  const handed = await cardMaker.handOut({ session, order, key }, signal);
  if (!handed.ok || handed.value === 'kept') {
    host.cardRecords?.withdraw(record.idempotencyKey);
    return handed.ok ? ok({ outcome: 'kept' }) : handed;
  }
  const told = await sendNow(host, record);
  return ok({ outcome: 'taken', receipt: told.ok && told.value.outcome === 'done' ? told.value.receipt : null });
}
