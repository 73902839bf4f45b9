/** S2, 已办理苏州大市异地就医结算手续: a loss reported at the place of treatment, at home, or at both. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import { nextSettlement, SETTLEMENT_EVENTS, type SettlementElsewhere } from '../machines/settlement-elsewhere.ts';
import type { AuthoritySchema } from '../schema.ts';
import type { AuthorityCommand, CommandOutcome } from './api.ts';
import { bench as benchOn, envelope, prepareBench, type Ask, type Bench } from './testing.ts';

const ALL = { card: true, idCard: true, socialSecurityPin: true, bankPin: true, proxy: false };
const HOME: Ask = { city: 'suzhou', outletName: '苏州银行观前支行', outletKinds: ['issuingBankOutlet'], channel: 'counter', evidence: ALL };
const THERE: Ask = { city: 'suzhou', outletName: '就医地社保中心', outletKinds: ['officeOfTreatment'], channel: 'counter', evidence: ALL };

type Simple = 'reportLossElsewhere' | 'liftLossElsewhere';
type OfFunction = 'reportLoss' | 'liftLoss' | 'reportFormalLoss';
const there = (b: Bench, command: Simple, over: Ask = {}) => b.authority.execute({ ...envelope({ ...THERE, ...over }), command });
const atHome = (b: Bench, command: OfFunction) => b.authority.execute({ ...envelope(HOME), command, cardFunction: 'bank' });
const code = (outcome: CommandOutcome) => (outcome.outcome === 'done' ? 'done' : outcome.code);

async function shownOf(b: Bench) {
  const person = await b.authority.person(envelope().subject);
  if (!person.ok) throw new Error(person.error);
  const { functions, lossElsewhere } = person.value.card;
  return { states: Object.fromEntries(functions.map((one) => [one.cardFunction, one.state])), elsewhere: lossElsewhere };
}

const ACTIVE = { socialSecurity: 'active', bank: 'active', eWallet: 'active' };
const FROZEN = { socialSecurity: 'temporarilyLost', bank: 'temporarilyLost', eWallet: 'active' };

onBothDatabases('a loss at the place of treatment', (databases) => {
  /** Of a person who is filed as living elsewhere, unless it says otherwise. */
  const bench = async (filed = true): Promise<Bench> => {
    const b = await benchOn(await databases.prepared<AuthoritySchema>('bench', prepareBench));
    b.passDays(1);
    const filing: AuthorityCommand = {
      ...envelope({ channel: 'counter', evidence: ALL }),
      command: 'fileReferral',
      kind: 'resettlement',
      place: '上海市',
    };
    if (filed) expect(code(await b.authority.execute(filing))).toBe('done');
    return b;
  };

  it('S2 仅在就医地挂失的…异地就医实时划卡功能冻结,银行账户、电子钱包账户不冻结: no function changes, and the bank is told nothing', async () => {
    const b = await bench();
    const outcome = await there(b, 'reportLossElsewhere');
    expect(outcome).toMatchObject({ outcome: 'done', receipt: { functions: [], settlementElsewhere: 'frozen', lapsesOn: null } });
    expect(outcome.outcome === 'done' && 'bankSide' in outcome.receipt).toBe(false);
    const loss = { channel: 'counter', outletName: '就医地社保中心', outletId: null };
    expect(await shownOf(b)).toEqual({ states: ACTIVE, elsewhere: { since: '2026-11-23', loss } });
    const rows = await b.db.selectFrom('loss_reports').select(['kind', 'place', 'lapses_on', 'ended_on']).execute();
    expect(rows).toEqual([{ kind: 'temporary', place: 'treatment', lapses_on: null, ended_on: null }]);
    expect(code(await there(b, 'reportLossElsewhere'))).toBe('wrongState');
  });

  it('S2 必须按先后顺序先向就医地…再按上述流程在参保地挂失: at home only after it, and then functions freeze as for everybody', async () => {
    const b = await bench();
    expect(code(await atHome(b, 'reportLoss'))).toBe('notAllowedHere');
    expect(code(await atHome(b, 'reportFormalLoss'))).toBe('notAllowedHere');
    expect(await shownOf(b)).toEqual({ states: ACTIVE, elsewhere: undefined });
    expect(code(await there(b, 'reportLossElsewhere'))).toBe('done');
    const home = await atHome(b, 'reportLoss');
    expect(home).toMatchObject({ outcome: 'done', receipt: { bankSide: { act: 'freeze' } } });
    expect((await shownOf(b)).states).toEqual(FROZEN);
  });

  it('lifting at home frees the functions and leaves the settlement there frozen, lifting there the other way about', async () => {
    const b = await bench();
    await there(b, 'reportLossElsewhere');
    await atHome(b, 'reportLoss');
    expect(await there(b, 'liftLossElsewhere')).toMatchObject({ receipt: { functions: [], settlementElsewhere: 'released' } });
    expect(await shownOf(b)).toEqual({ states: FROZEN, elsewhere: undefined });
    expect(code(await there(b, 'reportLossElsewhere')), 'or no formal report could ever follow').toBe('done');
    expect(code(await atHome(b, 'liftLoss'))).toBe('done');
    expect(await shownOf(b)).toMatchObject({ states: ACTIVE, elsewhere: { since: '2026-11-23' } });
  });

  it('S2 办理书面挂失后,不可解挂: a formal report ends the one at the place of treatment', async () => {
    const b = await bench();
    await there(b, 'reportLossElsewhere');
    expect(code(await atHome(b, 'reportFormalLoss'))).toBe('done');
    expect((await shownOf(b)).elsewhere).toBeUndefined();
    const [report] = await b.db.selectFrom('loss_reports').select('ended_by').where('place', '=', 'treatment').execute();
    expect(report).toEqual({ ended_by: 'formal' });
    expect(code(await there(b, 'reportLossElsewhere'))).toBe('wrongState');
    expect(code(await there(b, 'liftLossElsewhere'))).toBe('wrongState');
  });

  describe('is taken', () => {
    it('S2 已办理苏州大市异地就医结算手续的: from nobody else', async () => {
      expect(code(await there(await bench(false), 'reportLossElsewhere'))).toBe('notAllowedHere');
    });

    it('S2 先向就医地社保经办机构: by the office there, not by an outlet at home', async () => {
      const b = await bench();
      expect(code(await there(b, 'reportLossElsewhere', HOME))).toBe('notAllowedHere');
      expect(code(await there(b, 'reportLossElsewhere', { evidence: { ...ALL, card: false, idCard: false } }))).toBe('notAllowedHere');
    });

    it('S2 解挂业务不得代办, 办理解挂手续须出示社会保障•市民卡及本人身份证: and lifted by its holder with both', async () => {
      const b = await bench();
      await there(b, 'reportLossElsewhere');
      expect(code(await there(b, 'liftLossElsewhere', { evidence: { ...ALL, proxy: true } }))).toBe('notAllowedHere');
      expect(code(await there(b, 'liftLossElsewhere', { evidence: { ...ALL, card: false } }))).toBe('notAllowedHere');
      expect(code(await there(b, 'liftLossElsewhere', HOME))).toBe('notAllowedHere');
      expect(code(await there(b, 'liftLossElsewhere'))).toBe('done');
    });

    it('once, when two offices report at the same time', async () => {
      const b = await bench();
      const codes = await Promise.all([there(b, 'reportLossElsewhere'), there(b, 'reportLossElsewhere')]);
      expect(codes.map(code).toSorted()).toEqual(['done', 'wrongState']);
    });
  });

  it('stands as the table says over random histories', { timeout: 60_000 }, async () => {
    const give = {
      reportThere: (b: Bench) => there(b, 'reportLossElsewhere'),
      liftThere: (b: Bench) => there(b, 'liftLossElsewhere'),
      reportAtHome: (b: Bench) => atHome(b, 'reportLoss'),
      liftAtHome: (b: Bench) => atHome(b, 'liftLoss'),
      reportFormal: (b: Bench) => atHome(b, 'reportFormalLoss'),
    };
    const events = fc.array(fc.constantFrom(...SETTLEMENT_EVENTS), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(events, async (history) => {
        const b = await bench();
        let state: SettlementElsewhere = 'clear';
        for (const event of history) {
          const done = code(await give[event](b)) === 'done';
          const next = nextSettlement(state, event);
          if (done && next.ok) state = next.value;
          // What is done without a line in the table: a report at home is lifted after that there was.
          else if (done) expect(event).toBe('liftAtHome');
          expect((await shownOf(b)).elsewhere === undefined ? 'clear' : 'reported').toBe(state);
        }
        await b.db.destroy();
      }),
      { numRuns: 10 },
    );
  });
});
