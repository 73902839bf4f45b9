/** What becomes of records that were kept before a write on a card, when the program died before it could say: the terminal's journal knows. */
import { unreachable } from '../../native/base/result.ts';
import type { AuthorityCommand } from '../authority/api.ts';
import type { Outbox } from './outbox.ts';

/** How a write stands in the journal. `none`: it was not begun. `open`: the card has to be asked, when it comes again. `neverKnown`: nobody will tell any more. */
export type WriteStanding = 'none' | 'open' | 'done' | 'notDone' | 'neverKnown';

/** A write that was not begun by then never will be. Until then another program on the same records may be about to begin it. */
const ABANDONED_MS = 86_400_000;

/** Takes in what was written, drops what was not, keeps what nobody knows yet. Nothing is sent here. */
export function settleIntended(
  outbox: Pick<Outbox, 'intended' | 'confirm' | 'withdraw'>,
  standingOf: (writeKey: string) => WriteStanding,
  nowMs: number,
): void {
  for (const { writeKey, intendedAtMs, command } of outbox.intended()) {
    const standing = standingOf(writeKey);
    switch (standing) {
      case 'done':
        confirm(outbox, command, nowMs);
        break;
      case 'notDone':
        settleNotDone(outbox, command, nowMs);
        break;
      case 'none':
        if (nowMs - intendedAtMs > ABANDONED_MS) settleNotDone(outbox, command, nowMs);
        break;
      case 'neverKnown':
        outbox.withdraw(command.idempotencyKey);
        break;
      case 'open':
        break;
      default:
        unreachable(standing);
    }
  }
}

/** The authority has given leave for a reset, and hears that it was not used. */
function settleNotDone(outbox: Pick<Outbox, 'confirm' | 'withdraw'>, command: AuthorityCommand, nowMs: number): void {
  if (command.command === 'recordPinReset') confirm(outbox, { ...command, result: 'failed' }, nowMs);
  else outbox.withdraw(command.idempotencyKey);
}

function confirm(outbox: Pick<Outbox, 'confirm' | 'withdraw'>, command: AuthorityCommand, nowMs: number): void {
  const taken = outbox.confirm(command, nowMs);
  // Another record went out under its key: the authority has heard of the write, and this one is intended no more.
  if (!taken.ok) outbox.withdraw(command.idempotencyKey);
}
