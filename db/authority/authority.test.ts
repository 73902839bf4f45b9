import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import type { AuthoritySchema } from '../schema.ts';
import { verifyAudit } from '../stores/audit.ts';
import type { CommandOutcome, FunctionStanding } from './api.ts';
import {
  bench as benchOn,
  prepareBench,
  CARD,
  DAY_MS,
  dayAfter,
  envelope,
  HOLDER,
  NEW_CARD,
  NEWCOMER,
  OLD_CARD,
  START_MS,
  type Ask,
  type Bench,
} from './testing.ts';

type Fn = FunctionStanding['cardFunction'];
const report = (b: Bench, cardFunction: Fn, over: Ask = {}) =>
  b.authority.execute({ command: 'reportLoss', cardFunction, ...envelope(over) });
const lift = (b: Bench, cardFunction: Fn, over: Ask = {}) => b.authority.execute({ command: 'liftLoss', cardFunction, ...envelope(over) });
const activate = (b: Bench, cardFunction: Fn, over: Ask = {}) =>
  b.authority.execute({ command: 'activate', cardFunction, ...envelope(over) });

async function states(b: Bench, subject = envelope().subject): Promise<Record<string, string>> {
  const person = await b.authority.person(subject);
  if (!person.ok) throw new Error(person.error);
  return Object.fromEntries(person.value.card.functions.map((one) => [one.cardFunction, one.state]));
}
function receipt(outcome: CommandOutcome) {
  if (outcome.outcome !== 'done') throw new Error(`${outcome.code} ${outcome.reason.en}`);
  return outcome.receipt;
}
function code(outcome: CommandOutcome): string {
  return outcome.outcome === 'done' ? 'done' : outcome.code;
}

onBothDatabases('the authority', (databases) => {
  const bench = async () => benchOn(await databases.prepared<AuthoritySchema>('bench', prepareBench));

  describe('a temporary loss report in Zhaotong', () => {
    it('freezes the social-security function alone and gives a receipt with the date on which it lapses', async () => {
      const b = await bench();
      const outcome = receipt(await report(b, 'socialSecurity'));
      expect(outcome).toEqual({
        number: 'ZT-20261122-000001',
        issuedAtMs: START_MS,
        functions: [{ cardFunction: 'socialSecurity', state: 'temporarilyLost' }],
        lapsesOn: '2026-12-12',
        movedBalanceFen: null,
      });
      expect(await states(b)).toEqual({ socialSecurity: 'temporarilyLost', bank: 'active', eWallet: 'active' });
    });

    it('holds on its last day until midnight in Shanghai and not a moment longer', async () => {
      const b = await bench();
      receipt(await report(b, 'socialSecurity'));
      b.passMs(Date.parse('2026-12-11T15:59:59.999Z') - START_MS);
      expect((await states(b))['socialSecurity']).toBe('temporarilyLost');
      b.passMs(1);
      const person = await b.authority.person(envelope().subject);
      expect(person.ok ? person.value.card.functions[2] : null).toEqual({
        cardFunction: 'socialSecurity',
        state: 'active',
        since: '2026-12-12',
        lapsesOn: null,
      });
    });

    it('that lapsed cannot be lifted, and the loss can be reported anew', async () => {
      const b = await bench();
      receipt(await report(b, 'socialSecurity'));
      b.passDays(20);
      expect(code(await lift(b, 'socialSecurity'))).toBe('wrongState');
      expect(receipt(await report(b, 'socialSecurity')).lapsesOn).toBe(dayAfter(40));
      const reports = await b.db.selectFrom('loss_reports').select(['ended_by', 'ended_on']).orderBy('reported_on').execute();
      expect(reports).toEqual([
        { ended_by: 'lapse', ended_on: '2026-12-12' },
        { ended_by: null, ended_on: null },
      ]);
    });

    it('is lifted with card and ID card, and the function is active from that day', async () => {
      const b = await bench();
      receipt(await report(b, 'socialSecurity'));
      b.passDays(3);
      expect(receipt(await lift(b, 'socialSecurity')).functions).toEqual([{ cardFunction: 'socialSecurity', state: 'active' }]);
      expect((await states(b))['socialSecurity']).toBe('active');
    });

    it('is refused for the bank function, in the words of the rules', async () => {
      const outcome = await report(await bench(), 'bank');
      expect(outcome).toMatchObject({ outcome: 'refused', code: 'notAllowedHere' });
      expect(outcome.outcome === 'refused' ? outcome.reason.zh : '').toContain('发卡银行服务电话');
    });

    it('is decided by the authority itself: a terminal at the wrong place or without evidence is refused', async () => {
      const b = await bench();
      expect(code(await report(b, 'socialSecurity', { outletKinds: ['designatedPharmacy'] }))).toBe('notAllowedHere');
      const nothing = { card: true, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false };
      expect(code(await report(b, 'socialSecurity', { evidence: nothing }))).toBe('notAllowedHere');
      expect((await states(b))['socialSecurity']).toBe('active');
    });
  });

  describe('a temporary loss report in Suzhou', () => {
    const suzhou = { city: 'suzhou', outletName: '苏州银行观前支行' } as const;

    it('freezes the bank account along, leaves the e-wallet, never lapses, and is lifted as a whole', async () => {
      const b = await bench();
      const done = receipt(await report(b, 'bank', suzhou));
      expect(done).toMatchObject({ number: 'SZ-20261122-000001', lapsesOn: null });
      b.passDays(1000);
      expect(await states(b)).toEqual({ socialSecurity: 'temporarilyLost', bank: 'temporarilyLost', eWallet: 'active' });
      receipt(await lift(b, 'socialSecurity', suzhou));
      expect(await states(b)).toEqual({ socialSecurity: 'active', bank: 'active', eWallet: 'active' });
    });

    it('is lifted only at the outlet that took it', async () => {
      const b = await bench();
      receipt(await report(b, 'bank', suzhou));
      expect(code(await lift(b, 'bank', { ...suzhou, outletName: '苏州银行吴中支行' }))).toBe('notAllowedHere');
      receipt(await lift(b, 'bank', suzhou));
    });
  });

  describe('activation', () => {
    const subject = { socialSecurityNumber: NEWCOMER, cardNumber: NEW_CARD };

    it('moves the balance of the old card to the new one and makes the old card void', async () => {
      const b = await bench();
      expect(await b.authority.statement(subject, '2026-01-01', '2026-12-31')).toEqual({ ok: false, error: 'noAccount' });
      const old = await b.authority.statement({ ...subject, cardNumber: OLD_CARD }, '2026-01-01', '2026-12-31');
      const balance = old.ok ? old.value.closingFen : Number.NaN;
      expect(balance).toBe(10_000 + 3 * 5_000 - 1_234);
      expect(receipt(await activate(b, 'socialSecurity', { subject }))).toMatchObject({
        functions: [{ cardFunction: 'socialSecurity', state: 'active' }],
        movedBalanceFen: balance,
      });
      const statement = await b.authority.statement(subject, '2026-11-22', '2026-11-22');
      expect(statement).toMatchObject({
        ok: true,
        value: { openingFen: 0, closingFen: balance, entries: [{ kind: 'transferIn', amountFen: balance, balanceFen: balance }] },
      });
      expect(await states(b, { ...subject, cardNumber: OLD_CARD })).toEqual({ socialSecurity: 'void', bank: 'absent' });
      expect(code(await activate(b, 'socialSecurity', { subject }))).toBe('wrongState');
    });

    it('moves money without making or losing any: the entries of the movement sum to zero', async () => {
      const b = await bench();
      const { number } = receipt(await activate(b, 'socialSecurity', { subject }));
      const entries = await b.db.selectFrom('ledger_entries').selectAll().where('transaction_id', '=', number).execute();
      expect(entries).toHaveLength(2);
      expect(entries.reduce((sum, entry) => sum + entry.amount_fen, 0)).toBe(0);
    });

    it('of the bank function is done at the counter of the issuing bank, not at a kiosk', async () => {
      const b = await bench();
      expect(code(await activate(b, 'bank', { subject }))).toBe('notAllowedHere');
      receipt(await activate(b, 'bank', { subject, channel: 'counter' }));
    });

    it('of a card reported lost before its first use waits until the report is lifted, which gives back "not activated"', async () => {
      const b = await bench();
      receipt(await report(b, 'socialSecurity', { subject }));
      expect(code(await activate(b, 'socialSecurity', { subject }))).toBe('wrongState');
      expect(receipt(await lift(b, 'socialSecurity', { subject })).functions).toEqual([
        { cardFunction: 'socialSecurity', state: 'notActivated' },
      ]);
    });
  });

  describe('the reset of a social-security PIN', () => {
    const ask = (b: Bench, over: Ask = {}) => b.authority.execute({ command: 'authorisePinReset', ...envelope(over) });
    const record = (b: Bench, authorisation: string, result: 'done' | 'failed' | 'unknown', over: Ask = {}) =>
      b.authority.execute({ command: 'recordPinReset', authorisation, result, ...envelope(over) });

    it('is given leave once; when done, the PIN is known to be 000000 again', async () => {
      const b = await bench();
      const leave = receipt(await ask(b)).number;
      expect(code(await record(b, leave, 'unknown'))).toBe('done');
      expect(code(await record(b, leave, 'done'))).toBe('done');
      expect(code(await record(b, leave, 'done'))).toBe('wrongState');
      const person = await b.authority.person(envelope().subject);
      expect(person.ok && person.value.card.initialPin).toBe(true);
    });

    it('that failed leaves the records as they were', async () => {
      const b = await bench();
      receipt(await record(b, receipt(await ask(b)).number, 'failed'));
      const person = await b.authority.person(envelope().subject);
      expect(person.ok && person.value.card.initialPin).toBe(false);
    });

    it('is refused without ID card, elsewhere than the county office, and under a leave of another card', async () => {
      const b = await bench();
      expect(code(await ask(b, { outletKinds: ['cardServiceWindow'] }))).toBe('notAllowedHere');
      expect(code(await ask(b, { evidence: { card: true, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false } }))).toBe(
        'notAllowedHere',
      );
      const leave = receipt(await ask(b)).number;
      expect(code(await record(b, leave, 'done', { subject: { socialSecurityNumber: NEWCOMER, cardNumber: NEW_CARD } }))).toBe(
        'unknownAuthorisation',
      );
      expect(code(await record(b, 'ZT-20000101-000001', 'done'))).toBe('unknownAuthorisation');
    });
  });

  describe('every command', () => {
    it('repeated with its key gives the first answer, done or refused, and changes nothing twice', async () => {
      const b = await bench();
      const command = { command: 'reportLoss', cardFunction: 'socialSecurity', ...envelope({ idempotencyKey: 'same-key-1' }) } as const;
      const first = await b.authority.execute(command);
      b.passDays(2);
      expect(await b.authority.execute(command)).toEqual(first);
      expect(await b.authority.outcomeOf('same-key-1')).toEqual(first);
      const refused = { ...command, idempotencyKey: 'same-key-2' };
      const no = await b.authority.execute(refused);
      expect(code(no)).toBe('wrongState');
      b.passDays(30);
      expect(await b.authority.execute(refused)).toEqual(no);
      expect(await b.db.selectFrom('loss_reports').selectAll().execute()).toHaveLength(1);
    });

    it('under a used key with another body is refused, and the first answer stays', async () => {
      const b = await bench();
      const first = await report(b, 'socialSecurity', { idempotencyKey: 'same-key-3' });
      expect(code(await lift(b, 'socialSecurity', { idempotencyKey: 'same-key-3' }))).toBe('keyReused');
      expect(await b.authority.outcomeOf('same-key-3')).toEqual(first);
      expect((await states(b))['socialSecurity']).toBe('temporarilyLost');
    });

    it('that never arrived has no outcome', async () => {
      expect(await (await bench()).authority.outcomeOf('never-sent-1')).toBeNull();
    });

    it("about somebody or a card nobody knows, or somebody else's card, is refused", async () => {
      const b = await bench();
      expect(code(await report(b, 'socialSecurity', { subject: { socialSecurityNumber: '110101199001011237' } }))).toBe('unknownPerson');
      expect(code(await report(b, 'socialSecurity', { subject: { socialSecurityNumber: HOLDER, cardNumber: NEW_CARD } }))).toBe(
        'unknownCard',
      );
      expect(await b.authority.person({ socialSecurityNumber: HOLDER, cardNumber: NEW_CARD })).toEqual({ ok: false, error: 'unknownCard' });
    });

    it('without a card number means the newest card', async () => {
      const person = await (await bench()).authority.person({ socialSecurityNumber: NEWCOMER });
      expect(person.ok && person.value.card.cardNumber).toBe(NEW_CARD);
    });

    it('of two at once on one card one wins', async () => {
      const b = await bench();
      const outcomes = await Promise.all([report(b, 'socialSecurity'), report(b, 'socialSecurity'), report(b, 'socialSecurity')]);
      expect(outcomes.map(code).toSorted()).toEqual(['done', 'wrongState', 'wrongState']);
    });

    it('of two at once with one key gives one answer', async () => {
      const b = await bench();
      const over = { idempotencyKey: 'same-key-4' };
      const outcomes = await Promise.all([report(b, 'socialSecurity', over), report(b, 'socialSecurity', over)]);
      expect(outcomes[0]).toEqual(outcomes[1]);
      expect(code(outcomes[0])).toBe('done');
    });

    it('numbers its receipts by city and Shanghai day, without gaps for refusals', async () => {
      const b = await bench();
      receipt(await report(b, 'socialSecurity'));
      expect(code(await report(b, 'socialSecurity'))).toBe('wrongState');
      expect(receipt(await lift(b, 'socialSecurity')).number).toBe('ZT-20261122-000002');
      b.passMs(DAY_MS - 10 * 3_600_000 - 1);
      expect(receipt(await report(b, 'socialSecurity')).number).toBe('ZT-20261122-000003');
      b.passMs(1);
      expect(receipt(await lift(b, 'socialSecurity')).number).toBe('ZT-20261123-000001');
    });

    it('that cannot be finished leaves nothing behind: no state, no key, no number', async () => {
      const b = await bench();
      await b.db.schema.alterTable('audit_entries').renameTo('audit_away').execute();
      await expect(report(b, 'socialSecurity', { idempotencyKey: 'cut-off-1' })).rejects.toThrow();
      expect((await states(b))['socialSecurity']).toBe('active');
      expect(await b.authority.outcomeOf('cut-off-1')).toBeNull();
      await b.db.schema.alterTable('audit_away').renameTo('audit_entries').execute();
      expect(receipt(await report(b, 'socialSecurity', { idempotencyKey: 'cut-off-1' })).number).toBe('ZT-20261122-000001');
      expect(await verifyAudit(b.db)).toEqual({ entries: 1, brokenAt: null });
    });

    it('malformed is a bug of the caller and changes nothing', async () => {
      const b = await bench();
      await expect(report(b, 'socialSecurity', { idempotencyKey: 'short' })).rejects.toThrow();
      await expect(b.authority.statement({ socialSecurityNumber: HOLDER }, '2026-02-30', '2026-03-01')).rejects.toThrow('not civil dates');
      expect(await b.db.selectFrom('requests').selectAll().execute()).toHaveLength(0);
    });

    it('leaves a masked audit entry in a chain that shows any change', async () => {
      const b = await bench();
      await report(b, 'socialSecurity');
      await report(b, 'bank');
      await lift(b, 'socialSecurity');
      expect(await verifyAudit(b.db)).toEqual({ entries: 3, brokenAt: null });
      const all = JSON.stringify(await b.db.selectFrom('audit_entries').selectAll().execute());
      expect(all).not.toContain(HOLDER);
      expect(all).not.toContain(CARD);
      await b.db.updateTable('audit_entries').set({ outcome: 'done' }).where('sequence', '=', 2).execute();
      expect(await verifyAudit(b.db)).toEqual({ entries: 1, brokenAt: 2 });
      await b.db.deleteFrom('audit_entries').where('sequence', '>=', 2).execute();
      expect(await verifyAudit(b.db)).toEqual({ entries: 1, brokenAt: 2 });
    });
  });

  describe('a statement', () => {
    const subject = { socialSecurityNumber: NEWCOMER, cardNumber: OLD_CARD };

    it('has the entries of its period, both ends included, and balances that follow from them', async () => {
      const b = await bench();
      const whole = await b.authority.statement(subject, '2000-01-01', '2099-12-31');
      if (!whole.ok) throw new Error(whole.error);
      expect(whole.value.entries.map((entry) => [entry.on, entry.kind, entry.amountFen, entry.balanceFen])).toEqual([
        ['2026-09-01', 'transferIn', 10_000, 10_000],
        ['2026-09-20', 'credit', 5_000, 15_000],
        ['2026-10-20', 'credit', 5_000, 20_000],
        ['2026-10-21', 'use', -1_234, 18_766],
        ['2026-11-20', 'credit', 5_000, 23_766],
      ]);
      expect(await b.authority.statement(subject, '2026-10-20', '2026-10-21')).toMatchObject({
        ok: true,
        value: { openingFen: 15_000, closingFen: 18_766, entries: [{ kind: 'credit' }, { kind: 'use' }] },
      });
      expect(await b.authority.statement(subject, '2026-10-22', '2026-11-19')).toMatchObject({
        ok: true,
        value: { openingFen: 18_766, closingFen: 18_766, entries: [] },
      });
    });
  });
});
