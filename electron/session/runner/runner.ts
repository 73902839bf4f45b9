/**
 * Carries out what a session asks of the world. Every question gets exactly one answer, whatever happens; every step is in
 * the journal before it is begun and after it has ended.
 */
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { DocumentPrinter } from '../../../native/ports/document-printer.ts';
import type { PrintReceipt, SlipPrinter } from '../../../native/ports/slip-printer.ts';
import type { View } from '../../api/view.ts';
import type { AskEffect, EffectResult } from '../effects.ts';
import { failed, outcomeFacts, printedAs, said } from './answers.ts';
import type { StepIntent } from '../journal.ts';
import type { MakerEffect } from '../maker-effects.ts';
import { askPinState, readIdCard } from './card-effects.ts';
import { CardDesk, type CardDeskOptions } from './card-desk.ts';
import { tellBank } from './bank-side.ts';
import { askBankPinState, bankCard, askPerson, askInquiry, executeCommand, orderCard, verifyBankPin } from './host-effects.ts';
import { handCardOut, makeCard } from './make-card.ts';
import { leavesOpen } from '../../card-writes/certainty.ts';
import { askWhoseCode, readShownCode } from './shown-codes.ts';
import { access, facts } from './step-words.ts';
import { compareNumbers, enterNumber } from './typed-numbers.ts';
import { Vault } from './vault.ts';

export interface RunnerOptions extends CardDeskOptions {
  /** A fresh session number, for a session that an ID card opens. */
  readonly sessionNumber: () => string;
  /** Where the person's numbers are kept; absent: nobody else needs them. */
  readonly vault?: Vault;
}

export class Runner {
  readonly #options: RunnerOptions;
  readonly #vault: Vault;
  readonly #desk: CardDesk;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#vault = options.vault ?? new Vault();
    this.#desk = new CardDesk(options, this.#vault);
  }

  /** Answers one question. `session` is the one that is open, `null` before one is. */
  async ask(effect: AskEffect, session: string | null, signal: AbortSignal): Promise<EffectResult> {
    const { journal, clock } = this.#options;
    const owner = effect.effect === 'card.retain' ? effect.session : session;
    const step = owner === null ? null : journal.intend(this.#intent(effect, owner));
    const answer = await this.#carryOut(effect, session, signal);
    const outcome = answer.result.outcome;
    if (step !== null) {
      const { result } = answer;
      // What the terminal has only taken in is found out at the next visit like what was cut off.
      const unsettled = result.outcome === 'accepted' || (result.outcome === 'failed' && leavesOpen(result.code));
      const open = access(effect) === 'write' && unsettled;
      if (open) return answer;
      journal.conclude(step, { atMs: clock.nowMs(), outcome, ...outcomeFacts(answer) });
    }
    return answer;
  }

  /** The photo of the person, where the screen is one that shows it. */
  photoOn(view: View): string | null {
    return 'photo' in view && view.photo === 'decoded' ? this.#vault.photo : null;
  }

  /** Forgets the person: PIN pad, numbers, card. */
  async wipe(): Promise<void> {
    this.#options.devices.pad.clear();
    this.#options.devices.bankPad.clear();
    this.#options.devices.numberPad.clear();
    await this.#vault.wipe();
    // A card that was made for somebody who has gone must not lie in the machine.
    await this.#options.devices.cardMaker?.settle();
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
      case 'session.open':
        return Promise.resolve({ of: effect.effect, result: { outcome: 'opened', session: this.#options.sessionNumber() } });
      case 'card.identify':
      case 'card.pinState':
      case 'card.verifyPin':
      case 'card.resolvePin':
      case 'card.changePin':
      case 'card.unblockPin':
      case 'card.resetPin':
      case 'card.retain':
      case 'pad.enter':
      case 'idCard.read':
      case 'numbers.enter':
      case 'code.read':
        return this.#askDevice(effect, session, signal);
      case 'bank.pinState':
      case 'bank.verifyPin':
      case 'records.identity':
      case 'records.code':
      case 'records.person':
      case 'records.inquire':
      case 'records.execute':
      case 'records.order':
        return this.#askHost(effect, session, signal);
      case 'maker.make':
      case 'maker.handOut':
        return this.#makeCard(effect, session ?? '', signal);
      case 'print':
        return this.#print(effect, signal);
    }
  }

  async #makeCard(effect: MakerEffect, session: string, signal: AbortSignal): Promise<EffectResult> {
    const { devices, config } = this.#options;
    const order = { terminal: config.terminal, session };
    if (effect.effect === 'maker.make') {
      const made = await makeCard(devices, this.#vault, order, effect, signal);
      return { of: effect.effect, result: said(made, (outcome) => outcome) };
    }
    return { of: effect.effect, result: said(await handCardOut(devices, this.#vault, order, effect, signal), (outcome) => outcome) };
  }

  async #askDevice(effect: DeviceEffect, session: string | null, signal: AbortSignal): Promise<EffectResult> {
    const desk = this.#desk;
    switch (effect.effect) {
      case 'card.identify': {
        const identified = await desk.identify(effect.insertion, session ?? '', signal);
        return { of: effect.effect, result: said(identified, (found) => ({ outcome: 'identified', ...found })) };
      }
      case 'card.pinState':
        return { of: effect.effect, result: said(await askPinState(this.#vault, signal), (pin) => ({ outcome: 'state', pin })) };
      case 'card.verifyPin':
        return { of: effect.effect, result: said(await desk.verifyPin(effect.keep ?? false), (outcome) => outcome) };
      case 'card.resolvePin':
        return { of: effect.effect, result: said(await desk.resolvePin(effect.holds), () => ({ outcome: 'resolved' })) };
      case 'card.changePin':
        return { of: effect.effect, result: said(await desk.changePin(effect), (outcome) => outcome) };
      case 'card.unblockPin':
      case 'card.resetPin':
        return { of: effect.effect, result: said(await desk.servePin(effect), (outcome) => outcome) };
      case 'card.retain':
        return { of: effect.effect, result: said(await retain(this.#options.devices, effect.insertion), () => ({ outcome: 'retained' })) };
      case 'pad.enter':
        return { of: effect.effect, result: said(await desk.enterPin(effect, signal), (entered) => entered) };
      case 'numbers.enter': {
        const entered = await enterNumber(this.#options.devices, this.#vault, effect.number, signal);
        return { of: effect.effect, result: said(entered, (outcome) => outcome) };
      }
      case 'code.read': {
        const read = await readShownCode(this.#options.devices, this.#vault, signal);
        return {
          of: effect.effect,
          result: said(read, () => ({ outcome: 'read', session: effect.session ?? this.#options.sessionNumber() })),
        };
      }
      case 'idCard.read':
        return { of: effect.effect, result: await this.#readIdCard(effect.session, signal) };
    }
  }

  /** An ID card in place of a card opens a session, and what is open of its holder is found out. */
  async #readIdCard(session: string | null, signal: AbortSignal): Promise<Extract<EffectResult, { of: 'idCard.read' }>['result']> {
    const { devices, sessionNumber, clock } = this.#options;
    const read = await readIdCard(devices, this.#vault, () => clock.nowMs(), signal);
    if (!read.ok) return failed(read.error);
    const settled = session === null ? await this.#desk.settle() : ok([]);
    return {
      outcome: 'read',
      session: session ?? sessionNumber(),
      idCard: read.value,
      settled: settled.ok ? settled.value : [],
    };
  }

  async #askHost(effect: HostEffect, session: string | null, signal: AbortSignal): Promise<EffectResult> {
    const { devices, config } = this.#options;
    const { terminal } = config;
    const vault = this.#vault;
    switch (effect.effect) {
      case 'bank.pinState':
        return {
          of: effect.effect,
          result: said(await askBankPinState(devices, vault, signal), (state) => ({ outcome: 'state', ...state })),
        };
      case 'bank.verifyPin':
        return { of: effect.effect, result: said(await verifyBankPin(devices, vault, effect.key, signal), (outcome) => outcome) };
      case 'records.identity':
        return { of: effect.effect, result: said(await compareNumbers(devices, vault, terminal, signal), (outcome) => outcome) };
      case 'records.code': {
        const answer = await askWhoseCode(devices, vault, { terminal, key: effect.key }, signal);
        return { of: effect.effect, result: said(answer, (outcome) => outcome) };
      }
      case 'records.person': {
        const found = await askPerson(devices, vault, { terminal, evidence: effect.evidence });
        return { of: effect.effect, result: said(found, (person) => ({ outcome: 'found', person })) };
      }
      case 'records.inquire': {
        const answered = await askInquiry(devices, vault, effect.about, { terminal, evidence: effect.evidence });
        return { of: effect.effect, result: said(answered, (found) => ({ outcome: 'found', found })) };
      }
      case 'records.execute':
        return this.#execute(effect, session ?? '', signal);
      case 'records.order':
        return { of: effect.effect, result: said(await orderCard(devices, vault, terminal, effect), (outcome) => outcome) };
    }
  }

  /** The change in the records, then what the bank has to do with it. */
  async #execute(
    effect: Extract<AskEffect, { effect: 'records.execute' }>,
    session: string,
    signal: AbortSignal,
  ): Promise<Extract<EffectResult, { of: 'records.execute' }>> {
    const { devices, config, journal, clock } = this.#options;
    const vault = this.#vault;
    const executed = await executeCommand(devices, vault, config.terminal, effect);
    const side = executed.ok && executed.value.outcome === 'done' ? executed.value.receipt.bankSide : undefined;
    const line = { journal, bankHost: devices.bankHost, identity: () => bankCard(vault, signal), nowMs: () => clock.nowMs() };
    const subject = journal.stamp(vault.identityNumber ?? '');
    const bank = await tellBank(line, side, { session, subject, key: effect.key });
    return { of: 'records.execute', result: said(executed, (outcome) => outcome), bank };
  }

  async #print(effect: Extract<AskEffect, { effect: 'print' }>, signal: AbortSignal): Promise<EffectResult> {
    const { slipPrinter, documentPrinter } = this.#options.devices;
    const printer: SlipPrinter | DocumentPrinter = effect.printer === 'slip' ? slipPrinter : documentPrinter;
    const printed: Result<PrintReceipt, Fault> = await printer.print(effect.document, signal);
    return { of: 'print', result: said(printed, printedAs) };
  }
}

function retain({ retainCard }: RunnerOptions['devices'], insertion: number): Promise<Result<void, Fault>> {
  return retainCard === null ? Promise.resolve(err(fault('reader.retainFailed', 'the reader cannot keep cards'))) : retainCard(insertion);
}

type DeviceEffect = Extract<AskEffect, { effect: `card.${string}` | 'pad.enter' | 'numbers.enter' | 'idCard.read' | 'code.read' }>;
type HostEffect = Extract<AskEffect, { effect: `bank.${string}` | `records.${string}` }>;
