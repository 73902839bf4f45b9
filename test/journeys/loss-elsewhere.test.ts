/** S2: a loss at the place of treatment, at a kiosk that stands in an office there; and what a kiosk at home says of it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../../db/authority/api.ts';
import type { PersonSummary } from '../../electron/session/effects.ts';
import { loadPersona } from '../../native/sim/card/index.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { Rig, rigConfig, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

const OFFICE: Terminal = { id: 'SZ8', city: 'suzhou', outletName: '上海示范社保经办机构', outletKinds: ['officeOfTreatment'] };
const HOME: Terminal = { id: 'SZ2', city: 'suzhou', outletName: '苏州示范支行', outletKinds: ['issuingBankOutlet'] };
const FILED: PersonSummary = { ...WANG_RECORDS, settledElsewhere: true };
const REPORTED: PersonSummary = {
  ...FILED,
  card: {
    ...FILED.card,
    lossElsewhere: { since: '2026-11-20', loss: { channel: 'kiosk', outletName: OFFICE.outletName, outletId: null } },
  },
};

const menuAt = (terminal: Terminal, person: PersonSummary) => {
  const rig = new Rig(rigConfig(terminal));
  rig.verify(WANG, person);
  rig.intent({ intent: 'menu' });
  const offer = (service: string) => rig.screen('menu').services.find((one) => one.service === service);
  return { rig, offer };
};

describe('the menu', () => {
  it('gives it at an office of the place of treatment to whoever is settled elsewhere', () => {
    const { offer } = menuAt(OFFICE, FILED);
    expect(offer('lossElsewhere')?.state).toBe('available');
    expect(offer('liftLossElsewhere')).toMatchObject({ state: 'unavailable', reason: { zh: '没有在就医地挂失，不用解除' } });
  });

  it('says to all others that they report at home, and hides the lifting that is of no use to them', () => {
    expect(menuAt(OFFICE, WANG_RECORDS).offer('lossElsewhere')).toMatchObject({
      state: 'unavailable',
      reason: { zh: expect.stringContaining('只限已办理异地就医结算') as string },
    });
    expect(menuAt(HOME, FILED).offer('liftLossElsewhere')).toBeUndefined();
  });

  it('at home says that the place of treatment comes first, then takes the report', () => {
    expect(menuAt(HOME, FILED).offer('temporaryLoss')).toMatchObject({ state: 'unavailable' });
    expect(menuAt(HOME, REPORTED).offer('temporaryLoss')).toMatchObject({ state: 'available' });
    expect(menuAt(OFFICE, REPORTED).offer('lossElsewhere')).toMatchObject({ reason: { zh: '已经在就医地挂失' } });
  });

  it('at home tells where: the office there first, in the words of the pack', () => {
    const { rig } = menuAt(HOME, FILED);
    rig.intent({ intent: 'choose', service: 'lossElsewhere' });
    const told = rig.screen('refused');
    expect(told.reason.zh).toContain('先向就医地社保经办机构挂失');
    expect(told.goTo.length).toBeGreaterThan(1);
    rig.intent({ intent: 'back' });
    rig.screen('menu');
  });
});

describe('at the office', () => {
  let kiosk: InProcess;
  afterEach(async () => {
    expect(kiosk.bugs).toEqual([]);
    await kiosk.close();
  });

  it('the settlement there is frozen and nothing else, the receipt printed, and it is lifted again with card and ID card', async () => {
    kiosk = await startInProcess((configuration) => ({ ...configuration, terminal: OFFICE }));
    kiosk.insert('zhaotong');
    await kiosk.until('pin');
    await kiosk.enterPin('000000');
    await kiosk.until('personalInformation');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'lossElsewhere' });
    const confirm = await kiosk.until('confirm');
    expect(confirm.functions).toEqual([]);
    expect(confirm.consequences[0]?.zh).toContain('只冻结异地就医实时划卡');
    kiosk.intent({ intent: 'confirm' });
    const result = await kiosk.until('result');
    expect(result.facts.map(({ fact }) => fact)).toEqual(['receiptNumber', 'settlementFrozen', 'reportAtHomeToo']);
    kiosk.intent({ intent: 'print' });
    await kiosk.until('printed');
    expect(kiosk.machine.slipSim.slips().at(-1)?.text).toMatch(/就医地挂失[\s\S]*就医地刷卡结算[\s\S]*已冻结/);
    kiosk.intent({ intent: 'menu' });
    const { functions } = await kiosk.until('menu');
    expect(functions.map(({ state }) => state)).not.toContain('temporarilyLost');
    layIdCard();
    kiosk.intent({ intent: 'choose', service: 'liftLossElsewhere' });
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    expect((await kiosk.until('result')).facts.map(({ fact }) => fact)).toEqual(['receiptNumber', 'settlementReleased']);
  });

  function layIdCard(): void {
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    const { number, name } = persona.value.holder;
    kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
  }
});
