import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { shanghaiDate } from '../../native/base/civil-date.ts';
import { HOLDER, PEOPLE } from '../../db/authority/testing.ts';
import { openSqlite } from '../../db/dialects/sqlite.ts';
import { addMonths, dayOf, monthOf } from '../../db/machines/months.ts';
import { migrateAuthority } from '../../db/migrate.ts';
import type { AuthoritySchema } from '../../db/schema.ts';
import { ensureSeeded } from '../../db/seed.ts';
import { ensureSimulatedStaff } from '../../db/seed-staff.ts';
import { ledgerAccountId } from '../../db/stores/accounts.ts';
import type { Io } from './command.ts';
import { run } from './run.ts';

const root = mkdtempSync(join(tmpdir(), 'kiosk-office-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const today = shanghaiDate(Date.now());
/** Paid on its 12th, its day has come whenever this runs. */
const month = addMonths(monthOf(today), -2);
let folder: string;
const records = () => openSqlite<AuthoritySchema>(join(folder, 'records.sqlite'));

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'data-'));
  const db = records();
  await migrateAuthority(db);
  await ensureSeeded(db, PEOPLE, today);
  await ensureSimulatedStaff(db, today);
  const base = { social_security_number: HOLDER, kind: 'employeeMedical', base_fen: 500_000, employer_id: null } as const;
  const insured = {
    state: 'insured',
    place: '湖南省长沙市天心区',
    contribution_months: 1,
    scheme: 'employed',
    since: '2023-10-01',
  } as const;
  await db
    .insertInto('insurances')
    .values({ ...base, ...insured })
    .execute();
  const paid = { month, paid_on: dayOf(month, 12), employer_fen: 0, person_fen: 0, period: null };
  await db
    .insertInto('contributions')
    .values({ ...base, ...paid })
    .execute();
  await db.destroy();
});

async function office(typed: string, ...words: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    input: Readable.from([Buffer.from(`${typed}\n`)]),
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    signal: new AbortController().signal,
  };
  const common = ['--city', 'changsha', '--data', folder, '--json'];
  const code = await run(io, ['office', ...words, ...common]);
  return { code, told: JSON.parse(said.out[0] ?? 'null') as unknown, said: said.out.join() + said.err.join() };
}
const fault = (code: string) => ({ fault: expect.objectContaining({ code }) as unknown });
const credit = (...words: string[]) => office('000000', 'credit-month', '--month', month, '--staff', '1004', ...words);

describe('kiosk office', () => {
  it('credits a month, tells it beforehand without doing it, and does it once', async () => {
    const counts = { credited: 1, creditedLate: 0, creditedFen: 13_500 };
    expect(await credit('--dry-run')).toMatchObject({ code: 0, told: { city: 'changsha', month, dryRun: true, counts } });
    expect(await credit()).toMatchObject({ code: 0, told: { dryRun: false, counts } });
    expect(await credit()).toMatchObject({ code: 1, told: fault('office.alreadyRun') });
    expect(await credit('--resume')).toMatchObject({ code: 1, told: fault('office.alreadyRun') });
  });

  it('goes on with a run that a crash left, only when told to', async () => {
    const db = records();
    const left = {
      kind: 'creditMonth',
      city: 'changsha',
      period: month,
      at_ms: 1,
      staff_id: '1004',
      outcome: '{"state":"running"}',
    } as const;
    await db.insertInto('office_runs').values(left).execute();
    await db.destroy();
    expect(await credit()).toMatchObject({ code: 1, told: fault('office.running') });
    expect(await credit('--resume')).toMatchObject({ code: 0, told: { counts: { credited: 1 } } });
  });

  it('is for the back office alone, and tells no password', async () => {
    const year = ['turn-year', '--year', today.slice(0, 4), '--staff'];
    expect(await office('000000', ...year, '1002')).toMatchObject({ code: 1, told: fault('office.notAuthorised') });
    const wrong = await office('geheim-77', ...year, '1004');
    expect(wrong).toMatchObject({ code: 1, told: fault('office.notAuthorised') });
    expect(wrong.said).not.toContain('geheim-77');
    expect(await office('', ...year, '1004')).toMatchObject({ code: 2 });
    const file = join(folder, 'password');
    writeFileSync(file, '000000\n', { mode: 0o600 });
    expect(await office('', ...year, '1004', '--password-file', file)).toMatchObject({ code: 0, told: { counts: { carried: 0 } } });
  });

  it('pays a settlement file once, and fails where a payment cannot be made', async () => {
    await credit();
    const file = join(folder, 'payments.json');
    const payment = {
      accountId: ledgerAccountId(HOLDER),
      purpose: 'outpatient',
      kind: 'use',
      note: '门诊',
      to: 'provider',
      amountFen: 13_000,
    };
    const pay = (...words: string[]) => office('000000', 'pay', '--payments', file, '--staff', '1004', ...words);
    writeFileSync(file, JSON.stringify([{ ...payment, transactionId: 'S-1' }]));
    expect(await pay('--dry-run')).toMatchObject({ code: 0, told: { dryRun: true, payments: [{ outcome: 'paid' }] } });
    expect(await pay()).toMatchObject({ code: 0, told: { payments: [{ transactionId: 'S-1', outcome: 'paid' }] } });
    expect(await pay()).toMatchObject({ code: 0, told: { payments: [{ outcome: 'already' }] } });
    writeFileSync(file, JSON.stringify([{ ...payment, transactionId: 'S-2' }]));
    expect(await pay()).toMatchObject({ code: 1, told: { payments: [{ outcome: 'notEnough' }] } });
    writeFileSync(file, JSON.stringify([{ ...payment, transactionId: 'S-3', amountFen: 0.5 }]));
    const refused = await pay();
    expect(refused.code).toBe(2);
    expect(refused.said).toContain('0.amountFen');
  });

  it('that is ended half-way says so, and what was done stays done', async () => {
    const io: Io = {
      input: Readable.from([Buffer.from('000000\n')]),
      out: () => undefined,
      err: () => undefined,
      signal: AbortSignal.abort(),
    };
    const file = join(folder, 'password');
    writeFileSync(file, '000000');
    const said: string[] = [];
    const words = ['--city', 'changsha', '--data', folder, '--month', month, '--staff', '1004', '--password-file', file];
    expect(await run({ ...io, err: (line) => said.push(line) }, ['office', 'credit-month', ...words])).toBe(1);
    expect(said.join()).toContain('office.brokenOff: ');
    expect(await credit('--resume')).toMatchObject({ code: 0, told: { counts: { credited: 1 } } });
  });

  it('works on records that are there: a path that holds none is refused and stays empty', async () => {
    const other = mkdtempSync(join(root, 'none-'));
    expect(
      await office('000000', 'credit-month', '--month', month, '--staff', '1004', '--database', join(other, 'x.sqlite')),
    ).toMatchObject({
      code: 2,
    });
    folder = other;
    expect(await credit()).toMatchObject({ code: 2, told: fault('cli.usage') });
    expect(await credit('--resume')).toMatchObject({ code: 2 });
  });

  it('refuses a month and a year that have not begun', async () => {
    const later = addMonths(monthOf(today), 1);
    expect(await office('000000', 'credit-month', '--month', later, '--staff', '1004')).toMatchObject({ code: 2 });
    expect(await office('000000', 'credit-month', '--month', '2026-13', '--staff', '1004')).toMatchObject({ code: 2 });
    expect(await office('000000', 'turn-year', '--year', '2999', '--staff', '1004')).toMatchObject({ code: 2 });
  });
});
