import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import type { AuthoritySchema } from '../schema.ts';
import { verifyAudit } from '../stores/audit.ts';
import { addCode, type NewCode } from '../stores/issued-codes.ts';
import type { CodeAnswer } from './api.ts';
import { asker, bench as benchOn, CARD, envelope, HOLDER, NEWCOMER, OLD_CARD, prepareBench, START_MS, type Bench } from './testing.ts';

const CODE = '3300000000000000000000000017';
const MINUTE_MS = 60_000;
const terminal = asker().terminal;

onBothDatabases('whose code it is', (databases) => {
  const bench = async (trust?: 'registered') => benchOn(await databases.prepared<AuthoritySchema>('bench', prepareBench), trust);

  const issue = (b: Bench, over: Partial<NewCode> = {}): Promise<void> =>
    addCode(b.db, {
      code: CODE,
      kind: 'medicalInsurance',
      oneUse: true,
      social_security_number: HOLDER,
      card_number: CARD,
      issued_at_ms: START_MS,
      valid_until_ms: START_MS + MINUTE_MS,
      ...over,
    });
  const ask = (b: Bench, key = 'question-1', code = CODE, id = terminal.id): Promise<CodeAnswer> =>
    b.authority.whoseCode({ key, code, terminal: { ...terminal, id } });

  it('is told by the records, once; the same question asked again after a lost answer is not a second time', async () => {
    const b = await bench();
    await issue(b);
    const valid = { standing: 'valid', kind: 'medicalInsurance', socialSecurityNumber: HOLDER, name: '伍呷' };
    expect(await ask(b)).toEqual(valid);
    b.passMs(5 * MINUTE_MS);
    expect(await ask(b)).toEqual(valid);
    expect(await ask(b, 'question-2')).toEqual({ standing: 'used' });
    expect(await ask(b, 'question-1', CODE, 'T-02')).toEqual({ standing: 'used' });
  });

  it('of two terminals that ask at once only one is told', async () => {
    const b = await bench();
    await issue(b);
    const answers = await Promise.all([ask(b, 'question-1'), ask(b, 'question-2', CODE, 'T-02')]);
    expect(answers.map(({ standing }) => standing).toSorted()).toEqual(['used', 'valid']);
  });

  it('is nobody’s when it was never issued, when its time is over, and when its card is void', async () => {
    const b = await bench();
    expect(await ask(b)).toEqual({ standing: 'unknown' });
    await issue(b);
    b.passMs(MINUTE_MS);
    expect(await ask(b)).toEqual({ standing: 'expired' });
    const voided = `${CODE}2`;
    await issue(b, { code: voided, social_security_number: NEWCOMER, card_number: OLD_CARD, valid_until_ms: START_MS + 10 * MINUTE_MS });
    await b.db.updateTable('card_functions').set({ state: 'void' }).where('card_number', '=', OLD_CARD).execute();
    expect(await ask(b, 'question-2', voided)).toEqual({ standing: 'cardVoid' });
  });

  it('a code for longer holds as often as it is shown, until its time is over, also while the card is reported lost', async () => {
    const b = await bench();
    await issue(b, { oneUse: false, kind: 'electronicCard' });
    await b.authority.execute({ command: 'reportLoss', cardFunction: 'socialSecurity', ...envelope() });
    expect((await ask(b, 'question-1')).standing).toBe('valid');
    expect((await ask(b, 'question-2', CODE, 'T-02')).standing).toBe('valid');
    b.passMs(MINUTE_MS);
    expect((await ask(b, 'question-3')).standing).toBe('expired');
  });

  it('is in the audit trail by its answer, with a masked number; the code is in no table', async () => {
    const b = await bench();
    await issue(b);
    await ask(b);
    await ask(b, 'question-2', '9900000000000000000000000001');
    const trail = await b.db.selectFrom('audit_entries').select(['command', 'outcome', 'subject', 'terminal_id']).execute();
    expect(trail).toMatchObject([
      { command: 'whoseCode', outcome: 'done', terminal_id: terminal.id },
      { command: 'whoseCode', outcome: 'unknown', subject: '' },
    ]);
    const tables = [
      await b.db.selectFrom('issued_codes').selectAll().execute(),
      await b.db.selectFrom('audit_entries').selectAll().execute(),
    ];
    expect(JSON.stringify(tables)).not.toContain(CODE);
    expect(JSON.stringify(trail)).not.toContain(HOLDER);
    expect((await verifyAudit(b.db)).brokenAt).toBeNull();
  });

  it('is not told to a terminal that is not in the registers of a fleet, and the code is not used up by it', async () => {
    const b = await bench('registered');
    await issue(b);
    expect(await ask(b)).toEqual({ standing: 'notAuthorised' });
    expect(await b.db.selectFrom('issued_codes').select('state').execute()).toEqual([{ state: 'issued' }]);
  });

  it('a terminal’s word that a code was shown counts for that person, there and for this visit, and only for looking up', async () => {
    const b = await bench();
    await issue(b);
    const evidence = { card: false, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false, code: true };
    const byCode = asker({ evidence, city: 'suzhou' });
    const told = async (who: string, from = byCode) => {
      const subject = { socialSecurityNumber: who };
      const answer = await b.authority.inquire('orders', { inquiry: 'orders', subject }, from);
      return answer.ok ? 'told' : answer.error;
    };
    expect(await told(HOLDER)).toBe('notAllowedHere');
    await ask(b);
    expect(await told(HOLDER)).toBe('told');
    expect(await told(NEWCOMER)).toBe('notAllowedHere');
    expect(await told(HOLDER, { ...byCode, terminal: { ...byCode.terminal, id: 'T-02' } })).toBe('notAllowedHere');
    const subject = { socialSecurityNumber: HOLDER };
    expect(await b.authority.person(subject, byCode)).toMatchObject({ ok: true, value: { employer: '测试公司' } });
    expect(await b.authority.inquire('accounts', { inquiry: 'accounts', subject }, byCode)).toMatchObject({ error: 'notAllowedHere' });
    const loss = { ...envelope({ subject, evidence, city: 'suzhou' }), command: 'reportLoss', cardFunction: 'socialSecurity' } as const;
    expect(await b.authority.execute(loss)).toMatchObject({ outcome: 'refused' });
    b.passMs(31 * MINUTE_MS);
    expect(await told(HOLDER)).toBe('notAllowedHere');
    expect(await b.authority.person(subject, byCode)).toMatchObject({ error: 'notAllowedHere' });
  });

  it('who showed a code alone is told of no money, and not that the PIN is one that everybody could guess', async () => {
    const b = await bench();
    await issue(b, { social_security_number: NEWCOMER, card_number: OLD_CARD });
    await ask(b);
    await b.db.updateTable('cards').set({ initial_pin: 1 }).execute();
    const subject = { socialSecurityNumber: NEWCOMER };
    const nothing = { card: false, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false };
    const byCode = await b.authority.person(subject, asker({ evidence: { ...nothing, code: true }, city: 'suzhou' }));
    expect(byCode).toMatchObject({ ok: true, value: { card: { initialPin: false, replaces: { balanceFen: null } } } });
    const byIdCard = await b.authority.person(subject, asker({ evidence: { ...nothing, idCard: true }, city: 'suzhou' }));
    expect(byIdCard).toMatchObject({ ok: true, value: { card: { initialPin: true, replaces: { balanceFen: 23_766 } } } });
  });

  it('codes of a person that ended more than a day ago go when the next is issued', async () => {
    const b = await bench();
    await issue(b);
    await issue(b, { code: `${CODE}2`, issued_at_ms: START_MS + 2 * 86_400_000, valid_until_ms: START_MS + 3 * 86_400_000 });
    expect(await b.db.selectFrom('issued_codes').select('issued_at_ms').execute()).toHaveLength(1);
  });
});
