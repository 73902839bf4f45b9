import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import type { AuthoritySchema } from '../schema.ts';
import { verifyAudit } from '../stores/audit.ts';
import { verifyLedger } from '../stores/ledger.ts';
import type { AuthorityCommand, CommandOutcome } from './api.ts';
import { bench as benchOn, CARD, envelope, HOLDER, NEW_CARD, NEWCOMER, OLD_CARD, prepareBench, type Ask, type Bench } from './testing.ts';

type Body<C = AuthorityCommand> = C extends AuthorityCommand ? Omit<C, keyof ReturnType<typeof envelope>> : never;
const send = (b: Bench, body: Body, over: Ask = {}) => b.authority.execute({ ...envelope(over), ...body });
function receipt(outcome: CommandOutcome) {
  if (outcome.outcome !== 'done') throw new Error(`${outcome.code} ${outcome.reason.en}`);
  return outcome.receipt;
}
const code = (outcome: CommandOutcome) => (outcome.outcome === 'done' ? 'done' : outcome.code);
const ALL = { card: true, idCard: true, socialSecurityPin: true, bankPin: true, proxy: false };
const SUZHOU = { city: 'suzhou', outletName: '苏州银行观前支行', channel: 'counter', evidence: ALL } as const;
const ZHAOTONG = { channel: 'counter', evidence: ALL } as const;
/** A working day: windows are open. */
const MONDAY = 1;

async function states(b: Bench, subject = envelope().subject) {
  const person = await b.authority.person(subject);
  if (!person.ok) throw new Error(person.error);
  return Object.fromEntries(person.value.card.functions.map((one) => [one.cardFunction, one.state]));
}

onBothDatabases('the services of the authority', (databases) => {
  const bench = async (trust?: 'registered') => {
    const b = await benchOn(await databases.prepared<AuthoritySchema>('bench', prepareBench), trust);
    b.passDays(MONDAY);
    return b;
  };

  describe('linked freezing in Suzhou', () => {
    it('tells the bank what to freeze, under the number of the receipt, and what to release', async () => {
      const b = await bench();
      const lost = receipt(await send(b, { command: 'reportLoss', cardFunction: 'socialSecurity' }, SUZHOU));
      expect(lost.bankSide).toEqual({ act: 'freeze', cardNumber: CARD, issuingBank: '测试银行', reference: lost.number, on: '2026-11-23' });
      const lifted = receipt(await send(b, { command: 'liftLoss', cardFunction: 'socialSecurity' }, SUZHOU));
      expect(lifted.bankSide).toMatchObject({ act: 'release', reference: lifted.number });
    });

    it('in Zhaotong a report of the social-security function orders nothing from the bank', async () => {
      const b = await bench();
      expect(receipt(await send(b, { command: 'reportLoss', cardFunction: 'socialSecurity' })).bankSide).toBeUndefined();
    });

    it('S2 网点口挂的解挂须至原口挂网点办理: the outlet is told by its number, not its name', async () => {
      const b = await bench();
      receipt(await send(b, { command: 'reportLoss', cardFunction: 'bank' }, { ...SUZHOU, outletId: 'SZ-1' }));
      const sameName = await send(b, { command: 'liftLoss', cardFunction: 'bank' }, { ...SUZHOU, outletId: 'SZ-2' });
      expect(code(sameName)).toBe('notAllowedHere');
      const renamed = { ...SUZHOU, outletId: 'SZ-1', outletName: '苏州银行观前街支行' };
      receipt(await send(b, { command: 'liftLoss', cardFunction: 'bank' }, renamed));
    });

    it('S2 电话口挂的解挂可至苏州银行各营业网点办理: a telephone report is lifted at any of them', async () => {
      const b = await bench();
      const line = { ...SUZHOU, channel: 'telephone', outletName: '962026' } as const;
      receipt(await send(b, { command: 'reportLoss', cardFunction: 'bank' }, line));
      receipt(await send(b, { command: 'liftLoss', cardFunction: 'bank' }, { ...SUZHOU, outletId: 'SZ-2' }));
    });
  });

  describe('a formal loss', () => {
    it('S2 办理书面挂失后，不可解挂: ends the temporary report, closes the bank side, leaves the e-wallet, and cannot be lifted', async () => {
      const b = await bench();
      receipt(await send(b, { command: 'reportLoss', cardFunction: 'bank' }, SUZHOU));
      const formal = receipt(await send(b, { command: 'reportFormalLoss', cardFunction: 'socialSecurity' }, SUZHOU));
      expect(formal.bankSide).toMatchObject({ act: 'close' });
      expect(await states(b)).toEqual({ socialSecurity: 'formallyLost', bank: 'formallyLost', eWallet: 'active' });
      expect(code(await send(b, { command: 'liftLoss', cardFunction: 'bank' }, SUZHOU))).toBe('wrongState');
      expect(code(await send(b, { command: 'reportFormalLoss', cardFunction: 'bank' }, SUZHOU))).toBe('wrongState');
      const reports = await b.db.selectFrom('loss_reports').select(['kind', 'ended_by']).orderBy('id').execute();
      expect(reports).toEqual([
        { kind: 'temporary', ended_by: 'formal' },
        { kind: 'formal', ended_by: null },
      ]);
    });

    it('S2 凭本人身份证件和银行账户密码: is refused without the bank PIN', async () => {
      const b = await bench();
      const over = { ...SUZHOU, evidence: { ...ALL, bankPin: false } };
      expect(code(await send(b, { command: 'reportFormalLoss', cardFunction: 'bank' }, over))).toBe('notAllowedHere');
    });
  });

  describe('a replacement', () => {
    const window = { ...SUZHOU, outletKinds: ['issuingBankOutlet', 'cardServiceWindow'] } as const;

    it('S2 补卡周期为7天: after the formal report it is ordered, made, collected, and works at once; the old card gives way', async () => {
      const b = await bench();
      expect(code(await send(b, { command: 'orderCard', kind: 'replacement' }, window))).toBe('wrongState');
      receipt(await send(b, { command: 'reportFormalLoss', cardFunction: 'bank' }, window));
      const order = receipt(await send(b, { command: 'orderCard', kind: 'replacement', collectAt: undefined }, window));
      expect(order).toMatchObject({ readyOn: '2026-11-30', reference: order.number });
      expect(code(await send(b, { command: 'orderCard', kind: 'replacement' }, window))).toBe('wrongState');
      const advance = (event: 'make' | 'deliver') =>
        send(b, { command: 'advanceOrder', order: order.number, event, ...(event === 'make' ? { card: made } : {}) }, window);
      const made = {
        cardNumber: 'T99000001',
        issuingBank: '测试银行',
        expiresOn: '2036-11-23',
        functions: ['socialSecurity' as const, 'bank' as const],
      };
      expect(code(await send(b, { command: 'advanceOrder', order: order.number, event: 'make' }, window))).toBe('wrongState');
      receipt(await advance('make'));
      expect(code(await send(b, { command: 'collectCard', order: order.number }, window))).toBe('wrongState');
      receipt(await advance('deliver'));
      const mine = { socialSecurityNumber: HOLDER, cardNumber: 'T99000001' };
      expect(await states(b, mine)).toEqual({ bank: 'made', socialSecurity: 'made' });
      const collected = receipt(await send(b, { command: 'collectCard', order: order.number }, window));
      expect(collected.bankSide).toMatchObject({ act: 'activate', cardNumber: 'T99000001' });
      expect(await states(b, mine)).toEqual({ bank: 'active', socialSecurity: 'active' });
      expect(await states(b)).toEqual({ bank: 'void', eWallet: 'void', socialSecurity: 'void' });
      const progress = await b.authority.inquire('orders', { inquiry: 'orders', subject: { socialSecurityNumber: HOLDER } });
      expect(progress).toMatchObject({ ok: true, value: [{ step: 'collected', dueOn: '2026-11-30', steps: { length: 4 } }] });
      const person = await b.authority.person(mine);
      expect(person.ok && person.value.card.initialPin).toBe(true);
    });

    it('S4 工本费22元: costs what the pack says, and its social-security function waits for activation', async () => {
      const b = await bench();
      const bank = { ...ZHAOTONG, outletKinds: ['issuingBankOutlet', 'cardServiceWindow', 'designatedHospital'] } as const;
      receipt(await send(b, { command: 'reportFormalLoss', cardFunction: 'socialSecurity' }, bank));
      const order = receipt(await send(b, { command: 'orderCard', kind: 'replacement' }, bank));
      expect(order.feeFen).toBe(2_200);
      const card = { cardNumber: 'T99000002', issuingBank: '测试银行', expiresOn: null, functions: ['socialSecurity' as const] };
      receipt(await send(b, { command: 'advanceOrder', order: order.number, event: 'make', card }, bank));
      receipt(await send(b, { command: 'advanceOrder', order: order.number, event: 'deliver' }, bank));
      receipt(await send(b, { command: 'collectCard', order: order.number }, bank));
      const subject = { socialSecurityNumber: HOLDER, cardNumber: 'T99000002' };
      expect(await states(b, subject)).toEqual({ socialSecurity: 'notActivated' });
      receipt(await send(b, { command: 'activate', cardFunction: 'socialSecurity' }, { ...bank, subject }));
      expect(await states(b)).toEqual({ bank: 'void', eWallet: 'void', socialSecurity: 'void' });
    });

    it("of somebody else's order, or by a kiosk, is no step", async () => {
      const b = await bench();
      receipt(await send(b, { command: 'reportFormalLoss', cardFunction: 'bank' }, window));
      const order = receipt(await send(b, { command: 'orderCard', kind: 'replacement' }, window)).number;
      const other = { socialSecurityNumber: NEWCOMER, cardNumber: NEW_CARD };
      expect(code(await send(b, { command: 'advanceOrder', order, event: 'cancel' }, { ...window, subject: other }))).toBe('unknownOrder');
      expect(code(await send(b, { command: 'advanceOrder', order, event: 'cancel' }, { ...window, channel: 'kiosk' }))).toBe(
        'notAuthorised',
      );
      receipt(await send(b, { command: 'advanceOrder', order, event: 'cancel' }, window));
    });
  });

  describe('the query password', () => {
    const check = (b: Bench, password: string) => send(b, { command: 'checkQueryPassword', password });
    it('is locked by wrong tries, and opened by a new one where the city lets it be set', async () => {
      const b = await bench();
      expect(code(await check(b, '123456'))).toBe('wrongState');
      const triesMax = receipt(await send(b, { command: 'changeQueryPassword', newPassword: '246810' }, ZHAOTONG)).password?.triesLeft ?? 0;
      expect(triesMax, 'of the query password, not of the PIN on the card').toBe(5);
      expect(receipt(await check(b, '246810')).password).toEqual({ accepted: true, triesLeft: triesMax });
      for (let left = triesMax - 1; left >= 0; left--) {
        expect(receipt(await check(b, '111111')).password).toEqual({ accepted: false, triesLeft: left });
      }
      expect(receipt(await check(b, '246810')).password).toEqual({ accepted: false, triesLeft: 0 });
      receipt(await send(b, { command: 'changeQueryPassword', newPassword: '135790' }, ZHAOTONG));
      expect(receipt(await check(b, '135790')).password).toEqual({ accepted: true, triesLeft: triesMax });
    });

    it('spends one try for one key, and stands nowhere in the records', async () => {
      const b = await bench();
      receipt(await send(b, { command: 'changeQueryPassword', newPassword: '246810' }, ZHAOTONG));
      const once = { idempotencyKey: 'password-1' };
      const first = await send(b, { command: 'checkQueryPassword', password: '111111' }, once);
      expect(await send(b, { command: 'checkQueryPassword', password: '111111' }, once)).toEqual(first);
      expect(code(await send(b, { command: 'checkQueryPassword', password: '222222' }, once))).toBe('keyReused');
      const all = await Promise.all(
        (['requests', 'audit_entries', 'query_passwords'] as const).map((table) => b.db.selectFrom(table).selectAll().execute()),
      );
      for (const secret of ['246810', '111111']) expect(JSON.stringify(all)).not.toContain(secret);
    });
  });

  describe('treatment elsewhere (S4, 五)', () => {
    const office = { ...ZHAOTONG, outletKinds: ['countyMedicalInsuranceOffice'] } as const;
    const file = (b: Bench, kind: 'transfer' | 'resettlement', validTo?: string) =>
      send(b, { command: 'fileReferral', kind, place: '成都市', ...(validTo === undefined ? {} : { validTo }) }, office);

    it('满2年可变更或取消: a resettlement is bound for two years to the day', async () => {
      const b = await bench();
      const filing = receipt(await file(b, 'resettlement')).number;
      // 2028 is a leap year.
      b.passDays(2 * 365);
      expect(code(await send(b, { command: 'cancelReferral', filing }, office))).toBe('notAllowedHere');
      expect(code(await file(b, 'transfer'))).toBe('notAllowedHere');
      b.passDays(1);
      receipt(await send(b, { command: 'cancelReferral', filing }, office));
      expect(code(await send(b, { command: 'cancelReferral', filing }, office))).toBe('unknownOrder');
    });

    it('超过时限即失效: a transfer is over after its term', async () => {
      const b = await bench();
      receipt(await file(b, 'transfer', '2026-12-01'));
      b.passDays(9);
      const filings = await b.authority.inquire('referrals', { inquiry: 'referrals', subject: envelope().subject });
      expect(filings).toMatchObject({ ok: true, value: [{ state: 'expired', validTo: '2026-12-01' }] });
      receipt(await file(b, 'transfer', '2027-01-01'));
    });

    it('S2 必须按先后顺序先向就医地: who has a filing is told to report the loss there first', async () => {
      const b = await bench();
      receipt(await file(b, 'resettlement'));
      expect(code(await send(b, { command: 'reportLoss', cardFunction: 'bank' }, SUZHOU))).toBe('notAllowedHere');
      const reported = { ...SUZHOU, circumstances: ['reportedAtPlaceOfTreatment' as const] };
      receipt(await send(b, { command: 'reportLoss', cardFunction: 'bank' }, reported));
    });
  });

  describe('family sharing (S3, 3)', () => {
    const member = { socialSecurityNumber: NEWCOMER, name: '龙岩', relation: 'child' } as const;
    const window = { ...ZHAOTONG, city: 'changsha', outletKinds: ['medicalInsuranceWindow'] } as const;

    it('binds a member to a ledger account once, shows it to both, and can be ended', async () => {
      const b = await bench();
      expect(code(await send(b, { command: 'bindFamily', member }, window))).toBe('noAccount');
      const empty = { balance_fen: 0, last_sequence: 0, carried_fen: 0, carried_year: null, last_on: null, opened_on: null };
      await b.db
        .insertInto('accounts')
        .values({ id: `ledger:${HOLDER}`, social_security_number: HOLDER, kind: 'ledger', card_number: null, ...empty })
        .execute();
      const binding = receipt(await send(b, { command: 'bindFamily', member }, window)).number;
      expect(code(await send(b, { command: 'bindFamily', member }, window))).toBe('wrongState');
      const self = { ...member, socialSecurityNumber: HOLDER };
      expect(code(await send(b, { command: 'bindFamily', member: self }, window))).toBe('wrongState');
      const seen = await b.authority.inquire('family', { inquiry: 'family', subject: { socialSecurityNumber: NEWCOMER } });
      expect(seen).toMatchObject({ ok: true, value: [{ as: 'member', otherName: '伍呷', relation: 'child' }] });
      expect(JSON.stringify(seen)).not.toContain(HOLDER);
      receipt(await send(b, { command: 'unbindFamily', binding }, window));
      expect(code(await send(b, { command: 'unbindFamily', binding }, window))).toBe('unknownOrder');
    });
  });

  describe('who may command', () => {
    const register = async (b: Bench) => {
      const outlet = { city: 'zhaotong', bank: null, address: '测试路', telephone: null } as const;
      await b.db
        .insertInto('outlets')
        .values([
          { id: 'O-1', name: '大厅', ...outlet },
          { id: 'O-2', name: '大厅', ...outlet },
        ])
        .execute();
      await b.db
        .insertInto('outlet_kinds')
        .values([{ outlet_id: 'O-1', kind: 'cardServiceWindow' }])
        .execute();
      await b.db
        .insertInto('staff')
        .values([
          { id: 'S-1', name: '甲', outlet_id: 'O-1', left_on: null },
          { id: 'S-2', name: '乙', outlet_id: 'O-2', left_on: null },
          { id: 'S-3', name: '丙', outlet_id: 'O-1', left_on: '2026-01-01' },
        ])
        .execute();
      await b.db
        .insertInto('staff_roles')
        .values(['S-1', 'S-2', 'S-3'].map((staff_id) => ({ staff_id, role: 'clerk' as const })))
        .execute();
    };
    const asTerminal = (channel: 'kiosk' | 'counter') => ({ id: 'T-01', outlet_id: 'O-1', channel, retired_on: null });
    const report = { command: 'reportLoss', cardFunction: 'socialSecurity' } as const;

    it('in a fleet is who stands in the registers; what a terminal says of itself counts for nothing', async () => {
      const b = await bench('registered');
      expect(code(await send(b, report))).toBe('notAuthorised');
      await register(b);
      await b.db.insertInto('terminals').values(asTerminal('kiosk')).execute();
      expect(code(await send(b, report, { outletId: 'O-2' }))).toBe('notAuthorised');
      expect(code(await send(b, report, { city: 'suzhou' }))).toBe('notAuthorised');
      expect(code(await send(b, report, { staff: 'S-1' }))).toBe('notAuthorised');
      expect(code(await send(b, { command: 'activate', cardFunction: 'bank' }, { outletKinds: ['issuingBankOutlet'] }))).not.toBe('done');
      receipt(await send(b, report, { outletId: 'O-1', outletKinds: ['designatedPharmacy'] }));
      expect(await b.db.selectFrom('loss_reports').select(['outlet_id', 'outlet_name']).execute()).toEqual([
        { outlet_id: 'O-1', outlet_name: '大厅' },
      ]);
    });

    it('at a counter is a clerk of that outlet who has not left', async () => {
      const b = await bench('registered');
      await register(b);
      await b.db.insertInto('terminals').values(asTerminal('counter')).execute();
      for (const staff of [undefined, 'S-2', 'S-3', 'S-9']) {
        expect(code(await send(b, report, staff === undefined ? {} : { staff }))).toBe('notAuthorised');
      }
      receipt(await send(b, report, { staff: 'S-1' }));
      expect(code(await send(b, { command: 'advanceOrder', order: 'x', event: 'verify' }, { staff: 'S-1' }))).toBe('notAuthorised');
      expect(await b.db.selectFrom('audit_entries').select('staff_id').where('outcome', '=', 'done').execute()).toEqual([
        { staff_id: 'S-1' },
      ]);
      expect(await verifyAudit(b.db)).toMatchObject({ brokenAt: null });
    });

    it('a terminal that was retired may nothing from that day on', async () => {
      const b = await bench('registered');
      await register(b);
      await b.db
        .insertInto('terminals')
        .values({ ...asTerminal('kiosk'), retired_on: '2026-11-24' })
        .execute();
      receipt(await send(b, report));
      b.passDays(1);
      expect(code(await send(b, report))).toBe('notAuthorised');
    });
  });

  describe('what can be looked up', () => {
    it('S2 准确输入18位和8位: both numbers have to be exact, and of one person', async () => {
      const b = await bench();
      await b.db.updateTable('persons').set({ personal_number: '10000001' }).where('social_security_number', '=', HOLDER).execute();
      const known = (socialSecurityNumber: string, personalNumber: string) =>
        b.authority.inquire('identity', { inquiry: 'identity', socialSecurityNumber, personalNumber });
      expect(await known(HOLDER, '10000001')).toEqual({ ok: true, value: { known: true } });
      expect(await known(HOLDER, '10000002')).toEqual({ ok: true, value: { known: false } });
      expect(await known(NEWCOMER, '10000001')).toEqual({ ok: true, value: { known: false } });
      await expect(known(HOLDER, '1')).rejects.toThrow();
    });

    it('receipts come newest first, one for each thing done', async () => {
      const b = await bench();
      const first = receipt(await send(b, { command: 'reportLoss', cardFunction: 'socialSecurity' })).number;
      b.passDays(1);
      const second = receipt(await send(b, { command: 'liftLoss', cardFunction: 'socialSecurity' })).number;
      const subject = envelope().subject;
      const list = await b.authority.inquire('receipts', { inquiry: 'receipts', subject, limit: 10 });
      expect(list.ok && list.value.map((one) => one.number)).toEqual([second, first]);
      expect(list.ok && list.value.map((one) => one.outcome)).toEqual(['done', 'done']);
    });

    it('a receipt says that the card is still being made, and later that it was not', async () => {
      const b = await bench();
      const subject = envelope().subject;
      const outcomes = async () => {
        const list = await b.authority.inquire('receipts', { inquiry: 'receipts', subject, limit: 10 });
        return list.ok && list.value.filter(({ command }) => command === 'orderCard').map(({ outcome }) => outcome);
      };
      const window = { ...SUZHOU, outletKinds: ['issuingBankOutlet', 'cardServiceWindow'] } as const;
      receipt(await send(b, { command: 'reportFormalLoss', cardFunction: 'bank' }, window));
      const order = receipt(await send(b, { command: 'orderCard', kind: 'replacement' }, window)).number;
      expect(await outcomes()).toEqual(['underWay']);
      await b.db.updateTable('card_orders').set({ step: 'cancelled' }).where('id', '=', order).execute();
      expect(await outcomes()).toEqual(['cancelled']);
    });

    it('accounts stand with balance and what was carried; of nobody nothing is known', async () => {
      const b = await bench();
      const subject = { socialSecurityNumber: NEWCOMER, cardNumber: OLD_CARD };
      expect(await b.authority.inquire('accounts', { inquiry: 'accounts', subject })).toMatchObject({
        ok: true,
        value: [{ kind: 'card', cardNumber: OLD_CARD, balanceFen: 23_766, carriedFen: 0, frozenSince: null }],
      });
      const nobody = { socialSecurityNumber: '1' };
      expect(await b.authority.inquire('accounts', { inquiry: 'accounts', subject: nobody })).toEqual({
        ok: false,
        error: 'unknownPerson',
      });
      expect(await verifyLedger(b.db)).toMatchObject({ wrong: [] });
    });
  });

  it('a card ends with its date: from that day on its functions are expired and nothing can be done with them', async () => {
    const b = await bench();
    await b.db.updateTable('cards').set({ expires_on: '2026-11-25' }).where('card_number', '=', CARD).execute();
    b.passDays(1);
    expect((await states(b))['socialSecurity']).toBe('active');
    b.passDays(1);
    expect(await states(b)).toEqual({ bank: 'expired', eWallet: 'expired', socialSecurity: 'expired' });
    expect(code(await send(b, { command: 'reportLoss', cardFunction: 'socialSecurity' }))).toBe('wrongState');
  });

  it('S1 社保账户密码解锁: an unlocked PIN stays what it was, only a reset makes it 000000', async () => {
    const b = await bench();
    await b.db.updateTable('card_functions').set({ state: 'locked' }).where('card_number', '=', CARD).execute();
    const hospital = { city: 'changsha', outletKinds: ['largeTertiaryHospital'], channel: 'counter', evidence: ALL } as const;
    const leave = receipt(await send(b, { command: 'authorisePinReset', service: 'unlockSocialSecurityPin' }, hospital)).number;
    receipt(await send(b, { command: 'recordPinReset', authorisation: leave, result: 'done' }, hospital));
    const person = await b.authority.person(envelope().subject);
    expect(person).toMatchObject({ ok: true, value: { card: { initialPin: false } } });
    expect((await states(b))['socialSecurity']).toBe('active');
  });
});
