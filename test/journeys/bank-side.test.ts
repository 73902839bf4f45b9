/** Suzhou freezes the bank function along with the social-security one: the bank is told, and the person learns whether it was. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPersona } from '../../native/sim/card/index.ts';
import { simulatedPopulation } from '../../db/simulated-population.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

const PERSONA = 'silent-tries';
let probes = 0;
let kiosk: InProcess;
beforeEach(async () => {
  kiosk = await startInProcess((same) => ({
    ...same,
    terminal: { ...same.terminal, city: 'suzhou', outletKinds: ['issuingBankOutlet', 'partnerBankOutlet'] },
  }));
});
afterEach(async () => {
  expect(kiosk.bugs).toEqual([]);
  await kiosk.close();
});

async function signIn(): Promise<void> {
  kiosk.insert(PERSONA);
  const first = await kiosk.untilFrame(({ view }) => view.screen === 'settled' || view.screen === 'pin');
  if (first.view.screen === 'settled') kiosk.intent({ intent: 'confirm' });
  await kiosk.until('pin');
  await kiosk.enterPin('000000');
  await kiosk.until('personalInformation');
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
}

function layIdCard(): void {
  const persona = loadPersona(PERSONA);
  if (!persona.ok) throw new Error(persona.error.detail);
  const { number, name } = persona.value.holder;
  kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
}

/** Does a service on the social-security function; gives the result's facts. */
async function serve(service: 'temporaryLoss' | 'liftLoss') {
  kiosk.intent({ intent: 'choose', service });
  await kiosk.until('chooseFunction');
  kiosk.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
  const next = await kiosk.untilFrame(({ view }) => ['presentIdCard', 'confirm', 'refused'].includes(view.screen));
  if (next.view.screen === 'presentIdCard') layIdCard();
  await kiosk.until('confirm');
  kiosk.intent({ intent: 'confirm' });
  return (await kiosk.until('result')).facts;
}

/** How the card stands at the bank itself: lifting a card that is not lost is refused there. */
async function atTheBank(): Promise<string> {
  const persona = loadPersona(PERSONA);
  const cards = simulatedPopulation().find((one) => persona.ok && one.socialSecurityNumber === persona.value.holder.number)?.cards ?? [];
  const pan = cards.flatMap(({ bank }) => (bank === null ? [] : [bank.pan]))[0] ?? '';
  const lifted = await kiosk.machine.bankHost.change({ command: 'liftLoss', idempotencyKey: `probe-${++probes}`, pan });
  if (!lifted.ok) throw new Error('the bank does not answer');
  if (lifted.value.outcome === 'refused') return lifted.value.reason;
  // It was lost; put back as it was.
  const again = await kiosk.machine.bankHost.change({ command: 'reportLoss', idempotencyKey: `probe-${++probes}`, pan });
  return again.ok && again.value.outcome === 'done' ? 'lost' : 'unclear';
}

const bankSteps = () =>
  kiosk.journal.sessions().flatMap(({ session }) => kiosk.journal.steps(session).filter(({ step }) => step === 'bank.change'));

async function takeOut(): Promise<void> {
  kiosk.remove();
  await kiosk.untilFrame(({ cardIn }) => !cardIn);
}

describe('linked freezing', () => {
  it('reaches the bank: the bank refuses the card afterwards, and takes it again once the report is lifted', async () => {
    await signIn();
    const facts = await serve('temporaryLoss');
    expect(facts).toContainEqual({ fact: 'functions', functions: ['socialSecurity', 'bank'] });
    expect(facts).not.toContainEqual({ fact: 'bankNotTold' });
    expect(await atTheBank()).toBe('lost');
    await takeOut();
    await signIn();
    await serve('liftLoss');
    expect(await atTheBank()).toBe('notLost');
    expect(bankSteps().filter(({ kind }) => kind === 'outcome')).toHaveLength(2);
  });

  it('says so when the bank cannot be reached, and tells the bank at the next visit', async () => {
    await signIn();
    kiosk.machine.bankFaults.set('down');
    expect(await serve('temporaryLoss')).toContainEqual({ fact: 'bankNotTold' });
    kiosk.intent({ intent: 'print' });
    await kiosk.until('printed');
    expect(kiosk.machine.slipSim.slips().at(-1)?.text.replaceAll('\n', '')).toContain('银行还没有确认');
    await takeOut();
    kiosk.machine.bankFaults.set('none');
    kiosk.insert(PERSONA);
    expect((await kiosk.until('settled')).entries).toEqual([{ operation: 'temporaryLoss', outcome: 'done', receiptNumber: null }]);
    kiosk.intent({ intent: 'confirm' });
    await kiosk.until('pin');
    await kiosk.enterPin('000000');
    await kiosk.until('personalInformation');
    expect(await atTheBank()).toBe('lost');
  });

  it('finds out what became of an order whose answer was lost, and gives it only once', async () => {
    await signIn();
    kiosk.machine.bankFaults.set('answerLost', 1);
    expect(await serve('temporaryLoss')).toContainEqual({ fact: 'bankNotTold' });
    await takeOut();
    kiosk.insert(PERSONA);
    expect((await kiosk.until('settled')).entries).toHaveLength(1);
    expect(bankSteps().filter(({ kind }) => kind === 'intent')).toHaveLength(1);
    expect(kiosk.journal.unresolved()).toEqual([]);
  });
});
