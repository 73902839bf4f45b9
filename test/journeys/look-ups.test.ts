import { describe, expect, it } from 'vitest';
import type { LookUpService } from '../../electron/api/look-up-view.ts';
import type { Terminal } from '../../db/authority/api.ts';
import { Rig, rigConfig, SERVICE_CENTRE } from '../support/terminal-rig.ts';

const SUZHOU: Terminal = { id: 'T2', city: 'suzhou', outletName: '示范路网点', outletKinds: ['issuingBankOutlet'] };
const CHANGSHA: Terminal = { id: 'T4', city: 'changsha', outletName: '示范网点', outletKinds: ['issuingBankOutlet'] };
const HUNAN: Terminal = { id: 'T3', city: 'hunan-ledger', outletName: '示范社区', outletKinds: ['communityPoint'] };

function inMenu(terminal: Terminal = SERVICE_CENTRE): Rig {
  const rig = new Rig(rigConfig(terminal));
  rig.verify();
  rig.intent({ intent: 'menu' });
  return rig;
}

describe('the menu', () => {
  it('asks for the kind of service first; back leads there and not out', () => {
    const rig = inMenu();
    expect(rig.screen('menu').group).toBeNull();
    rig.intent({ intent: 'group', group: 'treatment' });
    expect(rig.screen('menu').group).toBe('treatment');
    rig.intent({ intent: 'back' });
    expect(rig.screen('menu').group).toBeNull();
  });

  it.each([SERVICE_CENTRE, SUZHOU, HUNAN, CHANGSHA])('leads from every line to a screen, in $city', (terminal) => {
    for (const { service, state } of inMenu(terminal).screen('menu').services) {
      const rig = inMenu(terminal);
      rig.intent({ intent: 'choose', service });
      const view = rig.view();
      expect(view.screen, service).not.toBe('menu');
      if (view.screen !== 'refused') continue;
      expect(view.reason.zh, service).not.toBe('');
      if (state === 'unavailable') continue;
      // Open by the rules, but done by a person behind a counter: then the screen says where.
      expect(view.goTo.length, service).toBeGreaterThan(0);
    }
  });

  it('does not speak of what the city does not know', () => {
    const services = inMenu(HUNAN)
      .screen('menu')
      .services.map(({ service }) => service);
    expect(services).not.toContain('fileReferral');
    expect(services).toContain('familySharing');
  });
});

describe('what is looked up', () => {
  it('tells paid months from missing ones, and residents’ yearly months from neither', () => {
    const rig = inMenu(SUZHOU);
    rig.intent({ intent: 'choose', service: 'contributions' });
    expect(rig.asked('records.inquire').about).toEqual({ inquiry: 'contributions', fromMonth: '2021-12', toMonth: '2026-11' });
    const row = { kind: 'pension' as const, employer: null, baseFen: 500_000, employerFen: 80_000, personFen: 40_000, period: null };
    const answer = ['2026-10', '2026-08', '2026-07'].map((month) => ({ ...row, month, paidOn: `${month}-15` }));
    rig.answer({ of: 'records.inquire', result: { outcome: 'found', found: { inquiry: 'contributions', answer } } });
    const { found, says } = rig.screen('lookUp');
    if (found.of !== 'contributions') throw new Error('another answer');
    expect(found.years[0]?.months.join(' ')).toBe('none none none none none none paid paid missing paid none none');
    expect(found.years[0]?.personFen).toBe(120_000);
    expect(says.map(({ zh }) => zh)).toEqual(['未按时缴费的，个人账户从次月起冻结。']);
    rig.intent({ intent: 'print' });
    const table = rig.asked('print').document.blocks.find((block) => block.kind === 'table');
    expect(table?.rows[0]).toEqual(['2026', '养老保险', '3 缺9月', '1,200.00', '2,400.00']);
  });

  it('shows how far a card is, what is still to come, and where it is collected', () => {
    const rig = inMenu(SUZHOU);
    rig.intent({ intent: 'choose', service: 'orderProgress' });
    const steps = [{ step: 'dataCollected' as const, on: '2026-11-10', note: null }];
    const order = { order: 'O1', kind: 'first' as const, step: 'dataCollected' as const, since: '2026-11-10', orderedOn: '2026-11-10' };
    const answer = [{ ...order, dueOn: '2026-12-10', outletId: null, feeFen: 0, steps }];
    rig.answer({ of: 'records.inquire', result: { outcome: 'found', found: { inquiry: 'orders', answer } } });
    const { found, says } = rig.screen('lookUp');
    expect(found).toMatchObject({ orders: [{ ahead: ['verified', 'made', 'atOutlet', 'collected'], dueOn: '2026-12-10' }] });
    expect(found.of === 'orderProgress' && found.goTo.length).toBeGreaterThan(0);
    expect(says.map(({ zh }) => zh)).toContain('制卡周期为30天。');
  });

  it.each<[LookUpService, Terminal]>([
    ['contributions', SERVICE_CENTRE],
    ['pension', HUNAN],
    ['medicalCosts', HUNAN],
  ])('%s is refused with whom to ask where the city has it not', (service, terminal) => {
    const rig = inMenu(terminal);
    rig.intent({ intent: 'choose', service });
    expect(rig.screen('refused').goTo.length).toBeGreaterThan(0);
  });

  it('where to ask is told without the host as well', () => {
    const rig = inMenu(SUZHOU);
    rig.intent({ intent: 'choose', service: 'placesToAsk' });
    rig.answer({ of: 'records.inquire', result: { outcome: 'failed', code: 'host.unreachable' } });
    const { found } = rig.screen('lookUp');
    expect(found.of === 'placesToAsk' && found.contacts.slice(0, 2).map(({ address }) => address)).toEqual(['96067', '962026']);
  });

  it('family sharing says who shares and where it is bound', () => {
    const rig = inMenu(HUNAN);
    rig.intent({ intent: 'choose', service: 'familySharing' });
    rig.answer({ of: 'records.inquire', result: { outcome: 'found', found: { inquiry: 'family', answer: [] } } });
    const { found } = rig.screen('lookUp');
    expect(found.of === 'familySharing' && found.goTo.map(({ zh }) => zh)).toEqual(['各级医保经办窗口、街道和社区医保服务站']);
  });
});

describe('the periods of a statement', () => {
  it.each([
    ['thisMonth', '2026-11-01', '2026-11-22'],
    ['threeMonths', '2026-09-01', '2026-11-22'],
    ['thisYear', '2026-01-01', '2026-11-22'],
    ['lastYear', '2025-01-01', '2025-12-31'],
    ['fiveYears', '2021-12-01', '2026-11-22'],
  ] as const)('%s', (period, from, to) => {
    const rig = inMenu();
    rig.intent({ intent: 'choose', service: 'statement' });
    const account = { cardNumber: null, balanceFen: 1, carriedFen: 0, frozenSince: null, closedOn: null, lastEntryOn: null };
    const accounts = { inquiry: 'accounts' as const, answer: [{ ...account, kind: 'ledger' as const }] };
    rig.answer({ of: 'records.inquire', result: { outcome: 'found', found: accounts } });
    rig.intent({ intent: 'period', account: 'ledger', period });
    expect(rig.asked('records.inquire').about).toEqual({ inquiry: 'entries', kind: 'ledger', from, to });
  });
});
