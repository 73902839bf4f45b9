/** One customer's visit: their numbers, their card, and what is asked of card, bank and records for them. */
import { fault, type Fault } from '../../../native/base/fault.ts';
import { maskIdentityNumber, maskName } from '../../../native/base/mask.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { Asker } from '../../../db/authority/api.ts';
import type { HostAnswer, BankTold, SocialSecurityHost } from '../../hosts/ports.ts';
import type { AskEffect, EffectResult, IdCardSummary } from '../../session/effects.ts';
import type { Journal } from '../../session/journal.ts';
import { type Evidence, NOTHING_SHOWN } from '../../../db/rules/model.ts';
import { tellBank } from '../../session/runner/bank-side.ts';
import { openCard } from '../../session/runner/card-effects.ts';
import type { HeldCard } from '../../session/runner/devices.ts';
import { bankCard, sendCommand, subjectOf } from '../../session/runner/host-effects.ts';
import { Runner } from '../../session/runner/runner.ts';
import { Vault } from '../../session/runner/vault.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import type { CounterAnswer, CounterAsk } from '../effects.ts';
import type { PersonLists } from '../state.ts';
import { hostActingFor, journalActingFor } from './acting-for.ts';
import type { Actor, CounterTools } from './tools.ts';

type AskOf<Name extends CounterAsk['ask']> = Extract<CounterAsk, { ask: Name }>;

export class CustomerDesk {
  readonly session: string;
  readonly #tools: CounterTools;
  readonly #vault = new Vault();
  readonly #runner: Runner;
  readonly #journal: Journal;
  readonly #host: SocialSecurityHost<HostAnswer>;
  #password: string | null = null;

  /** `actor`: the clerk, and the leave that was given for what is done now. */
  constructor(tools: CounterTools, actor: () => Actor | null) {
    this.#tools = tools;
    this.session = tools.sessionNumber();
    this.#journal = journalActingFor(tools.journal, actor);
    this.#host = hostActingFor(tools.devices.socialSecurityHost, actor);
    const { config, clock } = tools;
    const devices = { ...tools.devices, socialSecurityHost: this.#host };
    const session = this.session;
    this.#runner = new Runner({ config, devices, journal: this.#journal, clock, sessionNumber: () => session, vault: this.#vault });
    tools.journal.beginSession({ session, startedAtMs: clock.nowMs(), terminal: config.terminal.id, initial: null });
  }

  /** What a kiosk's session asks too. A card of somebody else is let go again, and the numbers of who is served stay. */
  async ask(effect: AskEffect, signal: AbortSignal): Promise<{ readonly result: EffectResult; readonly other: boolean }> {
    const before = this.#vault.identityNumber;
    const result = await this.#runner.ask(effect, this.session, signal);
    const after = this.#vault.identityNumber;
    const reads = effect.effect === 'card.identify' || effect.effect === 'idCard.read';
    if (!reads || before === null || after === before) return { result, other: false };
    await this.#vault.wipe();
    this.#vault.identityNumber = before;
    return { result, other: after !== null };
  }

  /** A number that the clerk typed, as the records know it. */
  async typedNumber({ number }: AskOf<'typedNumber'>): Promise<Result<IdCardSummary, Fault>> {
    // The clerk typed it from the ID card.
    const found = await this.#host.person({ socialSecurityNumber: number }, this.#asker({ ...NOTHING_SHOWN, idCard: true }));
    // Who has no card yet is served for their first one; the name then stands on the ID card alone.
    const firstCard = !found.ok && found.error.code === 'authority.unknownCard';
    if (!found.ok && !firstCard) return found;
    this.#vault.identityNumber = number;
    const name = found.ok ? found.value.name : '';
    return ok({ name, maskedName: maskName(name), maskedIdentityNumber: maskIdentityNumber(number), validUntil: '', matchesCard: null });
  }

  /** Orders, bindings, filings and open corrections. What the city's rules do not let one look up here is an empty list: there is nothing to choose from. */
  async lists({ evidence }: AskOf<'lists'>): Promise<Result<PersonLists, Fault>> {
    const known = subjectOf(this.#vault);
    if (!known.ok) return known;
    const subject = { socialSecurityNumber: known.value.socialSecurityNumber };
    const asker = this.#asker(evidence);
    const orders = orNone(await this.#host.inquire('orders', { inquiry: 'orders', subject }, asker));
    if (!orders.ok) return orders;
    const family = orNone(await this.#host.inquire('family', { inquiry: 'family', subject }, asker));
    if (!family.ok) return family;
    const referrals = orNone(await this.#host.inquire('referrals', { inquiry: 'referrals', subject }, asker));
    if (!referrals.ok) return referrals;
    const corrections = orNone(await this.#host.inquire('corrections', { inquiry: 'corrections', subject }, asker));
    if (!corrections.ok) return corrections;
    return ok({ orders: orders.value, family: family.value, referrals: referrals.value, corrections: corrections.value });
  }

  /** Whether the bank's number that was typed is of an account in this person's name. Then it stands for the card that is not there. */
  async bankCard({ number, evidence }: AskOf<'bankCard'>): Promise<Result<'matches' | 'differs' | 'unknownCard', Fault>> {
    const known = subjectOf(this.#vault);
    if (!known.ok) return known;
    const person = await this.#host.person(known.value, this.#asker(evidence));
    if (!person.ok) return person;
    const checked = await this.#tools.devices.bankHost.checkName(number, person.value.name);
    if (!checked.ok) return checked;
    if (checked.value.outcome === 'matches') this.#vault.bankCard = { pan: number, sequenceNumber: null, track2: null, expiry: null };
    return ok(checked.value.outcome);
  }

  /** A new query password at the customer's pad. The second time it has to be the same. */
  async newPassword({ again }: AskOf<'newPassword'>, digits: { readonly min: number; readonly max: number }, signal: AbortSignal) {
    const { pad } = this.#tools.devices;
    const entered = await pad.enterPin({ minDigits: digits.min, maxDigits: digits.max, signal, onCount: () => undefined });
    if (!entered.ok) return entered;
    const typed = await pad.withPin((pin) => Promise.resolve([...pin].join('')));
    if (!typed.ok) return typed;
    if (!again) this.#password = typed.value;
    else if (this.#password !== typed.value) {
      this.#password = null;
      return ok('different' as const);
    }
    return ok('typed' as const);
  }

  /** Sends a command with its journal entry before and after; then the bank is told what it has to do with it. */
  async command(ask: AskOf<'command'>, signal: AbortSignal): Promise<Extract<CounterAnswer, { of: 'command' }>> {
    const subject = subjectOf(this.#vault);
    if (!subject.ok) return { of: 'command', result: { outcome: 'failed', code: subject.error.code }, bank: null };
    const { body, evidence, checks, key } = ask;
    const { clock, config, devices } = this.#tools;
    const journal = this.#journal;
    const stamp = journal.stamp(subject.value.socialSecurityNumber);
    const chosen = 'cardFunction' in body ? { cardFunction: body.cardFunction } : {};
    const facts = { command: body.command, ...chosen, idCheckedBy: checks.id, proxyCheckedBy: checks.proxy };
    const intent = { session: this.session, step: 'records.execute', access: 'write', idempotencyKey: key, subject: stamp } as const;
    const step = journal.intend({ ...intent, atMs: clock.nowMs(), facts });
    const envelope = { idempotencyKey: key, terminal: config.terminal, evidence, subject: subject.value };
    const filled = body.command === 'changeQueryPassword' ? { ...body, newPassword: this.#password ?? '' } : body;
    const answer = await sendCommand(this.#host, { ...envelope, ...filled });
    this.#password = null;
    if (!answer.ok) {
      const { code, detail } = answer.error;
      if (!leavesOpen(code)) journal.conclude(step, { atMs: clock.nowMs(), outcome: 'failed', faultCode: code, facts: { detail } });
      return { of: 'command', result: { outcome: 'failed', code }, bank: null };
    }
    const { value } = answer;
    // What the terminal has only taken in stays open until the authority has answered.
    if (value.outcome !== 'accepted') journal.conclude(step, { atMs: clock.nowMs(), outcome: value.outcome, facts: outcomeFacts(value) });
    const side = value.outcome === 'done' ? value.receipt.bankSide : undefined;
    const line = { journal, bankHost: devices.bankHost, identity: () => bankCard(this.#vault, signal), nowMs: () => clock.nowMs() };
    const bank: BankTold = await tellBank(line, side, { session: this.session, subject: stamp, key });
    return { of: 'command', result: value, bank };
  }

  /** The card that is held, for what only a counter does with it. */
  card(): Result<HeldCard, Fault> {
    const card = openCard(this.#vault);
    return card.ok ? card : err(fault('card.absent', 'no card is open on this tab'));
  }

  #asker(evidence: Evidence): Asker {
    return { terminal: this.#tools.config.terminal, evidence };
  }

  /** The customer leaves. */
  async leave(reason: string): Promise<void> {
    this.#password = null;
    await this.#vault.wipe();
    this.#tools.journal.endSession(this.session, this.#tools.clock.nowMs(), reason);
  }
}

function outcomeFacts(answer: Exclude<HostAnswer, { outcome: 'accepted' }>): Record<string, string | number> {
  if (answer.outcome === 'refused') return { code: answer.code };
  const { number, feeFen } = answer.receipt;
  return { receipt: number, ...(typeof feeFen === 'number' ? { feeFen } : {}) };
}

/** A refusal of the rules leaves nothing to choose from; a host that is away is a fault. */
function orNone<T>(found: Result<readonly T[], Fault>): Result<readonly T[], Fault> {
  return !found.ok && found.error.code.startsWith('authority.') ? ok([]) : found;
}
