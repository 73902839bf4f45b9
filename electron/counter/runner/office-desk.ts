/** Queue, search, the day's report: the office's side of a counter. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shanghaiDate, shanghaiTime } from '../../../native/base/civil-date.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { DayReport, FoundRow, QueueRow } from '../../api/counter-view.ts';
import type { Asker } from '../../../db/authority/api.ts';
import type { HostAnswer, SocialSecurityHost } from '../../hosts/ports.ts';
import type { Entry } from '../../audit/chain.ts';
import { dayPaper } from '../day-paper.ts';
import { serviceOf } from '../day.ts';
import { NOTHING_SHOWN } from '../../../db/rules/model.ts';
import { factsOf, reportOfDay, stepsOf } from './day-desk.ts';
import type { CounterTools } from './tools.ts';

export class OfficeDesk {
  readonly #tools: CounterTools;
  readonly #host: SocialSecurityHost<HostAnswer>;

  /** `host`: as the clerk who is signed in uses it. */
  constructor(tools: CounterTools, host: SocialSecurityHost<HostAnswer>) {
    this.#tools = tools;
    this.#host = host;
  }

  /** Open orders and corrections of the outlet, and what this counter does not know the end of. */
  async queue(): Promise<Result<readonly QueueRow[], Fault>> {
    const { config, journal, clock } = this.#tools;
    const { city, outletId } = config.terminal;
    const question = { inquiry: 'openRequests', city, ...(outletId === undefined ? {} : { outletId }) } as const;
    const found = await this.#host.inquire('openRequests', question, this.#asker());
    if (!found.ok) return found;
    const today = shanghaiDate(clock.nowMs());
    const requests = found.value.map((row): QueueRow => ({ ...row, overdue: row.dueOn !== null && row.dueOn < today }));
    return ok([...requests, ...stepsOf(journal.unresolved()).map(unknownRow)]);
  }

  /** By receipt number, on any terminal of the records; by slip serial, on this one. */
  async search(number: string): Promise<Result<readonly FoundRow[], Fault>> {
    const { journal } = this.#tools;
    const wanted = number.trim();
    const slips = journal.entriesNamed('serial', wanted).filter(({ kind }) => kind === 'intent');
    const rows = slips.map((entry) => this.#slipRow(entry, wanted));
    const found = await this.#host.inquire('receipt', { inquiry: 'receipt', number: wanted }, this.#asker());
    if (!found.ok) return rows.length > 0 ? ok(rows) : found;
    const session = (): string => journal.entriesNamed('receipt', wanted)[0]?.session ?? '';
    const receipts = found.value.map(({ command, atMs, subject, staff, approvedBy }): FoundRow => ({
      kind: 'receipt',
      number: wanted,
      what: command,
      atMs,
      outcome: 'done',
      holder: subject,
      staff: staff ?? '',
      approvedBy: approvedBy ?? '',
      session: session(),
    }));
    return ok([...receipts, ...rows]);
  }

  day(on: string, reconcile: boolean): Promise<Result<DayReport, Fault>> {
    const { journal, clock } = this.#tools;
    return reportOfDay({ journal, host: this.#host, nowMs: () => clock.nowMs() }, on, reconcile);
  }

  /** Lays the report down as PDF; gives the file's name. */
  async save(report: DayReport): Promise<Result<string, Fault>> {
    const { config, clock, folder, renderPdf } = this.#tools;
    const { terminal, rules } = config;
    const place = { outlet: terminal.outletName, terminal: terminal.id, hotline: rules.hotline, issuedAt: shanghaiTime(clock.nowMs()) };
    const file = join(folder, `day-end-${terminal.id}-${report.on}.pdf`);
    const bytes = await renderPdf(dayPaper(report, place));
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, bytes, { mode: 0o600 });
      return ok(file);
    } catch {
      return err(fault('counter.saveFailed', `the report could not be written to ${folder}`));
    }
  }

  #asker(): Asker {
    return { terminal: this.#tools.config.terminal, evidence: NOTHING_SHOWN };
  }

  #slipRow({ id, session, atMs, facts }: Entry, number: string): FoundRow {
    const end = this.#tools.journal.steps(session).find(({ intent }) => intent === id);
    const { title, staff } = factsOf(facts);
    const words = (value: unknown): string => (typeof value === 'string' ? value : '');
    const outcome = end?.faultCode ?? end?.outcome ?? 'unknown';
    return { kind: 'slip', number, what: words(title), atMs, outcome, holder: '', staff: words(staff), approvedBy: '', session };
  }
}

function unknownRow(step: ReturnType<typeof stepsOf>[number]): QueueRow {
  return {
    kind: 'unknown',
    number: step.key ?? String(step.id),
    what: serviceOf(step) ?? step.step,
    step: 'unknown',
    since: shanghaiDate(step.atMs),
    dueOn: null,
    holder: '',
    overdue: false,
  };
}
