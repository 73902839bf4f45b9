/** Carries out what the counter asks of the world. Every question gets exactly one answer; what changes something is journalled. */
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';
import { unreachable } from '../../../native/base/result.ts';
import type { AskEffect, Failure } from '../../session/effects.ts';
import { QUERY_PASSWORD_DIGITS } from '../customer-view.ts';
import type { CounterAnswer, CounterAsk } from '../effects.ts';
import { hostActingFor } from './acting-for.ts';
import { blockCard, updateCard } from './card-work.ts';
import { CustomerDesk } from './customer-desk.ts';
import { deviceLines } from './device-lines.ts';
import { OfficeDesk } from './office-desk.ts';
import { StaffDesk } from './staff-desk.ts';
import { hasExpired } from '../../session/runner/card-effects.ts';
import type { CounterTools } from './tools.ts';

type OfOffice = Extract<CounterAsk, { ask: 'staff' | 'signOut' | 'devices' | 'queue' | 'search' | 'day' | 'saveDay' }>;
type OfTab = Exclude<CounterAsk, OfOffice>;

export class CounterRunner {
  readonly #tools: CounterTools;
  readonly #staff: StaffDesk;
  readonly #office: OfficeDesk;
  readonly #desks = new Map<number, CustomerDesk>();
  /** Who gave leave for what a tab does now. */
  readonly #approvedBy = new Map<number, string | null>();
  #secret = '';

  constructor(tools: CounterTools) {
    this.#tools = tools;
    this.#staff = new StaffDesk(tools);
    const host = hostActingFor(tools.devices.socialSecurityHost, () => this.#staff.actor(0, null));
    this.#office = new OfficeDesk(tools, host);
  }

  /** A clerk's own password, for the one question that comes with it. */
  hold(secret: string): void {
    this.#secret = secret;
  }

  ask(ask: CounterAsk, signal: AbortSignal): Promise<CounterAnswer> {
    return isOfTab(ask) ? this.#askTab(ask, this.#desk(ask.tab), signal) : this.#askOffice(ask, signal);
  }

  /** Forgets everybody. */
  async close(): Promise<void> {
    this.#tools.devices.pad.clear();
    this.#tools.devices.bankPad.clear();
    for (const tab of [...this.#desks.keys()]) await this.#leave(tab, 'the counter ends');
  }

  async #askOffice(ask: OfOffice, signal: AbortSignal): Promise<CounterAnswer> {
    switch (ask.ask) {
      case 'staff': {
        const password = this.#secret;
        this.#secret = '';
        return { of: 'staff', result: await this.#staff.check(ask, password, signal) };
      }
      case 'signOut':
        return { of: 'signOut', told: (await this.#staff.signOut()).ok };
      case 'devices':
        return { of: 'devices', devices: await deviceLines(this.#tools) };
      case 'queue':
        return { of: 'queue', result: said(await this.#office.queue(), (rows) => ({ outcome: 'found', rows })) };
      case 'search':
        return { of: 'search', result: said(await this.#office.search(ask.number), (rows) => ({ outcome: 'found', rows })) };
      case 'day':
        return { of: 'day', result: said(await this.#office.day(ask.on, ask.reconcile), (report) => ({ outcome: 'found', report })) };
      case 'saveDay':
        return { of: 'saveDay', result: said(await this.#office.save(ask.report), (file) => ({ outcome: 'saved', file })) };
      default:
        return unreachable(ask);
    }
  }

  async #askTab(ask: OfTab, desk: CustomerDesk, signal: AbortSignal): Promise<CounterAnswer> {
    switch (ask.ask) {
      case 'session':
        this.#approvedBy.set(ask.tab, acts(ask.effect) ? ask.approvedBy : null);
        return { of: 'session', session: desk.session, ...(await desk.ask(ask.effect, signal)) };
      case 'typedNumber': {
        const { session } = desk;
        const found = await desk.typedNumber(ask);
        return { of: 'typedNumber', result: said(found, (person) => ({ outcome: 'found', session, person, settled: [] })) };
      }
      case 'proxyId':
        return { of: 'proxyId', result: await this.#proxyId(signal) };
      case 'lists':
        return { of: 'lists', result: said(await desk.lists(ask), (lists) => ({ outcome: 'found', lists })) };
      case 'bankCard':
        return { of: 'bankCard', result: said(await desk.bankCard(ask), (outcome) => ({ outcome })) };
      case 'leave':
        await this.#leave(ask.tab, 'served');
        return { of: 'leave' };
      case 'command':
      case 'newPassword':
      case 'updateCard':
      case 'blockCard':
        return this.#act(ask, desk, signal);
      default:
        return unreachable(ask);
    }
  }

  /** What changes something, with the leave that was given for it. */
  async #act(
    ask: Extract<OfTab, { ask: 'command' | 'newPassword' | 'updateCard' | 'blockCard' }>,
    desk: CustomerDesk,
    signal: AbortSignal,
  ): Promise<CounterAnswer> {
    if (ask.ask === 'newPassword') {
      const typed = await desk.newPassword(ask, QUERY_PASSWORD_DIGITS, signal);
      return { of: 'newPassword', result: enteredAs(typed) };
    }
    this.#approvedBy.set(ask.tab, 'approvedBy' in ask ? ask.approvedBy : null);
    try {
      switch (ask.ask) {
        case 'command':
          return await desk.command(ask, signal);
        case 'updateCard':
          return { of: 'updateCard', result: said(await updateCard(desk, ask), () => ({ outcome: 'done' })) };
        case 'blockCard': {
          const actor = this.#staff.actor(ask.tab, ask.approvedBy);
          return { of: 'blockCard', result: said(await blockCard(desk, ask, actor), () => ({ outcome: 'done' })) };
        }
      }
    } finally {
      this.#approvedBy.delete(ask.tab);
    }
  }

  async #proxyId(signal: AbortSignal): Promise<Extract<CounterAnswer, { of: 'proxyId' }>['result']> {
    const { idReader } = this.#tools.devices;
    if (idReader === null) return { outcome: 'failed', code: 'idreader.gone' };
    const read = await idReader.read(signal);
    if (read.ok && hasExpired(read.value.validUntil, this.#tools.clock.nowMs()))
      return { outcome: 'failed', code: 'session.idCardExpired' };
    return said(read, ({ name, number }) => ({ outcome: 'read', name, number }));
  }

  #desk(tab: number): CustomerDesk {
    const known = this.#desks.get(tab);
    if (known !== undefined) return known;
    const fresh = new CustomerDesk(this.#tools, () => this.#staff.actor(tab, this.#approvedBy.get(tab) ?? null));
    this.#desks.set(tab, fresh);
    return fresh;
  }

  async #leave(tab: number, reason: string): Promise<void> {
    const desk = this.#desks.get(tab);
    this.#desks.delete(tab);
    await desk?.leave(reason);
  }
}

/** A leave is spent by what it was given for: the write, never a question before it. */
function acts({ effect }: AskEffect): boolean {
  return effect === 'card.resetPin' || effect === 'card.unblockPin' || effect === 'card.changePin';
}

function isOfTab(ask: CounterAsk): ask is OfTab {
  return ask.ask !== 'staff' && 'tab' in ask;
}

function said<T, V>(result: Result<T, Fault>, wording: (value: T) => V): V | Failure {
  return result.ok ? wording(result.value) : { outcome: 'failed', code: result.error.code };
}

function enteredAs(typed: Result<'typed' | 'different', Fault>): Extract<CounterAnswer, { of: 'newPassword' }>['result'] {
  if (typed.ok) return { outcome: typed.value };
  const { code } = typed.error;
  if (code === 'pinpad.cancelled' || code === 'pinpad.aborted') return { outcome: 'cancelled' };
  return code === 'pinpad.timeout' ? { outcome: 'timedOut' } : { outcome: 'failed', code };
}
