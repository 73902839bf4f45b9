import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { VerifyOutcome } from '../../../native/ports/social-security-card.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import type { AuthorityCommand, Terminal } from '../../../db/authority/api.ts';
import type { AskEffect, EffectResult } from '../effects.ts';
import { openCard } from './card-effects.ts';
import { changeAtReader, type ChangedAtReader } from './change-at-reader.ts';
import type { Devices } from './devices.ts';
import { sendNow, subjectOf } from './host-effects.ts';
import type { Vault } from './vault.ts';

type Effect = Extract<AskEffect, { effect: 'card.changePin' }>;
type Changed = Exclude<Extract<EffectResult, { of: 'card.changePin' }>['result'], { outcome: 'failed' }>;

/**
 * The PINs that were typed, old and new, go to the card in one command, or are typed at the reader; its record is on disk before. Then the records hear that the PIN is the holder's own; where
 * they cannot, the card holds it all the same, and the record waits in the outbox until they can.
 */
export async function changeCardPin(
  devices: Devices,
  vault: Vault,
  { terminal, initialPin, nowMs }: { readonly terminal: Terminal; readonly initialPin: string; readonly nowMs: () => number },
  { evidence, key, atReader }: Effect,
): Promise<Result<Changed, Fault>> {
  const subject = subjectOf(vault);
  if (!subject.ok) return subject;
  const card = openCard(vault);
  if (!card.ok) return card;
  const host = devices.socialSecurityHost;
  const envelope = { terminal, evidence, subject: subject.value, idempotencyKey: key };
  const record: AuthorityCommand = { ...envelope, command: 'recordPinChange', atMs: nowMs() };
  host.cardRecords?.intend(key, record);
  const writing = card.value.socialSecurity.noting({ idempotencyKey: key });
  const changed: Result<VerifyOutcome | ChangedAtReader, Fault> =
    atReader === undefined ? await vault.pins.change(writing) : await changeAtReader(writing, atReader, initialPin);
  if (!changed.ok) {
    if (!leavesOpen(changed.error.code)) host.cardRecords?.withdraw(key);
    return changed;
  }
  if (changed.value.outcome !== 'correct') {
    host.cardRecords?.withdraw(key);
    return ok(changed.value);
  }
  const recorded = await sendNow(host, record);
  const receipt = recorded.ok && recorded.value.outcome === 'done' ? recorded.value.receipt : null;
  return ok({ outcome: 'changed', receipt, ...('unseen' in changed.value ? { unseen: changed.value.unseen } : {}) });
}
