/** The host is away: a loss is taken in where the city allows it, told as not in force, sent later, and told at the next visit. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPersona } from '../../native/sim/card/index.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

const PERSONA = 'zhaotong';
let kiosk: InProcess;
beforeEach(async () => {
  kiosk = await startInProcess();
});
afterEach(async () => {
  expect(kiosk.bugs).toEqual([]);
  await kiosk.close();
});

const reports = () => kiosk.records.db.selectFrom('loss_reports').selectAll().where('channel', '=', 'kiosk').execute();

function layIdCard(): void {
  const persona = loadPersona(PERSONA);
  if (!persona.ok) throw new Error(persona.error.detail);
  const { number, name } = persona.value.holder;
  kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
}

/** From the card in the reader to the loss report, chosen in the menu. */
async function chooseLoss(): Promise<void> {
  kiosk.insert(PERSONA);
  await kiosk.until('pin');
  await kiosk.enterPin('000000');
  await kiosk.until('personalInformation');
  kiosk.intent({ intent: 'menu' });
  await kiosk.until('menu');
  kiosk.intent({ intent: 'choose', service: 'temporaryLoss' });
}

/** From the card in the reader to the loss's confirmation, over whatever the city asks for. */
async function toConfirmation(): Promise<readonly { readonly zh: string }[]> {
  await chooseLoss();
  await kiosk.until('chooseFunction');
  kiosk.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
  const asked = await kiosk.untilFrame(({ view }) => view.screen === 'presentIdCard' || view.screen === 'confirm');
  if (asked.view.screen === 'presentIdCard') layIdCard();
  return (await kiosk.until('confirm')).consequences;
}

describe('a loss report while the host is away', () => {
  it('is taken in and said not to hold yet, on screen and on paper; the next visit tells what became of it', async () => {
    kiosk.machine.hostFaults.set('down');
    const consequences = await toConfirmation();
    expect(consequences.map(({ zh }) => zh).join()).toContain('系统恢复后才生效');
    kiosk.intent({ intent: 'confirm' });
    const accepted = await kiosk.until('accepted');
    expect(accepted).toMatchObject({ service: 'temporaryLoss', number: 'W-000001', functions: ['socialSecurity'] });
    expect(accepted.goTo.map(({ zh }) => zh).join()).toContain('12333');
    kiosk.intent({ intent: 'print' });
    await kiosk.until('printed');
    expect(kiosk.machine.slipSim.slips().at(-1)?.text).toContain('尚未生效');
    expect(await reports()).toEqual([]);
    kiosk.remove();
    await kiosk.untilFrame(({ cardIn }) => !cardIn);

    kiosk.machine.hostFaults.set('none');
    kiosk.insert(PERSONA);
    const settled = await kiosk.until('settled');
    expect(settled.entries).toEqual([expect.objectContaining({ operation: 'temporaryLoss', outcome: 'done' })]);
    expect(settled.entries[0]?.receiptNumber).toMatch(/^ZT-/);
    expect(await reports()).toHaveLength(1);
  });

  it('says so before anything is confirmed where the city does not let it wait', async () => {
    await kiosk.close();
    kiosk = await startInProcess((same) => ({ ...same, terminal: { ...same.terminal, city: 'changsha' } }));
    kiosk.machine.hostFaults.set('down');
    await chooseLoss();
    const answer = await kiosk.untilFrame(({ view }) => ['chooseFunction', 'refused', 'trouble'].includes(view.screen));
    if (answer.view.screen === 'chooseFunction') kiosk.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    const told = await kiosk.untilFrame(
      ({ view }) => view.screen === 'refused' || view.screen === 'trouble' || view.screen === 'presentIdCard',
    );
    if (told.view.screen === 'presentIdCard') layIdCard();
    const end = await kiosk.untilFrame(({ view }) => view.screen === 'refused' || view.screen === 'trouble');
    expect(['refused', 'trouble']).toContain(end.view.screen);
    expect(await reports()).toEqual([]);
  });
});
