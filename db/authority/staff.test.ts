import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import type { AuthoritySchema } from '../schema.ts';
import { ensureSimulatedStaff } from '../seed-staff.ts';
import { verifyAudit } from '../stores/audit.ts';
import type { StaffAnswer, StaffRequestOf } from './api.ts';
import { bench as benchOn, CARD, envelope, prepareBench, type Ask, type Bench } from './testing.ts';

const PASSWORD = '000000';
const CLERK = '1001';
const SUPERVISOR = '1002';
const HOUR_MS = 3_600_000;

type Check = Partial<StaffRequestOf<'check'>>;
const check = (b: Bench, number: string, over: Check = {}) =>
  b.authority.staff({ request: 'check', terminal: 'T-01', by: { number }, password: PASSWORD, purpose: 'signIn', ...over });
const told = (answer: StaffAnswer) => (answer.outcome === 'refused' ? answer.code : answer.outcome);
const left = (answer: StaffAnswer) => (answer.outcome === 'refused' ? answer.triesLeft : null);
function proofOf(answer: StaffAnswer): string {
  if (answer.outcome !== 'proven') throw new Error(told(answer));
  return answer.proof;
}

const SUZHOU = { city: 'suzhou', outletName: '苏州银行观前支行', channel: 'counter' } as const;
const BY_PROXY = { card: true, idCard: true, socialSecurityPin: true, bankPin: true, proxy: true };
/** A written loss report by somebody else: never lifted, so that a second person looks at it. */
const formalLoss = async (b: Bench, over: Ask = {}) => {
  const outcome = await b.authority.execute({
    command: 'reportFormalLoss',
    cardFunction: 'bank',
    ...envelope({ ...SUZHOU, evidence: BY_PROXY, staff: CLERK, ...over }),
  });
  return outcome.outcome === 'done' ? 'done' : outcome.code;
};

onBothDatabases('staff', (databases) => {
  const bench = async () => {
    const db = await databases.prepared<AuthoritySchema>('staffed', async (empty) => {
      await prepareBench(empty);
      await ensureSimulatedStaff(empty, '2026-11-22');
    });
    return benchOn(db);
  };

  describe('signing in', () => {
    it('gives name, roles and a proof that is kept nowhere; by number and by staff card', async () => {
      const b = await bench();
      const answer = await check(b, SUPERVISOR);
      expect(answer).toMatchObject({ outcome: 'proven', staff: { number: SUPERVISOR, name: '主管乙', roles: ['clerk', 'supervisor'] } });
      const kept = await b.db.selectFrom('staff_sign_ins').selectAll().execute();
      expect(kept).toHaveLength(1);
      expect(JSON.stringify(kept)).not.toContain(proofOf(answer));
      expect(await check(b, '', { by: { cardNumber: 'STAFF1030' } })).toMatchObject({ staff: { number: '1003', roles: ['engineer'] } });
    });

    it('with a number that nobody has sounds like a wrong password', async () => {
      const b = await bench();
      expect(told(await check(b, '9999'))).toBe('wrong');
      expect(told(await check(b, '', { by: { cardNumber: 'NOBODY' } }))).toBe('wrong');
    });

    it('is locked after five wrong passwords in a row, also for the right one, and a right one in between begins anew', async () => {
      const b = await bench();
      const wrong = () => check(b, CLERK, { password: '111111' });
      expect(left(await wrong())).toBe(4);
      expect(told(await check(b, CLERK))).toBe('proven');
      for (const tries of [4, 3, 2, 1]) expect(left(await wrong())).toBe(tries);
      expect(told(await wrong())).toBe('locked');
      expect(told(await check(b, CLERK))).toBe('locked');
    });

    it('spends one try for each of many at the same time', async () => {
      const b = await bench();
      const answers = await Promise.all(Array.from({ length: 8 }, () => check(b, CLERK, { password: '111111' })));
      expect(answers.map(told).toSorted()).toEqual(['locked', 'locked', 'locked', 'locked', 'wrong', 'wrong', 'wrong', 'wrong']);
    });

    it('of somebody who has left, or without a password, is refused', async () => {
      const b = await bench();
      await b.db.updateTable('staff').set({ left_on: '2026-11-22' }).where('id', '=', CLERK).execute();
      await b.db.deleteFrom('staff_passwords').where('staff_id', '=', SUPERVISOR).execute();
      expect([told(await check(b, CLERK)), told(await check(b, SUPERVISOR))]).toEqual(['wrong', 'wrong']);
    });

    it('is in the audit trail with its outcome, and no password is', async () => {
      const b = await bench();
      await check(b, CLERK, { password: '111111' });
      await check(b, CLERK);
      const trail = await b.db.selectFrom('audit_entries').selectAll().orderBy('sequence').execute();
      expect(trail.map((one) => [one.command, one.subject, one.outcome])).toEqual([
        ['staff.check', CLERK, 'wrong'],
        ['staff.check', CLERK, 'done'],
      ]);
      expect(JSON.stringify(trail)).not.toContain('111111');
      expect(await verifyAudit(b.db)).toEqual({ entries: 2, brokenAt: null });
    });
  });

  describe('a password', () => {
    it('is changed with the old one, and is then another', async () => {
      const b = await bench();
      const change = (password: string, newPassword: string) =>
        b.authority.staff({ request: 'changePassword', terminal: 'T-01', staff: CLERK, password, newPassword });
      expect(told(await change('111111', '246810'))).toBe('wrong');
      expect(told(await change(PASSWORD, PASSWORD))).toBe('sameAsBefore');
      expect(told(await change(PASSWORD, '246810'))).toBe('done');
      expect([told(await check(b, CLERK)), told(await check(b, CLERK, { password: '246810' }))]).toEqual(['wrong', 'proven']);
    });

    it('that is locked is opened by a supervisor, by nobody else, and not twice with one leave', async () => {
      const b = await bench();
      for (let i = 0; i < 5; i++) await check(b, CLERK, { password: '111111' });
      const unlock = async (staff: string, proof: string, whom = CLERK) =>
        told(await b.authority.staff({ request: 'unlock', terminal: 'T-01', staff: whom, approval: { staff, proof } }));
      const signIn = proofOf(await check(b, SUPERVISOR));
      expect(await unlock(SUPERVISOR, signIn)).toBe('notAuthorised');
      expect(told(await check(b, '1004', { purpose: 'approval' }))).toBe('notAuthorised');
      const proof = proofOf(await check(b, SUPERVISOR, { purpose: 'approval' }));
      expect(await unlock(SUPERVISOR, proof, SUPERVISOR)).toBe('notAuthorised');
      expect(await unlock(SUPERVISOR, proof)).toBe('done');
      expect(await unlock(SUPERVISOR, proof)).toBe('notAuthorised');
      expect(told(await check(b, CLERK))).toBe('proven');
      const trail = await b.db.selectFrom('audit_entries').select('approved_by').where('approved_by', 'is not', null).execute();
      expect(trail).toEqual([{ approved_by: SUPERVISOR }]);
      expect((await verifyAudit(b.db)).brokenAt).toBeNull();
    });
  });

  describe('a command that the pack marks for a second person', () => {
    const approval = async (b: Bench, over: Check = {}) => ({
      staff: SUPERVISOR,
      proof: proofOf(await check(b, SUPERVISOR, { purpose: 'approval', ...over })),
    });

    it('is refused without one, done with one, and the trail names who gave leave', async () => {
      const b = await bench();
      expect(await formalLoss(b)).toBe('needsApproval');
      expect(await formalLoss(b, { approval: await approval(b) })).toBe('done');
      const trail = await b.db
        .selectFrom('audit_entries')
        .select(['staff_id', 'approved_by'])
        .where('command', '=', 'reportFormalLoss')
        .execute();
      expect(trail).toEqual(expect.arrayContaining([{ staff_id: CLERK, approved_by: SUPERVISOR }]));
      expect((await verifyAudit(b.db)).brokenAt).toBeNull();
    });

    it('is refused with a leave that is another’s, one’s own, of another terminal, too old, or made up', async () => {
      const b = await bench();
      expect(await formalLoss(b, { approval: { ...(await approval(b)), staff: '1004' } })).toBe('needsApproval');
      expect(await formalLoss(b, { staff: SUPERVISOR, approval: await approval(b) })).toBe('needsApproval');
      expect(await formalLoss(b, { approval: await approval(b, { terminal: 'T-02' }) })).toBe('needsApproval');
      const old = await approval(b);
      b.passMs(HOUR_MS);
      expect(await formalLoss(b, { approval: old })).toBe('needsApproval');
      expect(await formalLoss(b, { approval: { staff: SUPERVISOR, proof: 'x'.repeat(43) } })).toBe('needsApproval');
    });

    it('keeps the leave where it comes to nothing, and spends it where it is done', async () => {
      const b = await bench();
      const given = await approval(b);
      const nowhere = { subject: { socialSecurityNumber: '1', cardNumber: CARD }, approval: given };
      expect(await formalLoss(b, nowhere)).toBe('unknownPerson');
      expect(await formalLoss(b, { approval: given })).toBe('done');
      expect(await formalLoss(b, { approval: given })).toBe('needsApproval');
    });

    it('by the holder in person needs nobody else', async () => {
      const b = await bench();
      expect(await formalLoss(b, { evidence: { ...BY_PROXY, proxy: false } })).toBe('done');
    });
  });

  it('at a counter of a fleet prove who they are: without, or with a proof that ended, their commands are refused', async () => {
    const { db } = await bench();
    const b = await benchOn(db, 'registered');
    await db.updateTable('outlets').set({ city: 'zhaotong' }).execute();
    await db.insertInto('outlet_kinds').values({ outlet_id: 'SIM-OUTLET', kind: 'cardServiceWindow' }).execute();
    await db.insertInto('terminals').values({ id: 'T-01', outlet_id: 'SIM-OUTLET', channel: 'counter' }).execute();
    const send = async (command: 'reportLoss' | 'liftLoss', over: Ask) => {
      const outcome = await b.authority.execute({ command, cardFunction: 'socialSecurity', ...envelope({ channel: 'counter', ...over }) });
      return outcome.outcome === 'done' ? 'done' : outcome.code;
    };
    expect(await send('reportLoss', { staff: CLERK })).toBe('notAuthorised');
    const proof = proofOf(await check(b, CLERK));
    expect(await send('reportLoss', { staff: SUPERVISOR, staffProof: proof })).toBe('notAuthorised');
    expect(await send('reportLoss', { staff: CLERK, staffProof: proof })).toBe('done');
    expect(told(await b.authority.staff({ request: 'signOut', terminal: 'T-01', proof }))).toBe('done');
    expect(await send('liftLoss', { staff: CLERK, staffProof: proof })).toBe('notAuthorised');
    expect(told(await check(b, CLERK, { terminal: 'T-09' }))).toBe('notHere');
  });
});
