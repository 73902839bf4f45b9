/** What a session asks of the card, with journal and records told of it. */
import type { Clock } from '../../../native/base/clock.ts';
import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { SettledEntry } from '../../api/view.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import type { SessionConfig } from '../config.ts';
import type { AskEffect, CardSummary, EnteredPin } from '../effects.ts';
import type { Journal } from '../journal.ts';
import { enterPin, identifyCard, openCard, verifyCardPin } from './card-effects.ts';
import { changeCardPin } from './change-pin.ts';
import type { Devices } from './devices.ts';
import { bankCard, subjectOf } from './host-effects.ts';
import { servePin, type PinServiceEffect } from './serve-pin.ts';
import { settleOpenWrites, tellHost, type SettleOrder } from './settle.ts';
import type { Vault } from './vault.ts';

export interface CardDeskOptions {
  readonly config: SessionConfig;
  readonly devices: Devices;
  readonly journal: Journal;
  readonly clock: Clock;
}

export interface Identified {
  readonly card: CardSummary;
  readonly settled: readonly SettledEntry[];
}

/** Settling goes on until the card leaves. */
const NEVER = new AbortController().signal;

export class CardDesk {
  readonly #options: CardDeskOptions;
  readonly #vault: Vault;

  constructor(options: CardDeskOptions, vault: Vault) {
    this.#options = options;
    this.#vault = vault;
  }

  /** Reads the card, then finds out what an earlier visit of its holder left open. */
  async identify(insertion: number, session: string, signal: AbortSignal): Promise<Result<Identified, Fault>> {
    const { devices, journal, clock } = this.#options;
    const log = { journal, session, nowMs: () => clock.nowMs() };
    const read = await identifyCard(devices, this.#vault, log, insertion, signal);
    if (!read.ok) {
      // A card that was blocked still settles its block: that it is blocked is the trouble that is shown.
      const blocked = read.error.code === 'ssc.blocked' ? await this.#vault.card?.socialSecurity.settle() : undefined;
      return blocked?.ok === false && leavesOpen(blocked.error.code) ? blocked : read;
    }
    const settled = await this.settle();
    return settled.ok ? ok({ card: read.value, settled: settled.value }) : settled;
  }

  /** What is open of the person who stands here, and of the card in the reader. */
  settle(): Promise<Result<readonly SettledEntry[], Fault>> {
    const order = this.#settleOrder();
    return order === null ? Promise.resolve(ok([])) : settleOpenWrites(order);
  }

  /** What a PIN that was tried tells of open writes (of a card that does not tell its tries, files that it opens) is found out at once. */
  async verifyPin(keep: boolean): ReturnType<typeof verifyCardPin> {
    const { devices, config } = this.#options;
    const outcome = await verifyCardPin(devices, this.#vault, config.rules.initialPin, keep);
    const order = this.#settleOrder();
    const settled = outcome.ok ? await order?.card?.settle() : undefined;
    // A card that left right after has said all the same what it thinks of the PIN.
    if (order !== null && settled?.ok === true) await tellHost(order, settled.value);
    return outcome;
  }

  /** Which PIN held after a change or reset of unknown end. */
  async resolvePin(holds: 'new' | 'old' | 'unsaid'): Promise<Result<void, Fault>> {
    const card = openCard(this.#vault);
    if (!card.ok) return card;
    const resolved = await card.value.socialSecurity.resolvePin(holds);
    if (!resolved.ok) return resolved;
    const order = this.#settleOrder();
    if (order !== null) await tellHost(order, resolved.value);
    return ok(undefined);
  }

  changePin(effect: Extract<AskEffect, { effect: 'card.changePin' }>): ReturnType<typeof changeCardPin> {
    const { devices, config, clock } = this.#options;
    const { terminal, rules } = config;
    return changeCardPin(devices, this.#vault, { terminal, initialPin: rules.initialPin, nowMs: () => clock.nowMs() }, effect);
  }

  servePin(effect: PinServiceEffect): ReturnType<typeof servePin> {
    const { devices, config } = this.#options;
    return servePin(devices, this.#vault, { terminal: config.terminal, initialPin: config.rules.initialPin }, effect);
  }

  enterPin(effect: Extract<AskEffect, { effect: 'pad.enter' }>, signal: AbortSignal): Promise<Result<EnteredPin, Fault>> {
    const { devices, config } = this.#options;
    return enterPin(devices, this.#vault, effect, { initialPin: config.rules.initialPin, signal });
  }

  #settleOrder(): SettleOrder | null {
    const { journal, devices, config, clock } = this.#options;
    const subject = subjectOf(this.#vault);
    if (!subject.ok) return null;
    const card = this.#vault.card?.socialSecurity ?? null;
    const host = devices.socialSecurityHost;
    const nowMs = (): number => clock.nowMs();
    const bank = { journal, bankHost: devices.bankHost, identity: () => bankCard(this.#vault, NEVER), nowMs };
    return { journal, host, terminal: config.terminal, subject: subject.value, card, bank, nowMs };
  }
}
