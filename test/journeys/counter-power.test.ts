/** The mains go at a counter: nothing is begun, the clerk is told, the program closes in order; and the counter has its devices' health. */
import { afterEach, expect, it } from 'vitest';
import { counterAt, startCounter, type CounterInProcess } from '../support/counter-in-process.ts';

let counter: CounterInProcess | null = null;
let closing = 0;
afterEach(async () => {
  const bugs = counter?.bugs ?? [];
  await counter?.closeAll();
  expect(bugs).toEqual([]);
});

async function begin(): Promise<CounterInProcess> {
  closing = 0;
  counter = await startCounter(counterAt('zhaotong', ['cardServiceWindow']), undefined, null, () => (closing += 1));
  await counter.signIn();
  return counter;
}

/** A loss report stands before the customer's yes. */
async function reporting(desk: CounterInProcess): Promise<void> {
  desk.layIdCard('locked-pin');
  desk.staff({ intent: 'readId', whose: 'holder' });
  await desk.untilStaff(
    ({ view }) => view.screen === 'work' && view.at.page === 'customer' && view.at.functions.length > 0 && view.at.busy === null,
  );
  desk.staff({ intent: 'choose', service: 'temporaryLoss' });
  desk.staff({ intent: 'fill', field: 'cardFunction', value: 'socialSecurity' });
  desk.staff({ intent: 'submit' });
  await desk.untilStep('consent');
}

it('on battery no change is sent: it stays in the form, says why, and goes out when the mains are back', async () => {
  const desk = await begin();
  await reporting(desk);
  desk.machine.power.set('battery');
  expect((await desk.untilStaff(({ power }) => power === 'battery')).power).toBe('battery');
  desk.customer({ intent: 'confirm' });
  await desk.untilStep('form');
  expect(desk.page().faultCode).toBe('power.onBattery');
  expect(desk.page().functions.some(({ state }) => state === 'temporarilyLost')).toBe(false);
  expect(closing).toBe(0);
  desk.machine.power.set('mains');
  desk.staff({ intent: 'submit' });
  await desk.untilStep('consent');
  desk.customer({ intent: 'confirm' });
  await desk.untilStep('done');
});

it('closes once on an empty battery, when nothing is under way', async () => {
  const desk = await begin();
  desk.machine.power.set('battery');
  desk.machine.power.set('low');
  await desk.untilStaff(({ power }) => power === 'low');
  await expect.poll(() => closing).toBe(1);
  desk.staff({ intent: 'lock' });
  expect(closing).toBe(1);
});

it('counts what its devices do, and tells the clerk when one stands otherwise', async () => {
  const desk = await begin();
  await reporting(desk);
  const [idReader] = (await desk.health.look()).filter(({ device }) => device === 'idReader');
  expect(idReader?.counts).toMatchObject({ uses: 1, faults: 0 });
  desk.machine.idReaderSim.setPlugged(false);
  await desk.untilStaff(({ devices }) => devices.some(({ device, state }) => device === 'idReader' && state !== 'online'));
});
