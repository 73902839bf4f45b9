/** Sends what waits, one person's commands in their order, until nothing waits or the authority is away. */
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';
import type { AuthorityCommand, CommandOutcome } from '../authority/api.ts';
import type { Outbox } from './outbox.ts';

/** Where commands go. `host.protocol` says that this one command was not understood; every other fault that the host is away. */
export interface CommandTarget {
  execute(command: AuthorityCommand): Promise<Result<CommandOutcome, Fault>>;
}

/** What a round came to. `stopped`: the fault at which it ended early. */
export interface Delivery {
  readonly answered: number;
  readonly stopped: string | null;
}

/**
 * One round. The answer is written down before the next command of the same person is sent; a program that dies in between sends
 * the same command under the same key again. A command that is not understood holds up its own person only.
 */
export async function deliver(outbox: Outbox, target: CommandTarget, nowMs: () => number): Promise<Delivery> {
  let answered = 0;
  let before = -1;
  while (answered > before) {
    before = answered;
    for (const { entry, command } of outbox.heads()) {
      const answer = await target.execute(command);
      if (answer.ok) {
        outbox.answered(entry.id, answer.value, nowMs());
        answered += 1;
        continue;
      }
      outbox.tried(entry.id, nowMs(), answer.error.code);
      if (answer.error.code !== 'host.protocol') return { answered, stopped: answer.error.code };
    }
  }
  return { answered, stopped: null };
}
