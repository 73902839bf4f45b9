import { describe, expect, it } from 'vitest';
import type { Receipt, Terminal } from '../../db/authority/api.ts';
import type { PersonSummary } from '../../electron/session/effects.ts';
import { Rig, rigConfig, SERVICE_CENTRE, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

const ID_CARD = {
  name: '王小梅',
  maskedName: '*小梅',
  maskedIdentityNumber: '530***********0027',
  validUntil: 'longTerm',
  matchesCard: true,
};

function receipt(change: Partial<Receipt>): Receipt {
  return {
    number: 'ZT-20261122-000017',
    issuedAtMs: Date.parse('2026-11-22T02:01:00Z'),
    functions: [],
    lapsesOn: null,
    movedBalanceFen: null,
    ...change,
  };
}

function withFunction(cardFunction: 'socialSecurity' | 'bank', state: PersonSummary['card']['functions'][number]['state']): PersonSummary {
  const functions = WANG_RECORDS.card.functions.map((row) => (row.cardFunction === cardFunction ? { ...row, state } : row));
  return { ...WANG_RECORDS, card: { ...WANG_RECORDS.card, functions } };
}

function inMenu(records: PersonSummary = WANG_RECORDS, terminal: Terminal = SERVICE_CENTRE): Rig {
  const rig = new Rig(rigConfig(terminal));
  rig.verify(WANG, records);
  rig.intent({ intent: 'menu' });
  return rig;
}

describe('temporary loss in Zhaotong', () => {
  it('shows what it freezes and the day on which it lapses before it is done, then the receipt with the days left', () => {
    const rig = inMenu();
    rig.intent({ intent: 'choose', service: 'temporaryLoss' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    if (rig.view().screen === 'presentIdCard')
      rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: ID_CARD, settled: [] } });
    const confirm = rig.screen('confirm');
    expect(confirm.functions).toEqual(['socialSecurity']);
    expect(confirm.lapsesOn).toBe('2026-12-12');
    rig.intent({ intent: 'confirm' });
    expect(rig.asked('records.execute')).toMatchObject({ command: 'reportLoss', cardFunction: 'socialSecurity' });
    rig.answer({
      of: 'records.execute',
      result: {
        outcome: 'done',
        receipt: receipt({ functions: [{ cardFunction: 'socialSecurity', state: 'temporarilyLost' }], lapsesOn: '2026-12-12' }),
      },
    });
    const result = rig.screen('result');
    expect(result.facts).toContainEqual({ fact: 'lapsesOn', date: '2026-12-12', days: 20 });
    rig.intent({ intent: 'print' });
    expect(JSON.stringify(rig.asked('print').document)).toContain('2026年12月12日');
  });

  it('of the bank function is refused here, with the bank’s hotline as the way', () => {
    const rig = inMenu();
    rig.intent({ intent: 'choose', service: 'temporaryLoss' });
    const bank = rig.screen('chooseFunction').options.find(({ cardFunction }) => cardFunction === 'bank');
    expect(bank?.available).toBe(false);
    rig.intent({ intent: 'chooseFunction', cardFunction: 'bank' });
    expect(
      rig
        .screen('refused')
        .goTo.map(({ zh }) => zh)
        .join(),
    ).toContain('银行');
  });

  it('with a lost answer says that it is unknown, and asks again under the same key', () => {
    const rig = inMenu();
    rig.intent({ intent: 'choose', service: 'temporaryLoss' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    if (rig.view().screen === 'presentIdCard')
      rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: ID_CARD, settled: [] } });
    rig.intent({ intent: 'confirm' });
    const { key } = rig.asked('records.execute');
    rig.answer({ of: 'records.execute', result: { outcome: 'failed', code: 'host.unknownOutcome' } });
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'unknownOutcome', retry: 'again' });
    rig.intent({ intent: 'again' });
    expect(rig.asked('records.execute').key).toBe(key);
  });

  it('is open to a person who has lost the card and brings the ID card only', () => {
    const rig = new Rig();
    rig.intent({ intent: 'begin' });
    expect(rig.screen('insertCard').accepts).toBe('cardOrIdCard');
    rig.answer({
      of: 'idCard.read',
      result: { outcome: 'read', session: 'T1-20261122-0002', idCard: { ...ID_CARD, matchesCard: null }, settled: [] },
    });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
    expect(rig.screen('menu')).toMatchObject({ holder: '王小梅', identifiedBy: 'idCard' });
    rig.intent({ intent: 'choose', service: 'temporaryLoss' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    rig.screen('confirm');
    rig.intent({ intent: 'end' });
    expect(rig.screen('goodbye').reason).toBe('ended');
  });
});

describe('lifting a temporary loss', () => {
  const lost = withFunction('socialSecurity', 'temporarilyLost');

  it('asks for the ID card beside the card, then confirms', () => {
    const rig = inMenu(lost);
    rig.intent({ intent: 'choose', service: 'liftLoss' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    rig.screen('presentIdCard');
    rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: ID_CARD, settled: [] } });
    rig.screen('confirm');
    rig.intent({ intent: 'confirm' });
    expect(rig.asked('records.execute').evidence).toMatchObject({ card: true, idCard: true });
    rig.answer({
      of: 'records.execute',
      result: { outcome: 'done', receipt: receipt({ functions: [{ cardFunction: 'socialSecurity', state: 'active' }] }) },
    });
    expect(rig.screen('result').facts).toContainEqual({ fact: 'usableAgain' });
  });

  it('refuses another person’s ID card and sends nothing', () => {
    const rig = inMenu(lost);
    rig.intent({ intent: 'choose', service: 'liftLoss' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: { ...ID_CARD, matchesCard: false }, settled: [] } });
    expect(rig.screen('trouble').trouble).toBe('idCardMismatch');
    expect(rig.effects.some(({ effect }) => effect === 'records.execute')).toBe(false);
    rig.intent({ intent: 'again' });
    rig.screen('presentIdCard');
  });

  it('is not offered for a formal report, which nothing lifts', () => {
    const rig = inMenu(withFunction('socialSecurity', 'formallyLost'));
    const offer = rig.screen('menu').services.find(({ service }) => service === 'liftLoss');
    expect(offer?.state).toBe('unavailable');
    expect(offer?.reason?.zh).toBeTruthy();
  });

  it('is refused where this terminal has no ID reader, and says why', () => {
    const rig = new Rig(rigConfig(SERVICE_CENTRE, false));
    rig.verify(WANG, lost);
    rig.intent({ intent: 'menu' });
    expect(rig.screen('menu').services.find(({ service }) => service === 'liftLoss')).toMatchObject({ state: 'unavailable' });
  });
});

describe('resetting a locked social-security PIN', () => {
  it('takes card and ID card, writes the card, and then asks the card how its PIN stands', () => {
    const rig = new Rig();
    rig.identify({ ...WANG, pin: { state: 'locked' } });
    rig.intent({ intent: 'choose', service: 'resetSocialSecurityPin' });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
    rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: ID_CARD, settled: [] } });
    rig.screen('confirm');
    rig.intent({ intent: 'confirm' });
    expect(rig.screen('waiting').task).toBe('resettingPin');
    rig.answer({ of: 'card.resetPin', result: { outcome: 'done', receipt: receipt({}) } });
    expect(rig.screen('result').facts).toContainEqual({ fact: 'newPin000000' });
    rig.intent({ intent: 'menu' });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: withFunction('socialSecurity', 'notActivated') } });
    rig.intent({ intent: 'choose', service: 'activateFunction' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    rig.answer({ of: 'card.pinState', result: { outcome: 'state', pin: { state: 'tries', left: 6 } } });
    expect(rig.screen('pin').triesLeft).toBe(6);
  });

  it('is refused at a pharmacy, with the office that can help and what to bring', () => {
    const rig = new Rig(rigConfig({ ...SERVICE_CENTRE, outletKinds: ['designatedPharmacy'] }));
    rig.identify({ ...WANG, pin: { state: 'locked' } });
    rig.intent({ intent: 'choose', service: 'resetSocialSecurityPin' });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
    const refused = rig.screen('refused');
    expect(refused.goTo[0]?.zh).toContain('医保经办机构');
    expect(refused.bring.length).toBeGreaterThan(0);
  });
});

describe('activation', () => {
  it('of the medical function at a designated hospital moves the old card’s balance', () => {
    const rig = inMenu(withFunction('socialSecurity', 'notActivated'));
    rig.intent({ intent: 'choose', service: 'activateFunction' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    rig.screen('confirm');
    rig.intent({ intent: 'confirm' });
    rig.answer({
      of: 'records.execute',
      result: {
        outcome: 'done',
        receipt: receipt({ functions: [{ cardFunction: 'socialSecurity', state: 'active' }], movedBalanceFen: 123_456 }),
      },
    });
    expect(rig.screen('result').facts).toContainEqual({ fact: 'movedBalance', amountFen: 123_456 });
    rig.intent({ intent: 'print' });
    expect(JSON.stringify(rig.asked('print').document)).toContain('1,234.56 元');
  });
});

describe('the bank PIN', () => {
  it('is asked for under its own name, shows the bank’s tries, and is judged by the bank', () => {
    const rig = inMenu();
    rig.intent({ intent: 'choose', service: 'bankPinCheck' });
    rig.answer({ of: 'bank.pinState', result: { outcome: 'state', triesLeft: 3, locked: false } });
    expect(rig.screen('pin')).toMatchObject({ pin: 'bank', triesLeft: 3 });
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'bank.verifyPin', result: { outcome: 'wrong', triesLeft: 2 } });
    expect(rig.screen('pin')).toMatchObject({ pin: 'bank', triesLeft: 2, lastTry: 'wrong' });
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'bank.verifyPin', result: { outcome: 'correct' } });
    expect(rig.screen('result').service).toBe('bankPinCheck');
  });

  it('gives every try its own key, so that a repeat is a repeat and a new try is a new one', () => {
    const rig = inMenu();
    rig.intent({ intent: 'choose', service: 'bankPinCheck' });
    rig.answer({ of: 'bank.pinState', result: { outcome: 'state', triesLeft: 3, locked: false } });
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    const first = rig.asked('bank.verifyPin').key;
    rig.answer({ of: 'bank.verifyPin', result: { outcome: 'wrong', triesLeft: 2 } });
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    expect(rig.asked('bank.verifyPin').key).not.toBe(first);
  });

  it('locked at the bank is told with where it is undone', () => {
    const rig = inMenu();
    rig.intent({ intent: 'choose', service: 'bankPinCheck' });
    rig.answer({ of: 'bank.pinState', result: { outcome: 'state', triesLeft: 0, locked: true } });
    const trouble = rig.screen('trouble');
    expect(trouble.trouble).toBe('bankPinLocked');
    expect(trouble.goTo.length).toBeGreaterThan(0);
  });
});

describe('the statement of the medical account', () => {
  it('covers the months that were chosen, newest first, in pages, and goes to A4 with totals by kind', () => {
    const rig = inMenu();
    rig.intent({ intent: 'choose', service: 'statement' });
    const account = { cardNumber: null, balanceFen: 89_500, carriedFen: 0, frozenSince: null, closedOn: null, lastEntryOn: '2026-11-10' };
    const accounts = { inquiry: 'accounts' as const, answer: [{ ...account, kind: 'card' as const }] };
    rig.answer({ of: 'records.inquire', result: { outcome: 'found', found: accounts } });
    expect(rig.screen('accounts')).toMatchObject({
      accounts: [{ kind: 'card', balanceFen: 89_500 }],
      firstMonth: '2021-12',
      lastMonth: '2026-11',
    });
    rig.intent({ intent: 'period', account: 'card', period: { from: '2025-11', to: '2026-11' } });
    expect(rig.asked('records.inquire').about).toEqual({ inquiry: 'entries', kind: 'card', from: '2025-11-01', to: '2026-11-22' });
    const entries = Array.from({ length: 20 }, (_, i) => ({
      on: `2026-${String(1 + (i % 11)).padStart(2, '0')}-10`,
      kind: i % 2 === 0 ? ('credit' as const) : ('use' as const),
      note: '示范大药房',
      amountFen: i % 2 === 0 ? 12_000 : -3_050,
      balanceFen: 100_000,
    }));
    const statement = { accountKind: 'card' as const, from: '2025-11-22', to: '2026-11-22', openingFen: 0, closingFen: 89_500, entries };
    rig.answer({ of: 'records.inquire', result: { outcome: 'found', found: { inquiry: 'entries', answer: statement } } });
    expect(rig.screen('statement')).toMatchObject({ page: 1, pages: 3, closingFen: 89_500 });
    expect(rig.screen('statement').rows[0]).toEqual(entries[19]);
    rig.intent({ intent: 'page', page: 3 });
    expect(rig.screen('statement').rows).toHaveLength(4);
    rig.intent({ intent: 'print' });
    const asked = rig.asked('print');
    expect(asked.printer).toBe('document');
    expect(asked.document.blocks).toContainEqual({ kind: 'line', label: '支付（10 笔）', value: '-305.00 元' });
  });
});
