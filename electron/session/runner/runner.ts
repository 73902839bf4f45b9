/**
 * Carries out what a session asks of the world. Every question gets exactly one answer, whatever happens; every step is in
 * the journal before it is begun and after it has ended.
 */
import type { Clock } from '../../../native/base/clock.ts';
import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { DocumentPrinter } from '../../../native/ports/document-printer.ts';
import type { PrintReceipt, SlipPrinter } from '../../../native/ports/slip-printer.ts';
import type { SessionConfig } from '../config.ts';
import type { AskEffect, EffectResult, Failure, IdCardSummary } from '../effects.ts';
import type { SettledEntry } from '../../api/view.ts';
import type { Journal, StepIntent } from '../journal.ts';
import { askPinState, identifyCard, readIdCard, verifyCardPin } from './card-effects.ts';
import type { Devices } from './devices.ts';
import { askBankPinState, askPerson, askStatement, executeCommand, subjectOf, verifyBankPin } from './host-effects.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import { resetCardPin } from './reset-pin.ts';
import { settleOpenWrites } from './settle.ts';
import { Vault } from './vault.ts';

export interface RunnerOptions {
  readonly config: SessionConfig;
  readonly devices: Devices;
  readonly journal: Journal;
  readonly clock: Clock;
  /** A fresh session number, for a session that an ID card opens. */
  readonly sessionNumber: () => string;
}

export class Runner {
  readonly #options: RunnerOptions;
  readonly #vault = new Vault();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Answers one question. `session` is the one that is open, `null` before one is. */
  async ask(effect: AskEffect, session: string | null, signal: AbortSignal): Promise<EffectResult> {
    const { journal, clock } = this.#options;
    const step = session === null ? null : journal.intend(this.#intent(effect, session));
    const answer = await this.#carryOut(effect, session, signal);
    const outcome = answer.result.outcome;
    if (step !== null) {
      const { result } = answer;
      // What the terminal has only taken in is found out at the next visit like what was cut off.
      const unsettled = result.outcome === 'accepted' || (result.outcome === 'failed' && leavesOpen(result.code));
      const open = access(effect) === 'write' && unsettled;
      if (open) return answer;
      const failure = result.outcome === 'failed' ? { faultCode: result.code, facts: { detail: DETAILS.get(result) ?? '' } } : {};
      journal.conclude(step, { atMs: clock.nowMs(), outcome, ...failure });
    }
    return answer;
  }

  /** Forgets the person: PIN pad, numbers, card. */
  async wipe(): Promise<void> {
    this.#options.devices.pad.clear();
    await this.#vault.wipe();
  }

  #intent(effect: AskEffect, session: string): StepIntent {
    const { clock, journal } = this.#options;
    const { identityNumber } = this.#vault;
    return {
      session,
      atMs: clock.nowMs(),
      step: effect.effect,
      access: access(effect),
      facts: facts(effect),
      ...('key' in effect ? { idempotencyKey: effect.key } : {}),
      ...(identityNumber === null ? {} : { subject: journal.stamp(identityNumber) }),
    };
  }

  #carryOut(effect: AskEffect, session: string | null, signal: AbortSignal): Promise<EffectResult> {
    switch (effect.effect) {
      case 'card.identify':
      case 'card.pinState':
      case 'card.verifyPin':
      case 'card.resetPin':
      case 'pad.enter':
      case 'idCard.read':
        return this.#askDevice(effect, session, signal);
      case 'bank.pinState':
      case 'bank.verifyPin':
      case 'records.person':
      case 'records.statement':
      case 'records.execute':
        return this.#askHost(effect, signal);
      case 'print':
        return this.#print(effect, signal);
    }
  }

  async #askDevice(effect: DeviceEffect, session: string | null, signal: AbortSignal): Promise<EffectResult> {
    const { devices, sessionNumber } = this.#options;
    const vault = this.#vault;
    switch (effect.effect) {
      case 'card.identify':
        return { of: effect.effect, result: await this.#identify(effect.insertion, session ?? '', signal) };
      case 'card.pinState':
        return { of: effect.effect, result: said(await askPinState(vault, signal), (pin) => ({ outcome: 'state', pin })) };
      case 'card.verifyPin':
        return { of: effect.effect, result: said(await verifyCardPin(devices, vault), (outcome) => outcome) };
      case 'card.resetPin':
        return { of: effect.effect, result: said(await this.#resetPin(effect), (outcome) => outcome) };
      case 'pad.enter':
        return { of: effect.effect, result: await this.#enterPin(effect, signal) };
      case 'idCard.read': {
        const read = await readIdCard(devices, vault, signal);
        const settled = read.ok && effect.session === null ? await this.#settle() : ok([]);
        const wording = (idCard: IdCardSummary) => ({
          outcome: 'read' as const,
          session: effect.session ?? sessionNumber(),
          idCard,
          settled: settled.ok ? settled.value : [],
        });
        return { of: effect.effect, result: said(read, wording) };
      }
    }
  }

  async #askHost(effect: HostEffect, signal: AbortSignal): Promise<EffectResult> {
    const { devices, config } = this.#options;
    const vault = this.#vault;
    switch (effect.effect) {
      case 'bank.pinState':
        return {
          of: effect.effect,
          result: said(await askBankPinState(devices, vault, signal), (state) => ({ outcome: 'state', ...state })),
        };
      case 'bank.verifyPin':
        return { of: effect.effect, result: said(await verifyBankPin(devices, vault, effect.key, signal), (outcome) => outcome) };
      case 'records.person':
        return { of: effect.effect, result: said(await askPerson(devices, vault), (person) => ({ outcome: 'found', person })) };
      case 'records.statement': {
        const found = await askStatement(devices, vault, effect.from, effect.to);
        return { of: effect.effect, result: said(found, (statement) => ({ outcome: 'found', statement })) };
      }
      case 'records.execute':
        return { of: effect.effect, result: said(await executeCommand(devices, vault, config.terminal, effect), (outcome) => outcome) };
    }
  }

  /** Reads the card, then finds out what an earlier visit of its holder left open. */
  async #identify(
    insertion: number,
    session: string,
    signal: AbortSignal,
  ): Promise<Extract<EffectResult, { of: 'card.identify' }>['result']> {
    const { devices, journal, clock } = this.#options;
    const log = { journal, session, nowMs: () => clock.nowMs() };
    const read = await identifyCard(devices, this.#vault, log, insertion, signal);
    if (!read.ok) {
      // A card that was blocked still settles its block: that it is blocked is the trouble that is shown.
      const blocked = read.error.code === 'ssc.blocked' ? await this.#vault.card?.socialSecurity.settle() : undefined;
      return failed(blocked?.ok === false && leavesOpen(blocked.error.code) ? blocked.error : read.error);
    }
    const settled = await this.#settle();
    return settled.ok ? { outcome: 'identified', card: read.value, settled: settled.value } : failed(settled.error);
  }

  #settle(): Promise<Result<readonly SettledEntry[], Fault>> {
    const { journal, devices, config, clock } = this.#options;
    const subject = subjectOf(this.#vault);
    if (!subject.ok) return Promise.resolve(ok([]));
    const card = this.#vault.card?.socialSecurity ?? null;
    const host = devices.socialSecurityHost;
    return settleOpenWrites({ journal, host, terminal: config.terminal, subject: subject.value, card, nowMs: () => clock.nowMs() });
  }

  async #enterPin(
    effect: Extract<AskEffect, { effect: 'pad.enter' }>,
    signal: AbortSignal,
  ): Promise<Extract<EffectResult, { of: 'pad.enter' }>['result']> {
    const { minDigits, maxDigits } = effect;
    const entered = await this.#options.devices.pad.enterPin({ minDigits, maxDigits, signal, onCount: () => undefined });
    if (entered.ok) return { outcome: 'entered' };
    if (entered.error.code === 'pinpad.cancelled') return { outcome: 'cancelled' };
    return entered.error.code === 'pinpad.timeout' ? { outcome: 'timedOut' } : failed(entered.error);
  }

  #resetPin({ evidence, key }: Extract<AskEffect, { effect: 'card.resetPin' }>): ReturnType<typeof resetCardPin> {
    const { devices, config } = this.#options;
    return resetCardPin(devices, this.#vault, { terminal: config.terminal, evidence, key, initialPin: config.rules.initialPin });
  }

  async #print(effect: Extract<AskEffect, { effect: 'print' }>, signal: AbortSignal): Promise<EffectResult> {
    const { slipPrinter, documentPrinter } = this.#options.devices;
    const printer: SlipPrinter | DocumentPrinter = effect.printer === 'slip' ? slipPrinter : documentPrinter;
    const printed: Result<PrintReceipt, Fault> = await printer.print(effect.document, signal);
    return { of: 'print', result: said(printed, ({ serial }) => ({ outcome: 'printed', serial })) };
  }
}

type DeviceEffect = Extract<AskEffect, { effect: `card.${string}` | 'pad.enter' | 'idCard.read' }>;
type HostEffect = Extract<AskEffect, { effect: `bank.${string}` | `records.${string}` }>;

/** Details of failures on their way to the journal: the session learns the code only. */
const DETAILS = new WeakMap<Failure, string>();

function said<T, V>(result: Result<T, Fault>, wording: (value: T) => V): V | Failure {
  return result.ok ? wording(result.value) : failed(result.error);
}

function failed({ code, detail }: Fault): Failure {
  const failure: Failure = { outcome: 'failed', code };
  DETAILS.set(failure, detail);
  return failure;
}

/** What changes a card or a host. VERIFY does: it moves the card's counter. */
function access(effect: AskEffect): StepIntent['access'] {
  switch (effect.effect) {
    case 'card.verifyPin':
    case 'bank.verifyPin':
    case 'records.execute':
      return 'write';
    case 'card.resetPin': // Its writes are steps of their own.
    case 'card.identify':
    case 'card.pinState':
    case 'pad.enter':
    case 'bank.pinState':
    case 'idCard.read':
    case 'records.person':
    case 'records.statement':
    case 'print':
      return 'read';
  }
}

/** Masked particulars for the journal. */
function facts(effect: AskEffect): StepIntent['facts'] {
  if (effect.effect === 'records.execute') return { command: effect.command, cardFunction: effect.cardFunction };
  if (effect.effect === 'pad.enter') return { pin: effect.pin };
  if (effect.effect === 'records.statement') return { from: effect.from, to: effect.to };
  if (effect.effect !== 'print') return {};
  const { serial, title, reprint } = effect.document;
  return { printer: effect.printer, serial, title, reprint: reprint ?? false };
}
