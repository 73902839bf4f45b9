/** The back office's work over a whole city, on both databases. */
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import { bench, HOLDER, NEWCOMER, prepareBench, START_MS } from '../authority/testing.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../schema.ts';
import { ensureSimulatedStaff } from '../seed-staff.ts';
import { ledgerAccountId } from '../stores/accounts.ts';
import { verifyAudit } from '../stores/audit.ts';
import { verifyLedger } from '../stores/ledger.ts';
import { planCredits, runCredits, type CreditRun } from './credit-run.ts';
import { signInOfficer } from './officer.ts';
import { payAll, planPayments, type PayBatch } from './pay-batch.ts';
import { poolOf } from './pools.ts';
import { packOf } from './testing.ts';
import { planYear, runYear } from './year-run.ts';

const CHANGSHA = packOf('changsha');
const BASE_FEN = 500_000;
const AMOUNT_FEN = 13_500;
const never = new AbortController().signal;
const common = { staff: '1004', nowMs: START_MS, resume: false, signal: never } as const;
const creditsOf = (month: string, over: Partial<CreditRun> = {}): CreditRun => ({
  ...common,
  month,
  on: '2026-11-22',
  pack: CHANGSHA,
  ...over,
});
const NOBODY = { credited: 0, creditedLate: 0, creditedFen: 0 };

async function prepare(db: AuthorityDatabase): Promise<void> {
  await prepareBench(db);
  await ensureSimulatedStaff(db, '2026-11-22');
  const insurance = { kind: 'employeeMedical', state: 'insured', contribution_months: 1, scheme: 'employed', since: '2023-10-01' } as const;
  const rows = [
    { ...insurance, social_security_number: HOLDER, place: '湖南省长沙市天心区', base_fen: BASE_FEN, employer_id: null },
    { ...insurance, social_security_number: NEWCOMER, place: '云南省昭通市昭阳区', base_fen: BASE_FEN, employer_id: null },
  ];
  await db.insertInto('insurances').values(rows).execute();
}

async function contribution(db: AuthorityDatabase, month: string, paidOn: string | null): Promise<void> {
  const row = { social_security_number: HOLDER, kind: 'employeeMedical', month, base_fen: BASE_FEN, employer_id: null } as const;
  await db
    .insertInto('contributions')
    .values({ ...row, employer_fen: 0, person_fen: 0, paid_on: paidOn, period: null })
    .execute();
}

const trail = async (db: AuthorityDatabase) =>
  (await db.selectFrom('audit_entries').select(['command', 'subject', 'outcome', 'staff_id']).orderBy('sequence').execute()).map(
    ({ command, subject, outcome, staff_id: staff }) => [command, subject, outcome, staff].join(' '),
  );

onBothDatabases('the work of the back office', (databases) => {
  const start = () => databases.prepared<AuthoritySchema>('office', prepare);

  it('credits a month to who is insured in the city and has paid, once, with who did it in the trail', async () => {
    const db = await start();
    await contribution(db, '2026-10', '2026-10-24');
    expect(await planCredits(db, creditsOf('2026-10'))).toEqual({ ok: true, value: { ...NOBODY, credited: 1, creditedFen: AMOUNT_FEN } });
    expect(await db.selectFrom('monthly_credits').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('office_runs').selectAll().execute()).toEqual([]);
    expect(await runCredits(db, creditsOf('2026-10'))).toEqual({ ok: true, value: { ...NOBODY, credited: 1, creditedFen: AMOUNT_FEN } });
    expect(await db.selectFrom('monthly_credits').select('social_security_number as person').execute()).toEqual([{ person: HOLDER }]);
    for (const again of [runCredits, planCredits])
      expect(await again(db, creditsOf('2026-10'))).toEqual({ ok: false, error: { refusal: 'alreadyRun', atMs: START_MS } });
    expect(await trail(db)).toEqual(['office.creditMonth changsha 2026-10 begun 1004', 'office.creditMonth changsha 2026-10 done 1004']);
    expect(await verifyAudit(db)).toMatchObject({ brokenAt: null });
    expect(await verifyLedger(db)).toMatchObject({ wrong: [] });
  });

  it('gives the next run what was paid too late for the one before', async () => {
    const db = await start();
    await contribution(db, '2026-09', null);
    expect(await runCredits(db, creditsOf('2026-09', { on: '2026-10-20' }))).toMatchObject({ value: { credited: 0, unpaid: 1 } });
    await db.updateTable('contributions').set({ paid_on: '2026-10-12' }).execute();
    await contribution(db, '2026-10', '2026-10-12');
    expect(await runCredits(db, creditsOf('2026-10'))).toMatchObject({
      value: { credited: 1, creditedLate: 1, creditedFen: 2 * AMOUNT_FEN },
    });
    expect(await runCredits(db, creditsOf('2026-11'))).toMatchObject({ value: { credited: 0, creditedLate: 0, unpaid: 1 } });
  });

  it('has one winner where the same run is begun four times at once, and no fen twice', async () => {
    const db = await start();
    await contribution(db, '2026-10', '2026-10-24');
    const ended = await Promise.all(Array.from({ length: 4 }, () => runCredits(db, creditsOf('2026-10'))));
    expect(ended.filter((one) => one.ok)).toHaveLength(1);
    expect(await db.selectFrom('ledger_entries').selectAll().where('account_id', '=', ledgerAccountId(HOLDER)).execute()).toHaveLength(1);
    const turned = await Promise.all(Array.from({ length: 4 }, () => runYear(db, { ...common, year: 2027, city: 'changsha' })));
    expect(turned.filter((one) => one.ok)).toHaveLength(1);
  });

  it('tells of a run that was broken off, and goes on with it only when told to', async () => {
    const db = await start();
    await contribution(db, '2026-10', '2026-10-24');
    expect(await runCredits(db, creditsOf('2026-10', { resume: true }))).toMatchObject({ error: { refusal: 'nothingToResume' } });
    expect(await runCredits(db, creditsOf('2026-10', { signal: AbortSignal.abort() }))).toEqual({ ok: true, value: null });
    expect(await runCredits(db, creditsOf('2026-10'))).toMatchObject({ error: { refusal: 'running' } });
    expect(await runCredits(db, creditsOf('2026-10', { resume: true }))).toMatchObject({ value: { credited: 1 } });
    expect(await runCredits(db, creditsOf('2026-10', { resume: true }))).toMatchObject({ error: { refusal: 'alreadyRun' } });
    expect((await trail(db)).map((line) => line.split(' ')[3])).toEqual(['begun', 'brokenOff', 'resumed', 'done']);
  });

  it('carries what is left into the new year on the accounts of the city alone', async () => {
    const db = await start();
    await contribution(db, '2026-10', '2026-10-24');
    expect(await runCredits(db, creditsOf('2026-10'))).toMatchObject({ ok: true });
    const run = { ...common, year: 2027, city: 'changsha' } as const;
    expect(await planYear(db, run)).toEqual({ ok: true, value: { carried: 1, carriedFen: AMOUNT_FEN, noCity: 0 } });
    expect(await runYear(db, run)).toEqual({ ok: true, value: { carried: 1, carriedFen: AMOUNT_FEN, noCity: 0 } });
    expect(await runYear(db, run)).toMatchObject({ error: { refusal: 'alreadyRun' } });
    const accounts = await db.selectFrom('accounts').select(['id', 'carried_fen', 'carried_year']).orderBy('id').execute();
    expect(accounts.find(({ id }) => id === ledgerAccountId(HOLDER))).toMatchObject({ carried_fen: AMOUNT_FEN, carried_year: 2027 });
    expect(accounts.find(({ id }) => id.startsWith('card:'))).toMatchObject({ carried_year: null });
    expect(await runYear(db, { ...run, city: 'zhaotong' })).toMatchObject({ value: { carried: 1 } });
  });

  it('pays a list once, each with its own answer; a dry run of it leaves nothing behind', async () => {
    const db = await start();
    await contribution(db, '2026-10', '2026-10-24');
    expect(await runCredits(db, creditsOf('2026-10'))).toMatchObject({ ok: true });
    const one = { accountId: ledgerAccountId(HOLDER), purpose: 'outpatient', kind: 'use', note: '门诊', to: 'provider' } as const;
    const payments: PayBatch['payments'] = [
      { ...one, transactionId: 'P-1', amountFen: 10_000 },
      { ...one, transactionId: 'P-2', amountFen: 10_000 },
      { ...one, transactionId: 'P-3', amountFen: 1, accountId: 'card:T12765010' },
      { ...one, transactionId: 'P-4', amountFen: 1, accountId: 'ledger:nobody' },
    ];
    const batch: PayBatch = { payments, pack: CHANGSHA, on: '2026-11-22', staff: '1004', nowMs: START_MS, signal: never };
    const before = await trail(db);
    const outcomes = ['paid', 'notEnough', 'otherCity', 'noAccount'];
    expect((await planPayments(db, batch)).map((line) => line.outcome)).toEqual(outcomes);
    expect(await trail(db)).toEqual(before);
    expect((await payAll(db, batch)).map((line) => line.outcome)).toEqual(outcomes);
    const other = { ...batch, payments: [{ ...one, transactionId: 'P-1', amountFen: 9_999 }] };
    expect((await payAll(db, other)).map((line) => line.outcome)).toEqual(['keyReused']);
    expect((await payAll(db, batch))[0]?.outcome).toBe('already');
    const [account] = await db.selectFrom('accounts').select('balance_fen').where('id', '=', one.accountId).execute();
    expect(account).toEqual({ balance_fen: AMOUNT_FEN - 10_000 });
    expect((await trail(db)).slice(before.length)[0]).toBe('office.pay 530***********4024 done 1004');
    expect(await verifyLedger(db)).toMatchObject({ wrong: [] });
  });
});

it('who does it is of the back office: anybody else is told no, a wrong password costs a try', async () => {
  const { db } = await bench();
  await ensureSimulatedStaff(db, '2026-11-22');
  const as = (number: string, password: string) => signInOfficer(db, { number, password }, START_MS);
  expect(await as('1004', '000000')).toEqual({ ok: true, value: '1004' });
  expect(await as('1002', '000000')).toEqual({ ok: false, error: 'notAuthorised' });
  expect(await as('9999', '000000')).toEqual({ ok: false, error: 'wrong' });
  for (const error of ['wrong', 'wrong', 'wrong', 'wrong', 'locked', 'locked'])
    expect(await as('1004', '111111')).toEqual({ ok: false, error });
  expect(await as('1004', '000000')).toEqual({ ok: false, error: 'locked' });
  expect((await db.selectFrom('staff_sign_ins').select('ends_at_ms').execute()).every((row) => row.ends_at_ms <= START_MS)).toBe(true);
  await db.destroy();
});

it('knows the pool area of a person by the place of the insurance, in the city that asks', () => {
  expect(poolOf('湖南省长沙市天心区', 'changsha')).toBe('changsha');
  expect(poolOf('湖南省本级', 'hunan-ledger')).toBe('province');
  expect(poolOf('湖南省株洲市荷塘区', 'hunan-ledger')).toBe('ledgerArea');
  expect(poolOf('江苏省苏州市姑苏区', 'suzhou')).toBe('cardArea');
  expect(poolOf('云南省昭通市昭阳区', 'zhaotong')).toBe('cardArea');
  expect([poolOf('湖南省长沙市', 'hunan-ledger'), poolOf('湖南省本级', 'changsha'), poolOf('上海市浦东新区', 'suzhou')]).toEqual([
    null,
    null,
    null,
  ]);
});
