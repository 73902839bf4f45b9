/**
 * A host behind an outbox. A command that the rules let wait is accepted when the host is away, and sent when it is back; until then
 * it has no effect, and the person is told so. Whoever has a command waiting is not overtaken by a later one.
 *
 * Of requests only a loss report may wait, and only where the rules say so. A record (`isRecord`) is no request: what it tells of has happened on the
 * card, and the host has to hear of it sooner or later. It always waits, keeps its key, and the card is never written again for it.
 */
import type { Clock } from '../../native/base/clock.ts';
import { fault } from '../../native/base/fault.ts';
import { Lock } from '../../native/base/lock.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import {
  isRecord,
  type Asker,
  type AuthorityCommand,
  type CommandOutcome,
  type InquiryName,
  type InquiryOf,
} from '../../db/authority/api.ts';
import type { CardRecords, HostAnswer, HostFault, SocialSecurityHost } from './ports.ts';

/** `outcome` is `null` until the host has answered. */
export interface WaitingCommand {
  readonly id: number;
  readonly acceptedAtMs: number;
  readonly outcome: CommandOutcome | null;
}

/** The store of what waits, as this host uses it (db/outbox). */
export interface WaitingCommands {
  /** On disk when it returns; the same command again is the same entry, another one under its key is refused. */
  put(command: AuthorityCommand, atMs: number): Result<WaitingCommand, { readonly detail: string }>;
  find(idempotencyKey: string): WaitingCommand | null;
  waitingFor(subject: AuthorityCommand['subject']): number;
  standing(): { readonly waiting: number };
  intend(writeKey: string, command: AuthorityCommand, atMs: number): void;
  isIntended(idempotencyKey: string): boolean;
  /** In one step: no longer intended, and taken in as by `put`. */
  confirm(command: AuthorityCommand, atMs: number): Result<WaitingCommand, { readonly detail: string }>;
  withdraw(idempotencyKey: string): void;
}

export interface OutboxHostParts {
  readonly outbox: WaitingCommands;
  /** Sends what waits to the host, in order; a fault that says the host is away ends the round. */
  readonly deliver: (host: SocialSecurityHost) => Promise<unknown>;
  /** Takes in or drops, at the start, the records of writes that an earlier run did not say the end of. */
  readonly settleIntended: () => void;
  /** Whether the rules in force let this request wait for the host; records are not asked about. */
  readonly mayWait: (command: AuthorityCommand) => boolean;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  /** Time between two rounds while something waits, in milliseconds. */
  readonly retryMs: number;
  /** Told what a round threw: a bug. */
  readonly onBug: (error: unknown) => void;
}

/** The host with the outbox before it. */
export interface OutboxHost extends SocialSecurityHost<HostAnswer> {
  readonly cardRecords: CardRecords;
  /** Sends what an earlier run left, and goes on trying until nothing waits. */
  start(): void;
  stop(): void;
}

/** Puts an outbox before a host. */
export function withOutbox(host: SocialSecurityHost, parts: OutboxHostParts): OutboxHost {
  return new QueueingHost(host, parts);
}

class QueueingHost implements OutboxHost {
  readonly #host: SocialSecurityHost;
  readonly #parts: OutboxHostParts;
  readonly #rounds = new Lock();
  #cancelRetry: (() => void) | null = null;
  #stopped = false;

  readonly cardRecords: CardRecords;

  constructor(host: SocialSecurityHost, parts: OutboxHostParts) {
    this.#host = host;
    this.#parts = parts;
    const { outbox, clock } = parts;
    this.cardRecords = {
      intend: (writeKey, record) => outbox.intend(writeKey, record, clock.nowMs()),
      isIntended: (key) => outbox.isIntended(key),
      withdraw: (key) => outbox.withdraw(key),
    };
  }

  person(...query: Parameters<SocialSecurityHost['person']>): ReturnType<SocialSecurityHost['person']> {
    return this.#host.person(...query);
  }

  statement(...query: Parameters<SocialSecurityHost['statement']>): ReturnType<SocialSecurityHost['statement']> {
    return this.#host.statement(...query);
  }

  inquire<Name extends InquiryName>(name: Name, question: InquiryOf<Name>, asker: Asker) {
    return this.#host.inquire(name, question, asker);
  }

  whoseCode(...query: Parameters<SocialSecurityHost['whoseCode']>): ReturnType<SocialSecurityHost['whoseCode']> {
    return this.#host.whoseCode(...query);
  }

  staff(...query: Parameters<SocialSecurityHost['staff']>): ReturnType<SocialSecurityHost['staff']> {
    return this.#host.staff(...query);
  }

  async execute(command: AuthorityCommand): Promise<Result<HostAnswer, HostFault>> {
    const { outbox } = this.#parts;
    const mayWait = (): boolean => isRecord(command) || this.#parts.mayWait(command);
    if (outbox.isIntended(command.idempotencyKey)) return this.#tellOfCard(command);
    // A repeat of what was accepted is the same acceptance, or the answer that has come since.
    if (outbox.find(command.idempotencyKey) !== null) return this.#accept(command);
    if (outbox.waitingFor(command.subject) > 0) await this.#round();
    if (outbox.waitingFor(command.subject) > 0)
      return mayWait() ? this.#accept(command) : err(fault('host.unreachable', 'an earlier command of this person still waits'));
    const answer = await this.#host.execute(command);
    if (answer.ok || answer.error.code === 'host.protocol' || !mayWait()) return answer;
    if (answer.error.code === 'host.unknownOutcome') {
      const found = await this.#host.outcomeOf(command.idempotencyKey);
      if (found.ok && found.value !== null) return ok(found.value);
    }
    // It may have been carried out all the same: sent again under its key, it gives the answer that was lost.
    return this.#accept(command);
  }

  async outcomeOf(idempotencyKey: string): Promise<Result<CommandOutcome | null, HostFault>> {
    const entry = this.#parts.outbox.find(idempotencyKey);
    if (entry === null) return this.#host.outcomeOf(idempotencyKey);
    if (entry.outcome === null) await this.#round();
    const outcome = this.#parts.outbox.find(idempotencyKey)?.outcome ?? null;
    return outcome === null ? err(fault('host.unreachable', 'the command waits in the outbox')) : ok(outcome);
  }

  start(): void {
    this.#stopped = false;
    this.#parts.settleIntended();
    this.#begin();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  /** On disk before it is sent: from here on the outbox, and no longer the journal, answers for it. */
  async #tellOfCard(command: AuthorityCommand): Promise<Result<HostAnswer, HostFault>> {
    const taken = this.#parts.outbox.confirm(command, this.#parts.clock.nowMs());
    if (!taken.ok) return err(fault('host.protocol', taken.error.detail));
    await this.#round();
    return this.#accept(command);
  }

  #accept(command: AuthorityCommand): Result<HostAnswer, HostFault> {
    const { outbox, clock } = this.#parts;
    const put = outbox.put(command, clock.nowMs());
    if (!put.ok) return err(fault('host.protocol', put.error.detail));
    const { id, acceptedAtMs, outcome } = put.value;
    if (outcome !== null) return ok(outcome);
    this.#retryLater();
    return ok({ outcome: 'accepted', number: acceptanceNumber(id), acceptedAtMs });
  }

  #begin(): void {
    this.#round().catch(this.#parts.onBug);
  }

  #round(): Promise<void> {
    return this.#rounds.run(async () => {
      if (this.#parts.outbox.standing().waiting === 0 || this.#stopped) return;
      await this.#parts.deliver(this.#host);
      if (this.#parts.outbox.standing().waiting > 0) this.#retryLater();
    });
  }

  #retryLater(): void {
    if (this.#stopped || this.#cancelRetry !== null) return;
    this.#cancelRetry = this.#parts.clock.after(this.#parts.retryMs, () => {
      this.#cancelRetry = null;
      this.#begin();
    });
  }
}

/** Readable aloud, and unlike a receipt's number: `W-000017`, W for waiting. One series a terminal. */
function acceptanceNumber(id: number): string {
  return `W-${id.toString().padStart(6, '0')}`;
}
