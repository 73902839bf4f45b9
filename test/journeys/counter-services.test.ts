/** Every service of the counter once, on the whole machine in one process: what the clerk fills in, what the customer does, what stands then. */
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '../../native/base/clock.ts';
import { COUNTER_SERVICES, type CounterField, type CounterService } from '../../electron/api/counter-words.ts';
import type { ReceiptFact } from '../../electron/api/counter-view.ts';
import { counterAt, personaOf, startCounter, type CounterInProcess } from '../support/counter-in-process.ts';

let counter: CounterInProcess | null = null;
afterEach(async () => {
  const bugs = counter?.bugs ?? [];
  await counter?.closeAll();
  counter = null;
  expect(bugs).toEqual([]);
});

type Place = Parameters<typeof counterAt>;
type Facts = readonly ReceiptFact[];
type Fields = Partial<Record<CounterField, string>>;

async function begin(place: Place, clock?: Clock): Promise<CounterInProcess> {
  counter = await startCounter(counterAt(...place), clock);
  await counter.signIn();
  return counter;
}

const known = (desk: CounterInProcess): Promise<unknown> =>
  desk.untilStaff(({ view }) => view.screen === 'work' && view.at.page === 'customer' && view.at.holder !== null && view.at.busy === null);

/** The card is put in and the ID card looked at. */
async function withCard(desk: CounterInProcess, persona: string) {
  const card = desk.insert(persona);
  await known(desk);
  desk.staff({ intent: 'looked', at: 'holder', yes: true });
  return card;
}

async function withIdCard(desk: CounterInProcess, persona: string): Promise<void> {
  desk.layIdCard(persona);
  desk.staff({ intent: 'readId', whose: 'holder' });
  await known(desk);
}

function fillIn(desk: CounterInProcess, service: CounterService, fields: Fields): void {
  desk.staff({ intent: 'choose', service });
  for (const [field, value] of Object.entries(fields)) desk.staff({ intent: 'fill', field: field as CounterField, value });
  desk.staff({ intent: 'submit' });
}

async function approve(desk: CounterInProcess): Promise<void> {
  await desk.untilStep('approval');
  desk.staff({ intent: 'approve', by: 'password', staff: '1002' }, '000000');
}

async function agree(desk: CounterInProcess): Promise<Facts> {
  await desk.untilStep('consent');
  desk.customer({ intent: 'confirm' });
  const { facts } = await desk.untilStep('done');
  // The records are asked anew, so that the forms show what stands now.
  await idle(desk);
  return facts;
}

/** Everything that was asked is answered. */
const idle = (desk: CounterInProcess): Promise<unknown> =>
  desk.untilStaff(({ view }) => view.screen === 'work' && view.tabs.every(({ busy }) => !busy));

/** What the office does is asked of nobody at the customer's screen. */
async function done(desk: CounterInProcess): Promise<void> {
  await desk.untilStep('done');
  await idle(desk);
}

function optionOf(desk: CounterInProcess, service: CounterService, field: CounterField, words = ''): string {
  desk.staff({ intent: 'choose', service });
  const at = desk.page().work?.at;
  const options = at?.step === 'form' ? (at.fields.find((one) => one.field === field)?.options ?? []) : [];
  const found = options.find(({ label }) => words === '' || label?.zh.includes(words) === true);
  if (found === undefined) throw new Error(`${field} offers ${JSON.stringify(options)}`);
  return found.value;
}

const stateOf = (desk: CounterInProcess, cardFunction: 'socialSecurity' | 'bank'): string | undefined =>
  desk.page().functions.find((one) => one.cardFunction === cardFunction)?.state;

/** Everybody of the simulated records has a card on its way already, which would stand in the way of another. */
const noOrders = (desk: CounterInProcess): Promise<unknown> =>
  desk.records.db.updateTable('card_orders').set({ step: 'collected' }).execute();

const rowOf = (desk: CounterInProcess, service: CounterService) => desk.page().services.find((row) => row.service === service);

interface Case {
  readonly service: CounterService;
  readonly says: string;
  readonly place: Place;
  readonly run: (desk: CounterInProcess) => Promise<void>;
}

const CASES: readonly Case[] = [
  {
    service: 'lossElsewhere',
    says: 'S2: the office at the place of treatment freezes the settlement there and nothing else, prints the receipt, and lifts it again',
    place: ['suzhou', ['officeOfTreatment']],
    run: async (desk) => {
      await withCard(desk, 'zhaotong');
      await idle(desk);
      expect(rowOf(desk, 'liftLossElsewhere')).toMatchObject({ state: 'unavailable', reason: { zh: '没有在就医地挂失，不用解除。' } });
      fillIn(desk, 'lossElsewhere', {});
      expect(await agree(desk)).toContainEqual({ fact: 'settlementElsewhere', state: 'frozen' });
      expect([stateOf(desk, 'socialSecurity'), stateOf(desk, 'bank')]).toEqual(['active', 'active']);
      expect(desk.page().lossElsewhere).toMatchObject({ outlet: '示范网点' });
      desk.staff({ intent: 'print' });
      await desk.untilStaff(() => desk.machine.slipSim.slips().length === 1);
      expect(desk.machine.slipSim.slips().at(-1)?.text).toMatch(/就医地刷卡结算[\s\S]*已冻结/);
      await idle(desk);
      expect(rowOf(desk, 'lossElsewhere')).toMatchObject({ state: 'unavailable', reason: { zh: '已经在就医地挂失。' } });
      fillIn(desk, 'liftLossElsewhere', {});
      expect(await agree(desk)).toContainEqual({ fact: 'settlementElsewhere', state: 'released' });
      expect(desk.page().lossElsewhere).toBeNull();
    },
  },
  {
    service: 'activateFunction',
    says: 'the bank function of a new card starts at the issuing bank, with card and ID card',
    place: ['zhaotong', ['issuingBankOutlet']],
    run: async (desk) => {
      await withCard(desk, 'rare-characters-extension');
      fillIn(desk, 'activateFunction', { cardFunction: 'bank' });
      expect(await agree(desk)).toContainEqual({ fact: 'functions', functions: ['bank'], state: 'active' });
      expect(stateOf(desk, 'bank')).toBe('active');
    },
  },
  {
    service: 'temporaryLoss',
    says: 'a card is reported lost for a while with the ID card alone',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      await withIdCard(desk, 'zhaotong');
      fillIn(desk, 'temporaryLoss', { cardFunction: 'socialSecurity' });
      await agree(desk);
      expect(stateOf(desk, 'socialSecurity')).toBe('temporarilyLost');
    },
  },
  {
    service: 'liftLoss',
    says: 'the report is lifted with card and ID card',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      await withCard(desk, 'changed-pin');
      fillIn(desk, 'liftLoss', { cardFunction: 'socialSecurity' });
      await agree(desk);
      expect(stateOf(desk, 'socialSecurity')).toBe('active');
    },
  },
  {
    service: 'unlockPin',
    says: 'a locked PIN is opened with card and ID card where the city unlocks it',
    place: ['suzhou', ['cardServiceWindow']],
    run: async (desk) => {
      const card = await withCard(desk, 'locked-pin');
      fillIn(desk, 'unlockPin', {});
      await agree(desk);
      expect(card.snapshot().pinTriesLeft).toBe(6);
    },
  },
  {
    service: 'changePin',
    says: 'the customer types the old PIN and the new one twice at their own screen; a wrong old one costs a try, a new one that differs is chosen anew',
    place: ['changsha', ['cardServiceWindow']],
    run: async (desk) => {
      const card = await withCard(desk, 'zhaotong');
      await idle(desk);
      fillIn(desk, 'changePin', {});
      await desk.untilStep('consent');
      const consent = await desk.untilCustomer(({ view }) => view.screen === 'counterConsent');
      expect(JSON.stringify(consent.view)).toContain('再输两次新密码');
      desk.customer({ intent: 'confirm' });
      await desk.enterPin('111111');
      await desk.untilCustomer(({ view }) => view.screen === 'pin' && view.entry === 'old' && view.triesLeft === 5);
      await desk.enterPin('000000');
      await desk.untilCustomer(({ view }) => view.screen === 'pin' && view.entry === 'new');
      await desk.enterPin('000000');
      await desk.untilCustomer(({ view }) => view.screen === 'pin' && view.entry === 'new' && view.lastTry !== 'none');
      await desk.enterPin('135791');
      await desk.untilCustomer(({ view }) => view.screen === 'pin' && view.entry === 'newAgain');
      await desk.enterPin('246802');
      await desk.untilCustomer(({ view }) => view.screen === 'pin' && view.entry === 'new' && view.lastTry === 'different');
      await desk.enterPin('135791');
      await desk.untilCustomer(({ view }) => view.screen === 'pin' && view.entry === 'newAgain');
      await desk.enterPin('135791');
      const { facts } = await desk.untilStep('done');
      expect(facts).toContainEqual({ fact: 'ownPinHolds' });
      expect(facts).toContainEqual({ fact: 'staff', value: '1001' });
      expect(card.snapshot()).toMatchObject({ pin: '135791' });
      // Nothing of the PINs, and no face of the pad, was on the clerk's page.
      expect(JSON.stringify(desk.staffFrames)).not.toMatch(/135791|246802|"labels"/);
      await idle(desk);
    },
  },
  {
    service: 'changePin',
    says: 'the provincial office changes none: the row says so',
    place: ['hunan-ledger', ['medicalInsuranceWindow']],
    run: async (desk) => {
      await withCard(desk, 'zhaotong');
      await idle(desk);
      expect(rowOf(desk, 'changePin')).toMatchObject({ state: 'unavailable' });
    },
  },
  {
    service: 'changeQueryPassword',
    says: 'a new query password is typed twice at the customer’s screen; two that differ begin anew',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      await withCard(desk, 'zhaotong');
      fillIn(desk, 'changeQueryPassword', {});
      await desk.untilStep('consent');
      desk.customer({ intent: 'confirm' });
      await desk.enterPin('135792');
      await desk.enterPin('135793');
      await desk.untilCustomer(({ view }) => view.screen === 'counterNewPassword' && view.lastTry === 'different');
      await desk.enterPin('246813');
      await desk.enterPin('246813');
      await done(desk);
      expect(JSON.stringify(desk.staffFrames)).not.toMatch(/135792|246813/);
      expect(await desk.records.db.selectFrom('query_passwords').select('social_security_number').execute()).toContainEqual({
        social_security_number: personaOf('zhaotong').holder.number,
      });
    },
  },
  {
    service: 'unbindFamily',
    says: 'a family member is unbound',
    place: ['hunan-ledger', ['medicalInsuranceWindow']],
    run: async (desk) => {
      desk.staff({ intent: 'typedNumber', number: '430202197407040668' });
      await known(desk);
      fillIn(desk, 'unbindFamily', { binding: optionOf(desk, 'unbindFamily', 'binding') });
      await agree(desk);
      expect(() => optionOf(desk, 'unbindFamily', 'binding')).toThrow('binding offers []');
    },
  },
  {
    service: 'fileReferral',
    says: 'treatment elsewhere is filed with the card; the receipt names the filing',
    place: ['zhaotong', ['countyMedicalInsuranceOffice']],
    run: async (desk) => {
      await withCard(desk, 'zhaotong');
      fillIn(desk, 'fileReferral', { referralKind: 'transfer', place: '四川省成都市', hospital: '成都示范医院' });
      await agree(desk);
      expect(optionOf(desk, 'cancelReferral', 'filing', '成都')).not.toBe('');
    },
  },
  {
    service: 'cancelReferral',
    says: 'a filing is cancelled',
    place: ['zhaotong', ['countyMedicalInsuranceOffice']],
    run: async (desk) => {
      await withCard(desk, 'zhaotong');
      // With the ID card looked at the filings may be looked up.
      await idle(desk);
      fillIn(desk, 'cancelReferral', { filing: optionOf(desk, 'cancelReferral', 'filing', '昆明') });
      await agree(desk);
      expect(() => optionOf(desk, 'cancelReferral', 'filing', '昆明')).toThrow();
    },
  },
  {
    service: 'exchangeCard',
    says: 'a misprinted card is exchanged; the order stands among the customer’s orders',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      await noOrders(desk);
      await withCard(desk, 'zhaotong');
      fillIn(desk, 'exchangeCard', { circumstance: 'misprint' });
      const facts = await agree(desk);
      expect(facts.map(({ fact }) => fact)).toContain('receiptNumber');
      expect(optionOf(desk, 'advanceOrder', 'order')).toMatch(/^ZT-/);
    },
  },
  {
    service: 'instantCard',
    says: 'a card made at once is ordered; the slip is the application notice',
    place: ['zhaotong', ['issuingBankOutlet']],
    run: async (desk) => {
      await noOrders(desk);
      await withIdCard(desk, 'third-generation-changed-pin');
      fillIn(desk, 'instantCard', {});
      await agree(desk);
      desk.staff({ intent: 'print' });
      await desk.untilStaff(() => desk.machine.slipSim.slips().length === 1);
      expect(desk.machine.slipSim.slips().at(-1)?.text).toContain('制卡申请通知');
    },
  },
  {
    service: 'firstCard',
    says: 'who has no card yet is known by the number of the ID card, and orders the first',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      const number = '11010519491231002X';
      await desk.records.db
        .insertInto('persons')
        .values({ social_security_number: number, personal_number: null, name: '吴新', employer: null, born_on: '1949-12-31' })
        .execute();
      desk.staff({ intent: 'typedNumber', number });
      await known(desk);
      fillIn(desk, 'firstCard', {});
      const facts = await agree(desk);
      expect(facts.map(({ fact }) => fact)).toContain('readyOn');
    },
  },
  {
    service: 'advanceOrder',
    says: 'the office registers each step of an order without asking anybody at the customer’s screen; then the card is collected',
    place: ['zhaotong', ['cardServiceWindow', 'issuingBankOutlet']],
    run: async (desk) => {
      await noOrders(desk);
      await withCard(desk, 'zhaotong');
      fillIn(desk, 'exchangeCard', { circumstance: 'misprint' });
      await agree(desk);
      const order = optionOf(desk, 'advanceOrder', 'order');
      const newCard = { newCardNumber: 'A53060229', newCardBank: '示范银行' };
      for (const fields of [{ orderEvent: 'verify' }, { orderEvent: 'make', ...newCard }, { orderEvent: 'deliver' }]) {
        fillIn(desk, 'advanceOrder', { order, ...fields });
        await done(desk);
      }
      fillIn(desk, 'advanceOrder', { order, orderEvent: 'verify' });
      expect(await desk.untilStep('refused')).toMatchObject({ code: 'wrongState' });
      fillIn(desk, 'collectCard', { order });
      expect(await agree(desk)).toContainEqual({ fact: 'functions', functions: ['bank', 'socialSecurity'], state: 'notActivated' });
      expect(() => optionOf(desk, 'collectCard', 'order')).toThrow('order offers []');
    },
  },
  {
    service: 'correctData',
    says: 'a correction is asked for, stands in the queue, and is decided by the office under its number',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      await withIdCard(desk, 'zhaotong');
      fillIn(desk, 'correctData', {});
      const empty = desk.page().work?.at;
      expect(empty?.step === 'form' && empty.fields.find(({ field }) => field === 'newName')?.wrong).toBe(true);
      fillIn(desk, 'correctData', { newName: '诸葛秋雨', newTelephone: '13800000000' });
      await agree(desk);
      desk.staff({ intent: 'goTo', page: 'queue' });
      await desk.untilStaff(
        ({ view }) => view.screen === 'work' && view.at.page === 'queue' && view.at.rows.some(({ kind }) => kind === 'correction'),
      );
      desk.staff({ intent: 'goTo', page: 'customer' });
      const correction = optionOf(desk, 'decideCorrection', 'correction', '诸葛秋雨');
      fillIn(desk, 'decideCorrection', { correction, decision: 'accepted' });
      await done(desk);
      const rows = await desk.records.db.selectFrom('corrections').select(['id', 'state']).execute();
      expect(rows).toEqual([{ id: correction, state: 'accepted' }]);
      expect(() => optionOf(desk, 'decideCorrection', 'correction')).toThrow('correction offers []');
    },
  },
  {
    service: 'updateCard',
    says: 'the telephone on the card is written anew',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      const card = await withCard(desk, 'zhaotong');
      fillIn(desk, 'updateCard', { cardItem: 'telephone', newValue: '13911112222' });
      await agree(desk);
      expect(JSON.stringify(card.snapshot().written)).toContain(Buffer.from('13911112222').toString('hex').toUpperCase());
    },
  },
  {
    service: 'blockCard',
    says: 'a second person signs before the social-security application is blocked for ever',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      const card = await withCard(desk, 'zhaotong');
      fillIn(desk, 'blockCard', { blockScope: 'application', reason: '卡片交回' });
      await approve(desk);
      expect(await agree(desk)).toContainEqual({ fact: 'approvedBy', value: '1002' });
      expect(card.snapshot()).toMatchObject({ blocked: 'application' });
    },
  },
  {
    service: 'blockCard',
    says: 'or the whole card',
    place: ['zhaotong', ['cardServiceWindow']],
    run: async (desk) => {
      const card = await withCard(desk, 'zhaotong');
      fillIn(desk, 'blockCard', { blockScope: 'card', reason: '卡片交回' });
      await approve(desk);
      await agree(desk);
      expect(card.snapshot().blocked).toBe('card');
    },
  },
];

/** Driven elsewhere: by counter.test.ts, by the browser test, or within another case here. */
const ELSEWHERE: readonly CounterService[] = [
  'formalLoss',
  'resetPin',
  'bindFamily',
  'replacement',
  'collectCard',
  'decideCorrection',
  'liftLossElsewhere',
];

describe('at a counter', () => {
  it.each(CASES)('$service: $says', async ({ place, run }) => run(await begin(place)));

  it('no service is left out', () => {
    const driven = new Set<CounterService>([...CASES.map(({ service }) => service), ...ELSEWHERE]);
    expect(COUNTER_SERVICES.filter((service) => !driven.has(service))).toEqual([]);
  });
});

describe('a clerk', () => {
  const PLACE: Place = ['zhaotong', ['cardServiceWindow']];

  it('signs in with the staff card and its PIN; a card that is no staff card signs nobody in', async () => {
    const desk = (counter = await startCounter(counterAt(...PLACE)));
    const cardIn = (): Promise<unknown> => desk.untilStaff(({ view }) => view.screen === 'signIn' && view.staffCardIn);
    desk.insert('zhaotong');
    await cardIn();
    desk.staff({ intent: 'signIn', by: 'card', staff: '' }, '000000');
    await desk.untilStaff(({ view }) => view.screen === 'signIn' && view.note.lastTry === 'wrong');
    desk.remove();
    await desk.untilStaff(({ view }) => view.screen === 'signIn' && !view.staffCardIn);
    desk.insertStaffCard('STAFF1014');
    await cardIn();
    desk.staff({ intent: 'signIn', by: 'card', staff: '' }, '111111');
    await desk.untilStaff(({ view }) => view.screen === 'signIn' && view.note.triesLeft === 4);
    desk.staff({ intent: 'signIn', by: 'card', staff: '' }, '000000');
    const { view } = await desk.untilStaff((frame) => frame.view.screen === 'work');
    expect(view).toMatchObject({ staff: { id: '1001' }, at: { page: 'customer', holder: null } });
  });

  it('finds the page locked after five minutes without a touch, and goes on where they were with their own password only', async () => {
    const hands = handsOfTime();
    const desk = await begin(PLACE, hands.clock);
    await withIdCard(desk, 'zhaotong');
    desk.staff({ intent: 'choose', service: 'temporaryLoss' });
    hands.pass(300_000);
    const { view } = await desk.untilStaff((frame) => frame.view.screen === 'locked');
    expect(JSON.stringify(view)).not.toContain('530602');
    // Nothing can be asked for until the clerk is back.
    desk.staff({ intent: 'fill', field: 'cardFunction', value: 'socialSecurity' });
    desk.staff({ intent: 'goTo', page: 'queue' });
    expect(desk.counter.staff.frame().view.screen).toBe('locked');
    desk.staff({ intent: 'unlock', by: 'password' }, 'not-this-one');
    await desk.untilStaff((frame) => frame.view.screen === 'locked' && frame.view.note.triesLeft === 4);
    desk.insertStaffCard('STAFF1022');
    await desk.untilStaff((frame) => frame.view.screen === 'locked' && frame.view.staffCardIn);
    desk.staff({ intent: 'unlock', by: 'card' }, '000000');
    await desk.untilStaff((frame) => frame.view.screen === 'locked' && frame.view.note.lastTry === 'otherPerson');
    desk.staff({ intent: 'unlock', by: 'password' }, '000000');
    await desk.untilStaff((frame) => frame.view.screen === 'work');
    expect(desk.page().work).toMatchObject({ service: 'temporaryLoss', at: { step: 'form' } });
    fillIn(desk, 'temporaryLoss', { cardFunction: 'socialSecurity' });
    expect(await agree(desk)).toContainEqual({ fact: 'staff', value: '1001' });
  });

  it('locks the page with a key, and may be signed out by who comes next: every customer is wiped', async () => {
    const desk = await begin(PLACE);
    await withIdCard(desk, 'zhaotong');
    desk.staff({ intent: 'lock' });
    expect(desk.counter.staff.frame().view.screen).toBe('locked');
    desk.staff({ intent: 'signOut' });
    await desk.signIn('1002');
    expect(desk.page().holder).toBeNull();
  });
});

/** The machine's own time, but a wait of minutes ends when the test says so. */
function handsOfTime(): { readonly clock: Clock; pass(delayMs: number): void } {
  let waits: readonly { readonly delayMs: number; readonly fire: () => void }[] = [];
  return {
    clock: {
      nowMs: () => systemClock.nowMs(),
      after: (delayMs, fire) => {
        if (delayMs < 300_000) return systemClock.after(delayMs, fire);
        const wait = { delayMs, fire };
        waits = [...waits, wait];
        return () => void (waits = waits.filter((one) => one !== wait));
      },
    },
    pass: (delayMs) => {
      for (const { fire } of waits.filter((one) => one.delayMs === delayMs)) fire();
    },
  };
}
