/** What clerk and customer do together at a counter, on the whole machine in one process. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { counterAt, personaOf, startCounter, type CounterInProcess } from '../support/counter-in-process.ts';

let counter: CounterInProcess | null = null;
afterEach(async () => {
  const bugs = counter?.bugs ?? [];
  await counter?.closeAll();
  counter = null;
  expect(bugs).toEqual([]);
});

async function begin(...place: Parameters<typeof counterAt>): Promise<CounterInProcess> {
  counter = await startCounter(counterAt(...place));
  await counter.signIn();
  return counter;
}

describe('a clerk', () => {
  it('reports a card lost for good for a proxy: both IDs, the bank PIN at the customer’s screen, a supervisor, consent, receipt', async () => {
    const desk = await begin('suzhou', ['issuingBankOutlet']);
    desk.layIdCard('locked-pin');
    desk.staff({ intent: 'readId', whose: 'holder' });
    await desk.untilStaff(
      ({ view }) => view.screen === 'work' && view.at.page === 'customer' && view.at.functions.length > 0 && view.at.busy === null,
    );
    expect(desk.page().idChecked).toBe('reader');
    // The customer is asked to take the ID card back as long as it lies there.
    await desk.untilCustomer(({ idCardLies }) => idCardLies);
    desk.machine.idReaderSim.takeAway();
    await desk.untilCustomer(({ idCardLies }) => !idCardLies);
    desk.staff({ intent: 'fill', field: 'proxyName', value: '李代办' });
    desk.staff({ intent: 'fill', field: 'proxyNumber', value: '11010519491231002X' });
    desk.staff({ intent: 'looked', at: 'proxy', yes: true });
    desk.staff({ intent: 'choose', service: 'formalLoss' });
    desk.staff({ intent: 'fill', field: 'cardFunction', value: 'socialSecurity' });
    // Everybody of the simulated records is filed for treatment elsewhere.
    desk.staff({ intent: 'fill', field: 'circumstance', value: 'reportedAtPlaceOfTreatment' });
    const pan = personaOf('locked-pin').bank?.pan ?? '';
    desk.staff({ intent: 'fill', field: 'bankCardNumber', value: pan });
    desk.staff({ intent: 'submit' });
    await desk.untilStep('pin');
    await desk.enterPin('000000');
    await desk.untilStep('approval');
    desk.staff({ intent: 'approve', by: 'password', staff: '1002' }, '000000');
    await desk.untilStep('consent');
    const { view } = await desk.untilCustomer((frame) => frame.view.screen === 'counterConsent');
    expect(view).toMatchObject({ service: 'formalLoss', proxyName: '李代办' });
    desk.customer({ intent: 'confirm' });
    const done = await desk.untilStep('done');
    await desk.untilStaff(() => desk.page().functions.some(({ state }) => state === 'formallyLost'));
    expect(done.facts).toContainEqual({ fact: 'approvedBy', value: '1002' });
    expect(done.facts).toContainEqual({ fact: 'staff', value: '1001' });
  });

  it('is locked out after five wrong passwords, and is told the tries left before', async () => {
    const desk = (counter = await startCounter(counterAt('zhaotong', ['cardServiceWindow'])));
    for (const left of [4, 3, 2, 1, 0]) {
      desk.staff({ intent: 'signIn', by: 'password', staff: '1001' }, 'not-this-one');
      const { view } = await desk.untilStaff((frame) => frame.view.screen === 'signIn' && frame.view.note.triesLeft === left);
      expect(view).toMatchObject({ note: { lastTry: left === 0 ? 'locked' : 'wrong' } });
    }
    // What can be no number, or no password, of anybody is a wrong one too.
    for (const [staff, secret] of [
      ['', '000000'],
      ['王柜员', '1'],
      ['1001', '1'],
    ] as const) {
      desk.staff({ intent: 'signIn', by: 'password', staff }, secret);
      await desk.untilStaff(({ view }) => view.screen === 'signIn' && !view.note.busy);
    }
    // Nobody signs in by a staff card that is not there ('counter.noStaffCard').
    desk.staff({ intent: 'signIn', by: 'card', staff: '' }, '000000');
    expect(desk.counter.staff.frame().view.screen).toBe('signIn');
  });

  it('resets a locked PIN with card and ID card, prints the slip, and finds receipt and slip again', async () => {
    const desk = await begin('zhaotong', ['countyMedicalInsuranceOffice']);
    desk.insert('locked-pin');
    await desk.untilStaff(() => desk.page().functions.length > 0 && desk.page().busy === null);
    expect(desk.page().pin).toEqual({ triesLeft: null, locked: true });
    desk.staff({ intent: 'looked', at: 'holder', yes: true });
    desk.staff({ intent: 'choose', service: 'resetPin' });
    desk.staff({ intent: 'submit' });
    await desk.untilStep('consent');
    desk.customer({ intent: 'confirm' });
    const { facts } = await desk.untilStep('done');
    expect(facts).toContainEqual({ fact: 'newPin000000' });
    const [number] = facts.flatMap((fact) => (fact.fact === 'receiptNumber' ? [fact.value] : []));
    await desk.untilStaff(() => desk.page().busy === null);
    desk.staff({ intent: 'print' });
    await desk.untilStaff(() => desk.page().work?.at.step === 'done' && desk.machine.slipSim.slips().length === 1);
    expect(desk.machine.slipSim.slips().at(-1)?.text).toContain('社保密码重置');
    for (const wanted of [number ?? '', `${desk.page().session}-2`]) {
      desk.staff({ intent: 'search', number: wanted });
      desk.staff({ intent: 'goTo', page: 'search' });
      const { view } = await desk.untilStaff(
        (frame) => frame.view.screen === 'work' && frame.view.at.page === 'search' && frame.view.at.rows !== null,
      );
      expect(view).toMatchObject({ at: { rows: [{ number: wanted }] } });
    }
  });

  it('takes in no card of somebody else, no bank card in another name, and no report into a folder that is a file', async () => {
    const desk = await begin('suzhou', ['issuingBankOutlet']);
    desk.layIdCard('zhaotong');
    desk.staff({ intent: 'readId', whose: 'holder' });
    await desk.untilStaff(() => desk.page().functions.length > 0 && desk.page().busy === null);
    desk.insert('third-generation');
    await desk.untilStaff(() => desk.page().faultCode === 'counter.otherHolder');
    expect(desk.page().cardIn).toBe(false);
    desk.staff({ intent: 'choose', service: 'formalLoss' });
    desk.staff({ intent: 'fill', field: 'cardFunction', value: 'bank' });
    // Everybody of the simulated records is filed for treatment elsewhere.
    desk.staff({ intent: 'fill', field: 'circumstance', value: 'reportedAtPlaceOfTreatment' });
    desk.staff({ intent: 'fill', field: 'bankCardNumber', value: personaOf('third-generation').bank?.pan ?? '' });
    desk.staff({ intent: 'submit' });
    await desk.untilStaff(() => desk.page().faultCode === 'counter.otherAccount');
    expect(desk.page().work?.at.step).toBe('form');
    writeFileSync(join(desk.directory, 'counter'), 'not a folder');
    desk.staff({ intent: 'goTo', page: 'dayEnd' });
    await desk.untilStaff(({ view }) => view.screen === 'work' && view.at.page === 'dayEnd' && view.at.report !== null);
    desk.staff({ intent: 'save' });
    await desk.untilStaff(({ view }) => view.screen === 'work' && view.at.page === 'dayEnd' && view.at.faultCode === 'counter.saveFailed');
  });

  it('finds out at the end of the day what became of a command whose answer was lost', async () => {
    const desk = await begin('hunan-ledger', ['medicalInsuranceWindow']);
    desk.staff({ intent: 'typedNumber', number: '430202197407040668' });
    await desk.untilStaff(() => desk.page().holder !== null && desk.page().busy === null);
    desk.staff({ intent: 'looked', at: 'holder', yes: true });
    desk.staff({ intent: 'choose', service: 'bindFamily' });
    desk.staff({ intent: 'fill', field: 'memberName', value: '欧阳小雨' });
    desk.staff({ intent: 'fill', field: 'memberNumber', value: '11010519491231002X' });
    desk.staff({ intent: 'fill', field: 'relation', value: 'child' });
    desk.staff({ intent: 'submit' });
    await desk.untilStep('approval');
    desk.staff({ intent: 'approve', by: 'password', staff: '1001' }, '000000');
    await desk.untilStaff(() => JSON.stringify(desk.page().work).includes('samePerson'));
    desk.staff({ intent: 'approve', by: 'password', staff: '1002' }, '000000');
    await desk.untilStep('consent');
    desk.line.cut = true;
    desk.customer({ intent: 'confirm' });
    await desk.untilStep('unknown');
    desk.line.cut = false;
    desk.staff({ intent: 'goTo', page: 'dayEnd' });
    await desk.untilStaff(({ view }) => JSON.stringify(view).includes('"state":"open"'));
    desk.staff({ intent: 'reconcile' });
    const { view } = await desk.untilStaff((frame) => JSON.stringify(frame.view).includes('"state":"done"'));
    expect(view).toMatchObject({ at: { report: { receipts: 1, approvals: 1, unknown: [{ what: 'bindFamily', staff: '1001' }] } } });
  });

  it('never learns a PIN: no message to the staff page has a digit of it or a place on the pad', async () => {
    const desk = await begin('suzhou', ['issuingBankOutlet']);
    desk.insert('zhaotong');
    await desk.untilStaff(() => desk.page().functions.length > 0 && desk.page().busy === null);
    desk.staff({ intent: 'looked', at: 'holder', yes: true });
    desk.staff({ intent: 'choose', service: 'formalLoss' });
    desk.staff({ intent: 'fill', field: 'cardFunction', value: 'bank' });
    // Everybody of the simulated records is filed for treatment elsewhere.
    desk.staff({ intent: 'fill', field: 'circumstance', value: 'reportedAtPlaceOfTreatment' });
    desk.staff({ intent: 'submit' });
    const { pad } = await desk.untilCustomer((frame) => frame.pad !== null);
    const before = desk.staffFrames.length;
    await desk.enterPin('918273');
    await desk.untilStaff(({ view }) => JSON.stringify(view).includes('"lastTry":"wrong"'));
    const sent = desk.staffFrames.map((frame) => JSON.stringify(frame));
    expect(
      sent.filter((text) => text.includes('918273') || text.includes(pad?.id ?? '-') || /"(pad|face|labels|digits|position)"/.test(text)),
    ).toEqual([]);
    // Between the first key and the bank's answer the page hears only that it is being checked: no key by key.
    expect(desk.staffFrames.length - before).toBeLessThan(6);
  });
});
