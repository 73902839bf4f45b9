/** 启用 city by city: the medical function takes the old card's balance along, the bank function is the bank's, elsewhere it is told where. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../../db/authority/api.ts';
import type { PersonSummary } from '../../electron/session/effects.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { Rig, rigConfig, SERVICE_CENTRE, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

type State = PersonSummary['card']['functions'][number]['state'];

function newCard(socialSecurity: State, bank: State): PersonSummary {
  const functions = WANG_RECORDS.card.functions.map((row) =>
    row.cardFunction === 'eWallet' ? row : { ...row, state: row.cardFunction === 'bank' ? bank : socialSecurity },
  );
  const replaces = { maskedCardNumber: 'T*****01X', balanceFen: 123_456 };
  return { ...WANG_RECORDS, card: { ...WANG_RECORDS.card, functions, replaces } };
}

function chosen(terminal: Terminal, records: PersonSummary): Rig {
  const rig = new Rig(rigConfig(terminal));
  rig.verify(WANG, records);
  rig.intent({ intent: 'menu' });
  rig.intent({ intent: 'choose', service: 'activateFunction' });
  return rig;
}

describe('activation in Zhaotong', () => {
  it('names the old card and the amount that moves before it is done, and on the slip', () => {
    const rig = chosen(SERVICE_CENTRE, newCard('notActivated', 'notActivated'));
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    expect(rig.screen('confirm').oldCard).toEqual({ maskedCardNumber: 'T*****01X', balanceFen: 123_456 });
    rig.intent({ intent: 'confirm' });
    const receipt = { number: 'ZT-20261122-000018', issuedAtMs: rig.atMs, functions: [], lapsesOn: null } as const;
    const done = { outcome: 'done', receipt: { ...receipt, movedBalanceFen: 123_456, voidedCard: 'T*****01X' } } as const;
    rig.answer({ of: 'records.execute', result: done });
    rig.intent({ intent: 'print' });
    const paper = JSON.stringify(rig.asked('print').document);
    expect(paper).toContain('1,234.56 元');
    expect(paper).toContain('"label":"作废原卡","labelEn":"Old card, void","value":"T*****01X"');
  });

  it('sends the bank function to a counter of the issuing bank, with ID card and card', () => {
    const rig = chosen(SERVICE_CENTRE, newCard('notActivated', 'notActivated'));
    expect(rig.screen('chooseFunction').options.map(({ available }) => available)).toEqual([true, false]);
    rig.intent({ intent: 'chooseFunction', cardFunction: 'bank' });
    expect(rig.screen('refused').reason.zh).toContain('发卡银行网点柜台');
    expect(rig.screen('refused').bring).toHaveLength(2);
  });

  it('says where at once when only the bank function waits', () => {
    expect(chosen(SERVICE_CENTRE, newCard('active', 'notActivated')).screen('refused').reason.zh).toContain('发卡银行网点柜台');
  });
});

describe('activation elsewhere', () => {
  const OUTLETS = ['cardServiceWindow', 'issuingBankOutlet', 'designatedHospital'] as const;
  it.each([
    ['changsha', '长沙银行柜台'],
    ['suzhou', '市民卡服务中心'],
    ['hunan-ledger', '服务窗口'],
  ] as const)('in %s is told with place and papers, whichever function waits', (city, words) => {
    for (const outletKind of OUTLETS)
      for (const records of [newCard('notActivated', 'active'), newCard('active', 'notActivated')]) {
        const refused = chosen({ ...SERVICE_CENTRE, city, outletKinds: [outletKind] }, records).screen('refused');
        expect(refused.reason.zh).toContain(words);
        expect(refused.goTo.length).toBeGreaterThan(0);
        expect(refused.bring.length).toBeGreaterThan(0);
      }
  });
});

describe('in a whole terminal', () => {
  let kiosk: InProcess;
  afterEach(() => kiosk.close());

  it('the amount that was announced is the amount that moves; then the old card is void', async () => {
    kiosk = await startInProcess();
    kiosk.insert('rare-characters-extension');
    await kiosk.enterPin('000000');
    await kiosk.until('personalInformation');
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'activateFunction' });
    await kiosk.until('chooseFunction');
    kiosk.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    const { oldCard } = await kiosk.until('confirm');
    expect(oldCard?.maskedCardNumber).toMatch(/^T\*+01X$/u);
    kiosk.intent({ intent: 'confirm' });
    const { facts } = await kiosk.until('result');
    expect(facts).toContainEqual({ fact: 'movedBalance', amountFen: oldCard?.balanceFen });
    expect(facts).toContainEqual({ fact: 'oldCardVoid', maskedCardNumber: oldCard?.maskedCardNumber });
    expect(kiosk.bugs).toEqual([]);
  });
});
