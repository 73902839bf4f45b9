/** A PIN that is changed at the card reader's own keys: no digit of it is ever here, so what matters of it is asked of the card. */
import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { VerifyOutcome } from '../../../native/ports/social-security-card.ts';
import type { JournalledCard } from '../../card-writes/journalled-card.ts';
import type { AskEffect, PinUnseen } from '../effects.ts';
import { READER_WAITS_S } from './card-effects.ts';

type Order = NonNullable<Extract<AskEffect, { effect: 'card.changePin' }>['atReader']>;
export type ChangedAtReader =
  | Exclude<VerifyOutcome, { outcome: 'correct' }>
  | { readonly outcome: 'correct'; readonly unseen: PinUnseen }
  | { readonly outcome: 'initial' | 'different' | 'cancelled' | 'timedOut' };

/** Lets the person change it, then finds out whether they have kept the city's initial PIN. */
export async function changeAtReader(
  card: Pick<JournalledCard, 'changePinAtReader' | 'verifyPin'>,
  { digits, mayProbe }: Order,
  initialPin: string,
): Promise<Result<ChangedAtReader, Fault>> {
  const changed = await card.changePinAtReader({ typedAt: 'reader', digits, timeoutS: READER_WAITS_S });
  if (!changed.ok) {
    if (changed.error.code === 'pinpad.cancelled') return ok({ outcome: 'cancelled' });
    return changed.error.code === 'pinpad.timeout' ? ok({ outcome: 'timedOut' }) : changed;
  }
  if (changed.value.outcome !== 'correct') return ok(changed.value);
  return ok(mayProbe ? await probed(card, initialPin) : { outcome: 'correct', unseen: { told: 'unknown' } });
}

/** The initial PIN is no secret: where the card takes it, it is the new one. Where it does not, one try is spent until a right PIN comes. */
async function probed(card: Pick<JournalledCard, 'verifyPin'>, initialPin: string): Promise<ChangedAtReader> {
  const said = await card.verifyPin(Uint8Array.from(initialPin, Number));
  if (said.ok && said.value.outcome === 'correct') return { outcome: 'initial' };
  if (said.ok && said.value.outcome === 'wrong') return { outcome: 'correct', unseen: { told: 'own', triesLeft: said.value.triesLeft } };
  // The card left or says nothing of use: it has been changed all the same.
  return { outcome: 'correct', unseen: { told: 'unknown' } };
}
