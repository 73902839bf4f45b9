/**
 * Carries out what an engineer asks for. Every visit has a number of its own in the journal, like a session, and every step stands there
 * before it is begun and after it has ended; nothing of a visit is recorded for replay.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';
import type { DeviceTest, SavedFile } from '../../api/maintenance-view.ts';
import type { Gate, MaintenanceAsk, MaintenanceResult, MaintenanceSide, ReadingProgress } from '../effects.ts';
import { levelOf, readinessOf } from '../readiness.ts';
import type { Engineer } from '../settings.ts';
import { testDevice } from './device-tests.ts';
import { findDevices, readinessFacts } from './inspect.ts';
import { askJournal } from './journal-pages.ts';
import { readinessDocument } from './report.ts';
import { engineerOfCard, engineerOfCode, enterCode, gateNow, SIGN_IN_STEP } from './sign-in.ts';
import { supportBundle } from './support-bundle.ts';
import type { MaintenanceTools } from './tools.ts';

interface Visit {
  readonly number: string;
  /** Whose card was put in, before the code. */
  card: Engineer | null;
  engineer: Engineer | null;
  /** Pages and files printed or laid down, for their serials. */
  papers: number;
}

export class MaintenanceRunner implements MaintenanceSide {
  readonly #tools: MaintenanceTools;
  #visit: Visit | null = null;

  constructor(tools: MaintenanceTools) {
    this.#tools = tools;
  }

  /** Answers one question. `onProgress` is told how far the reading of a card has come. */
  async ask(ask: MaintenanceAsk, signal: AbortSignal, onProgress: (progress: ReadingProgress) => void): Promise<MaintenanceResult> {
    if (ask.ask === 'open') return this.#open();
    const visit = this.#visit;
    // What is asked outside of a visit that somebody signed in to is a bug of the transition, not a way in.
    if (visit === null || (visit.engineer === null && !BEFORE_SIGN_IN.has(ask.ask))) throw new Error(`${ask.ask} without an engineer`);
    const { journal, clock } = this.#tools;
    // Asked before the try is written: it counts as wrong until its outcome stands beside it.
    const gate = gateNow(this.#tools);
    const step = journal.intend({
      session: visit.number,
      atMs: clock.nowMs(),
      step: stepOf(ask),
      access: 'read',
      facts: factsOf(ask, visit),
    });
    const answer = ask.ask === 'checkCode' ? await this.#checkCode(visit, gate) : await this.#carryOut(ask, visit, signal, onProgress);
    const { outcome, faultCode } = outcomeOf(answer);
    journal.conclude(step, {
      atMs: clock.nowMs(),
      outcome,
      ...(faultCode === null ? {} : { faultCode }),
      ...(visit.engineer === null ? {} : { facts: { engineer: visit.engineer.id } }),
    });
    if (outcome !== 'wrong') return answer;
    return { of: 'checkCode', result: { outcome: 'wrong', gate: gateNow(this.#tools) } };
  }

  /** A new visit: its number, and whether anybody may sign in now. */
  #open(): MaintenanceResult {
    const { journal, clock, visitNumber, terminal } = this.#tools;
    const number = visitNumber();
    const atMs = clock.nowMs();
    journal.beginSession({ session: number, startedAtMs: atMs, terminal: terminal.id, initial: null });
    const gate = gateNow(this.#tools);
    const step = journal.intend({ session: number, atMs, step: 'maintenance.open', access: 'read', facts: {} });
    const faultCode = gate.gate === 'closed' ? 'maintenance.notConfigured' : gate.gate === 'locked' ? 'maintenance.locked' : null;
    journal.conclude(step, { atMs, outcome: gate.gate, ...(faultCode === null ? {} : { faultCode }) });
    this.#visit = { number, card: null, engineer: null, papers: 0 };
    return { of: 'open', visit: number, gate };
  }

  async #carryOut(
    ask: Exclude<MaintenanceAsk, { ask: 'open' | 'checkCode' }>,
    visit: Visit,
    signal: AbortSignal,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<MaintenanceResult> {
    const tools = this.#tools;
    switch (ask.ask) {
      case 'engineerCard': {
        const found = await engineerOfCard(tools, ask.insertion, signal);
        visit.card = found.engineer;
        return { of: ask.ask, result: found.result };
      }
      case 'enterCode':
        return { of: ask.ask, result: await enterCode(tools, signal) };
      case 'explore': {
        const read = await tools.reader.explore(ask.insertion, ask.reveal, signal, onProgress);
        return { of: ask.ask, result: read.ok ? { outcome: 'read', ...read.value } : { outcome: 'failed', code: read.error.code } };
      }
      case 'devices':
        return { of: ask.ask, devices: await findDevices(tools) };
      case 'test':
        return { of: ask.ask, device: ask.device, result: await this.#test(ask, visit, signal) };
      case 'status': {
        const checks = readinessOf(await readinessFacts(tools));
        return { of: ask.ask, level: levelOf(checks), checks };
      }
      case 'save':
        return { of: ask.ask, result: await this.#save(ask.what, visit) };
      case 'leave':
        return this.#leave(ask.reason, visit);
      case 'sessions':
      case 'entries':
      case 'verifyChain':
        return askJournal(tools.journal, ask);
    }
  }

  #leave(reason: string, visit: Visit): MaintenanceResult {
    const { journal, clock, devices } = this.#tools;
    journal.endSession(visit.number, clock.nowMs(), `maintenance ${reason}`);
    devices.pad.clear();
    devices.lights.clear();
    devices.sound.stop();
    devices.speech.stop();
    this.#visit = null;
    return { of: 'leave' };
  }

  async #checkCode(visit: Visit, gate: Gate): Promise<MaintenanceResult> {
    const { settings, devices } = this.#tools;
    const wrong: MaintenanceResult = { of: 'checkCode', result: { outcome: 'wrong', gate } };
    if (gate.gate !== 'open' || (settings.requireCard && visit.card === null)) {
      devices.pad.clear();
      return wrong;
    }
    const found = await engineerOfCode(this.#tools, visit.card);
    if (!found.ok) return { of: 'checkCode', result: { outcome: 'failed', code: found.error.code } };
    if (found.value === null) return wrong;
    visit.engineer = found.value;
    return { of: 'checkCode', result: { outcome: 'right', engineer: found.value.id } };
  }

  async #test({ device, insertion }: Extract<MaintenanceAsk, { ask: 'test' }>, visit: Visit, signal: AbortSignal): Promise<DeviceTest> {
    visit.papers += 1;
    const tested: Result<string, Fault> = await testDevice(this.#tools, device, insertion, `${visit.number}-${visit.papers}`, signal);
    const atMs = this.#tools.clock.nowMs();
    return tested.ok
      ? { atMs, outcome: 'passed', faultCode: null, said: tested.value }
      : { atMs, outcome: 'failed', faultCode: tested.error.code, said: '' };
  }

  async #save(what: 'report' | 'bundle', visit: Visit): Promise<SavedFile> {
    const tools = this.#tools;
    visit.papers += 1;
    const serial = `${visit.number}-${visit.papers}`;
    const checks = readinessOf(await readinessFacts(tools));
    const file = join(tools.folder, what === 'report' ? `readiness-${serial}.pdf` : `support-${serial}.tar.gz`);
    const bytes =
      what === 'report'
        ? await tools.renderPdf(readinessDocument(tools, checks, serial, visit.engineer?.id ?? ''))
        : supportBundle(tools, checks);
    try {
      mkdirSync(tools.folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, bytes, { mode: 0o600 });
    } catch {
      return { outcome: 'failed', what, faultCode: 'maintenance.exportFailed' };
    }
    return { outcome: 'saved', what, file };
  }
}

const BEFORE_SIGN_IN: ReadonlySet<string> = new Set<MaintenanceAsk['ask']>(['engineerCard', 'enterCode', 'checkCode', 'leave']);

function stepOf(ask: MaintenanceAsk): string {
  return ask.ask === 'checkCode' ? SIGN_IN_STEP : `maintenance.${ask.ask}`;
}

function factsOf(ask: MaintenanceAsk, { engineer }: Visit): Readonly<Record<string, string | number | boolean>> {
  const who = engineer === null ? {} : { engineer: engineer.id };
  if (ask.ask === 'explore') return { ...who, revealed: ask.reveal };
  if (ask.ask === 'test') return { ...who, device: ask.device };
  if (ask.ask === 'entries') return { ...who, session: ask.session };
  if (ask.ask === 'save') return { ...who, what: ask.what };
  return ask.ask === 'leave' ? { ...who, reason: ask.reason } : who;
}

function outcomeOf(answer: MaintenanceResult): { readonly outcome: string; readonly faultCode: string | null } {
  if (!('result' in answer)) return { outcome: 'done', faultCode: null };
  const { result } = answer;
  if ('broken' in result) return { outcome: 'failed', faultCode: 'journal.chainBroken' };
  if (!('outcome' in result)) return { outcome: 'done', faultCode: null };
  if ('faultCode' in result) return { outcome: result.outcome, faultCode: result.faultCode };
  if (result.outcome === 'wrong') return { outcome: 'wrong', faultCode: 'maintenance.wrongCode' };
  if (result.outcome === 'unknown') return { outcome: 'unknown', faultCode: 'maintenance.unknownCard' };
  return { outcome: result.outcome, faultCode: result.outcome === 'failed' ? result.code : null };
}
