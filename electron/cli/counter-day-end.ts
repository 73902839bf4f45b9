import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shanghaiDate, isCivilDate, shanghaiTime } from '../../native/base/civil-date.ts';
import { systemClock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import { renderA4Pdf } from '../../native/printer/pdf/a4.ts';
import type { DayReport } from '../api/counter-view.ts';
import { tryJournal, plainLine } from '../compose.ts';
import { openSocialSecurityHost } from '../compose-authority.ts';
import { readConfiguration, type Configuration } from '../configuration.ts';
import { simulatedCounterConfiguration } from '../configuration-counter.ts';
import { packTrust } from '../configuration-rules.ts';
import { commandWords, dayPaper, type ReportPlace } from '../counter/day-paper.ts';
import { reportOfDay } from '../counter/runner/day-desk.ts';
import { CITY_IDS } from '../../db/rules/words.ts';
import { loadPack } from '../../db/rules/load-pack.ts';
import { openRecords } from '../records.ts';
import { rulesOf } from '../rules.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

const FEN_A_YUAN = 100;

/** `kiosk counter day-end` */
export const command: Command = {
  name: 'counter day-end',
  usage: '[--date DATE] [--config FILE | [--data DIR] [--city CITY]] [--reconcile] [--pdf FILE] [--json]',
  summary: "The day's report of a counter: services, fees, receipts, slips, and the commands whose end is not known.",
  options: {
    date: { kind: 'text', value: 'DATE', help: 'civil date in Shanghai, YYYY-MM-DD (default today)' },
    config: { kind: 'text', value: 'FILE', help: 'configuration of the counter; without it the simulated one is reported' },
    data: { kind: 'text', value: 'DIR', help: 'data directory of a simulated counter (default var/kiosk)' },
    city: { kind: 'text', value: 'CITY', choices: CITY_IDS, help: 'city of a simulated counter (default zhaotong)' },
    reconcile: { kind: 'flag', help: 'asks the host what became of the commands whose end is not known' },
    pdf: { kind: 'text', value: 'FILE', help: 'writes the report to this file too, on A4' },
    json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
  },
  run: async (io, args) => {
    const json = args.flag('json');
    const report = await reportOf(io, args);
    if (!report.ok) return tellFault(io, report.error, json);
    const file = args.text('pdf');
    const written = file === undefined ? ok(undefined) : await write(file, report.value.paper);
    if (!written.ok) return tellFault(io, written.error, json);
    if (json) io.out(JSON.stringify(report.value.report));
    else for (const line of linesOf(report.value.report)) io.out(line);
    return EXIT.done;
  },
};

interface Reported {
  readonly report: DayReport;
  readonly paper: SlipDocument;
}

async function write(file: string, paper: SlipDocument): Promise<Result<void, Fault>> {
  const bytes = await renderA4Pdf(paper);
  try {
    writeFileSync(file, bytes, { mode: 0o600 });
    return ok(undefined);
  } catch {
    return err(fault('counter.saveFailed', `the report could not be written to ${file}`));
  }
}

async function reportOf(io: Io, args: Arguments): Promise<Result<Reported, Fault>> {
  const on = args.text('date') ?? shanghaiDate(systemClock.nowMs());
  if (!isCivilDate(on)) return err(usage('--date must be a date YYYY-MM-DD'));
  const file = args.text('config');
  if (file === undefined) {
    const counter = simulatedCounterConfiguration(args.text('data') ?? join('var', 'kiosk'), args.text('city') ?? null);
    return read(io, counter, on, args.flag('reconcile'));
  }
  const configuration = readConfiguration(file);
  return configuration.ok ? read(io, configuration.value, on, args.flag('reconcile')) : configuration;
}

async function read(io: Io, configuration: Configuration, on: string, reconcile: boolean): Promise<Result<Reported, Fault>> {
  const trust = packTrust(configuration.rules);
  const pack = loadPack(configuration.terminal.city, trust);
  if (!pack.ok) return pack;
  const journal = tryJournal({ directory: configuration.dataDirectory, clock: systemClock });
  if (!journal.ok) return journal;
  const records = await openRecords(configuration.dataDirectory, systemClock, trust);
  const onBug = (error: unknown): void => io.err(String(error));
  const parts = { configuration, records, rules: rulesOf(pack.value), clock: systemClock, journal: journal.value, line: plainLine, onBug };
  const authority = openSocialSecurityHost(parts);
  try {
    const tools = { journal: journal.value, host: authority.host, nowMs: () => systemClock.nowMs() };
    const report = await reportOfDay(tools, on, reconcile);
    return report.ok ? ok({ report: report.value, paper: dayPaper(report.value, placeOf(configuration, parts.rules.hotline)) }) : report;
  } finally {
    authority.close();
    journal.value.close();
    await records.close();
  }
}

function placeOf({ terminal }: Configuration, hotline: string): ReportPlace {
  return { outlet: terminal.outletName, terminal: terminal.id, hotline, issuedAt: shanghaiTime(systemClock.nowMs()) };
}

function linesOf(report: DayReport): readonly string[] {
  const yuan = (fen: number): string => (fen / FEN_A_YUAN).toFixed(2);
  return [
    `${report.on}  receipts ${report.receipts}  fees ${yuan(report.feeFen)} yuan  slips ${report.slipsPrinted} printed, ${report.slipsBroken} not`,
    ...(report.firstReceipt === null ? [] : [`receipts ${report.firstReceipt} to ${report.lastReceipt ?? ''}`]),
    ...report.services.map((row) => `${commandWords(row.what)}  done ${row.done}  refused ${row.refused}  fees ${yuan(row.feeFen)} yuan`),
    `outcomes not known: ${report.unknown.filter(({ state }) => state === 'open').length}`,
    ...report.unknown.map((row) =>
      `  ${shanghaiTime(row.atMs)}  ${commandWords(row.what)}  ${row.key}  ${row.state}  ${row.receiptNumber ?? ''}`.trimEnd(),
    ),
  ];
}
