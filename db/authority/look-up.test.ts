import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import type { AuthoritySchema } from '../schema.ts';
import { verifyAudit } from '../stores/audit.ts';
import type { Asker, InquiryName, InquiryOf } from './api.ts';
import { asker, bench as benchOn, CARD, HOLDER, NEWCOMER, OLD_CARD, prepareBench, type Ask, type Bench } from './testing.ts';

const NOTHING = { card: false, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false };
const subject = { socialSecurityNumber: NEWCOMER, cardNumber: OLD_CARD };
const months = { fromMonth: '2026-01', toMonth: '2026-12' };
const days = { from: '2026-01-01', to: '2026-12-31' };
const QUESTIONS: { readonly [Name in InquiryName]: InquiryOf<Name> } = {
  accounts: { inquiry: 'accounts', subject },
  entries: { inquiry: 'entries', subject, kind: 'card', ...days },
  contributions: { inquiry: 'contributions', subject, ...months },
  pension: { inquiry: 'pension', subject, ...months },
  medicalCosts: { inquiry: 'medicalCosts', subject, ...days },
  orders: { inquiry: 'orders', subject },
  referrals: { inquiry: 'referrals', subject },
  family: { inquiry: 'family', subject },
  receipts: { inquiry: 'receipts', subject, limit: 10 },
  warnings: { inquiry: 'warnings', subject },
  corrections: { inquiry: 'corrections', subject },
  outlets: { inquiry: 'outlets', city: 'zhaotong' },
  openRequests: { inquiry: 'openRequests', city: 'zhaotong' },
  receipt: { inquiry: 'receipt', number: 'ZT-20261122-000001' },
  identity: { inquiry: 'identity', socialSecurityNumber: NEWCOMER, personalNumber: '12345678' },
};

async function told(b: Bench, name: InquiryName, who?: Asker): Promise<string> {
  const answer = await b.authority.inquire(name, QUESTIONS[name], who);
  return answer.ok ? 'told' : answer.error;
}
const shown = (evidence: Partial<Asker['evidence']>, over: Ask = {}): Asker => asker({ ...over, evidence: { ...NOTHING, ...evidence } });

onBothDatabases('looking something up', (databases) => {
  const bench = async (trust?: 'registered') => benchOn(await databases.prepared<AuthoritySchema>('bench', prepareBench), trust);

  it.each([
    ['S4: card and ID see function states, account and referral', 'zhaotong', 'referrals', { card: true, idCard: true }, 'told'],
    ['S4: the card alone does not see the referral', 'zhaotong', 'referrals', { card: true }, 'notAllowedHere'],
    ['S4: the card alone does not see the account', 'zhaotong', 'accounts', { card: true }, 'notAllowedHere'],
    ['S4: the card alone sees how its order goes', 'zhaotong', 'orders', { card: true }, 'told'],
    ['S4: no document lets Zhaotong look contributions up', 'zhaotong', 'contributions', { card: true, idCard: true }, 'notAllowedHere'],
    ['S2: 输入公民身份号码和社保个人编号: contributions', 'suzhou', 'contributions', { typedNumbers: true }, 'told'],
    ['S2: 输入公民身份号码和社保个人编号: pension', 'suzhou', 'pension', { typedNumbers: true }, 'told'],
    ['S2: 输入公民身份号码和社保个人编号: medical costs', 'suzhou', 'medicalCosts', { typedNumbers: true }, 'told'],
    ['S2: the card without its PIN sees no contributions', 'suzhou', 'contributions', { card: true }, 'notAllowedHere'],
    ['S2: the card with its PIN does', 'suzhou', 'contributions', { card: true, socialSecurityPin: true }, 'told'],
    ['S1: resident ID card or the card sees the progress of the card', 'changsha', 'orders', { idCard: true }, 'told'],
    ['S0: typed numbers see nothing in Changsha', 'changsha', 'accounts', { typedNumbers: true }, 'notAllowedHere'],
    ['S0: the ID card sees the account', 'changsha', 'accounts', { idCard: true }, 'told'],
    ['S0: the ID card without the card sees no entries', 'changsha', 'entries', { idCard: true }, 'notAllowedHere'],
    ['receipts are personal information', 'changsha', 'receipts', { card: true }, 'notAllowedHere'],
    ['the queue of an outlet is no business of a kiosk', 'zhaotong', 'openRequests', { card: true }, 'notAuthorised'],
    ['nor is a receipt by its number alone', 'zhaotong', 'receipt', { card: true }, 'notAuthorised'],
    ['nor is a request to correct data', 'zhaotong', 'corrections', { card: true, idCard: true }, 'notAuthorised'],
    ['warnings and outlets are told to everybody', 'changsha', 'warnings', {}, 'told'],
  ] as const)('%s', async (_sentence, city, name, evidence, answer) => {
    expect(await told(await bench(), name, shown(evidence, { city }))).toBe(answer);
  });

  it('of the statement: card and PIN, or card and ID (S0 携带身份证原件及医保卡), and not less', async () => {
    const b = await bench();
    const statement = async (who: Asker) => {
      const answer = await b.authority.statement(subject, '2026-01-01', '2026-12-31', who);
      return answer.ok ? 'told' : answer.error;
    };
    expect(await statement(shown({ card: true, idCard: true }, { city: 'changsha' }))).toBe('told');
    expect(await statement(shown({ idCard: true }, { city: 'changsha' }))).toBe('notAllowedHere');
  });

  it('of a person with the card alone tells how the card stands and nothing of insurances and employer; with the PIN all of it', async () => {
    const b = await bench();
    const whom = { socialSecurityNumber: HOLDER, cardNumber: CARD };
    expect(await b.authority.person(whom, shown({ card: true }))).toMatchObject({
      ok: true,
      value: { insurances: [], employer: null, withheld: true, card: { functions: { length: 3 } } },
    });
    const whole = await b.authority.person(whom, shown({ card: true, socialSecurityPin: true }));
    expect(whole).toMatchObject({ ok: true, value: { employer: '测试公司', insurances: [{ kind: 'pension' }] } });
    expect(whole).toEqual(await b.authority.person(whom));
    expect(await b.authority.person(whom, shown({}))).toMatchObject({ ok: false, error: 'notAllowedHere' });
  });

  it('that is refused gives the reason, and stands in the audit trail with a masked number; what is told does not', async () => {
    const b = await bench();
    const answer = await b.authority.inquire('accounts', QUESTIONS.accounts, shown({ card: true }));
    expect(answer).toMatchObject({ ok: false, reason: { en: expect.stringContaining('Still to be shown') as string } });
    await told(b, 'orders', shown({ card: true }));
    const trail = await b.db.selectFrom('audit_entries').select(['command', 'outcome', 'subject']).execute();
    expect(trail).toMatchObject([{ command: 'lookUp.accounts', outcome: 'notAllowedHere' }]);
    expect(trail[0]?.subject).not.toContain(NEWCOMER);
    expect((await verifyAudit(b.db)).brokenAt).toBeNull();
  });

  it('at a terminal that is not in the registers of a fleet is refused, whatever was shown', async () => {
    const b = await bench('registered');
    const names = ['accounts', 'warnings', 'outlets', 'identity'] as const;
    expect(await Promise.all(names.map((name) => told(b, name, asker())))).toEqual(names.map(() => 'notAuthorised'));
    expect(await b.authority.person(subject, asker())).toMatchObject({ error: 'notAuthorised' });
  });

  it('by the program itself needs nobody’s leave', async () => {
    const b = await bench('registered');
    expect(await told(b, 'accounts')).toBe('told');
  });
});
