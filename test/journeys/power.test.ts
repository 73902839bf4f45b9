/** The mains go while somebody is served, and come back: nothing is begun on battery, nothing is left behind when it ends. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PowerSource } from '../../native/ports/power-supply.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { Rig, rigConfig, WANG } from '../support/terminal-rig.ts';

const SESSION = 'T1-20261122-0001';
const shutdowns = (rig: Rig): number => rig.effects.filter(({ effect }) => effect === 'shutdown').length;
const power = (rig: Rig, source: PowerSource) => rig.send({ event: 'power', source });

/** The question "report this card lost?" stands, answered with yes. */
function reporting(rig: Rig): void {
  rig.verify();
  rig.intent({ intent: 'menu' });
  rig.intent({ intent: 'choose', service: 'temporaryLoss' });
}

function confirmUntilAsked(rig: Rig): void {
  for (let hop = 0; hop < 3 && rig.view().screen !== 'waiting' && rig.view().screen !== 'trouble'; hop += 1) {
    if (rig.view().screen === 'chooseFunction') rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    else rig.intent({ intent: 'confirm' });
  }
}

describe('on battery', () => {
  it('nobody begins: the first page says power.onBattery until the mains are back', () => {
    const rig = new Rig();
    rig.intent({ intent: 'begin' });
    power(rig, 'battery');
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'powerOnBattery', faultCode: 'power.onBattery', retry: 'none' });
    rig.intent({ intent: 'begin' });
    rig.screen('trouble');
    power(rig, 'mains');
    rig.screen('attract');
    expect(shutdowns(rig)).toBe(0);
  });

  it('a card that is put in is not read and is asked back, at last urgently', () => {
    const rig = new Rig();
    power(rig, 'battery');
    rig.insert();
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'powerOnBattery', retry: 'takeCard' });
    expect(rig.effects.some(({ effect }) => effect === 'card.identify' || effect === 'session.begin')).toBe(false);
    rig.intent({ intent: 'end' });
    expect(rig.screen('takeCard').urgent).toBe(false);
    rig.send({ event: 'timer', timer: 'leave' });
    expect(rig.screen('takeCard').urgent).toBe(true);
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.screen('goodbye');
    rig.send({ event: 'timer', timer: 'leave' });
    rig.screen('trouble');
  });

  it('a card that still lies there when the mains are back is to be taken, then the next person may begin', () => {
    const rig = new Rig();
    power(rig, 'battery');
    rig.insert();
    power(rig, 'mains');
    rig.screen('takeCard');
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.send({ event: 'timer', timer: 'leave' });
    rig.screen('attract');
  });

  it('a session goes on reading and printing, and the terminal is out of service when it has ended', () => {
    const rig = new Rig();
    rig.verify();
    power(rig, 'battery');
    rig.screen('personalInformation');
    rig.intent({ intent: 'print' });
    rig.answer({ of: 'print', result: { outcome: 'printed', serial: 's' } });
    rig.screen('printed');
    rig.intent({ intent: 'end' });
    rig.screen('takeCard');
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.send({ event: 'timer', timer: 'leave' });
    expect(rig.screen('trouble').trouble).toBe('powerOnBattery');
  });

  it('no write is begun: the loss report is not sent, the session is wiped, and the card is asked back', () => {
    const rig = new Rig();
    reporting(rig);
    power(rig, 'battery');
    confirmUntilAsked(rig);
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'powerOnBattery', retry: 'takeCard' });
    expect(rig.effects.some(({ effect }) => effect === 'records.execute')).toBe(false);
    expect(rig.effects).toContainEqual({ effect: 'session.end', session: SESSION, reason: 'power' });
    rig.send({ event: 'cardRemoved', insertion: 1 });
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'powerOnBattery', retry: 'none' });
  });

  it('no PIN is tried: the card’s counter stays as it is', () => {
    const rig = new Rig();
    rig.identify();
    power(rig, 'battery');
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    expect(rig.screen('trouble').trouble).toBe('powerOnBattery');
    expect(rig.effects.some(({ effect }) => effect === 'card.verifyPin')).toBe(false);
  });

  it('a write that was begun before may be asked for again until its outcome is known', () => {
    const rig = new Rig();
    reporting(rig);
    confirmUntilAsked(rig);
    const { id } = rig.asked('records.execute');
    power(rig, 'battery');
    rig.send({ event: 'done', id, result: { of: 'records.execute', result: { outcome: 'failed', code: 'host.unknownOutcome' } } });
    expect(rig.screen('trouble').trouble).toBe('unknownOutcome');
    rig.intent({ intent: 'again' });
    expect(rig.asked('records.execute').id).toBeGreaterThan(id);
  });

  it('a reader that goes and comes meanwhile does not open the terminal', () => {
    const rig = new Rig();
    power(rig, 'battery');
    rig.send({ event: 'readerGone' });
    expect(rig.screen('trouble').trouble).toBe('readerGone');
    rig.send({ event: 'readerBack' });
    expect(rig.screen('trouble').trouble).toBe('powerOnBattery');
  });
});

describe('a battery that is nearly empty', () => {
  it('ends the session, calls for the card, and has the program close as soon as it is taken: once', () => {
    const rig = new Rig();
    rig.verify();
    power(rig, 'battery');
    const effects = power(rig, 'low');
    expect(effects).toContainEqual({ effect: 'session.end', session: SESSION, reason: 'power' });
    expect(effects).toContainEqual({ effect: 'timer.start', timer: 'shutdown', delayMs: rigConfig().delays.shutdownMs });
    expect(rig.screen('takeCard').urgent).toBe(true);
    expect(JSON.stringify(rig.state)).not.toContain(WANG.maskedName);
    expect(shutdowns(rig)).toBe(0);
    rig.send({ event: 'cardRemoved', insertion: 1 });
    expect(shutdowns(rig)).toBe(1);
    rig.send({ event: 'timer', timer: 'leave' });
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'powerLow', faultCode: 'power.batteryLow' });
    expect(shutdowns(rig)).toBe(1);
  });

  it('closes at once where nobody stands, and after a while where a card is left', () => {
    const idle = new Rig();
    power(idle, 'low');
    expect(shutdowns(idle)).toBe(1);
    const left = new Rig();
    left.verify();
    power(left, 'low');
    left.send({ event: 'timer', timer: 'shutdown' });
    expect(shutdowns(left)).toBe(1);
  });

  describe('with a card left in a reader that can keep it', () => {
    const KEEP_MS = 40_000;
    const motor = (): Rig => new Rig({ ...rigConfig(), retainCardAfterMs: KEEP_MS });
    const fire = (rig: Rig, timer: 'leave' | 'shutdown') => rig.send({ event: 'timer', timer });

    it('is presented, called for, and drawn in by the usual time; then the slip, then the program closes', () => {
      const rig = motor();
      rig.verify();
      expect(power(rig, 'low')).toContainEqual({ effect: 'timer.start', timer: 'leave', delayMs: KEEP_MS });
      // The usual time is longer than that of a program which waits for nothing: it waits on.
      expect(fire(rig, 'shutdown')).toContainEqual({ effect: 'timer.start', timer: 'shutdown', delayMs: rigConfig().delays.shutdownMs });
      fire(rig, 'leave');
      rig.answer({ of: 'card.retain', result: { outcome: 'retained' } });
      expect(rig.screen('trouble').trouble).toBe('cardRetained');
      expect([shutdowns(rig), rig.asked('print').printer]).toEqual([0, 'slip']);
      rig.answer({ of: 'print', result: { outcome: 'printed', serial: 's' } });
      expect(shutdowns(rig)).toBe(1);
    });

    it('closes all the same where the card cannot be drawn in', () => {
      const rig = motor();
      rig.verify();
      power(rig, 'low');
      fire(rig, 'leave');
      rig.answer({ of: 'card.retain', result: { outcome: 'failed', code: 'bin.full' } });
      fire(rig, 'shutdown');
      expect(shutdowns(rig)).toBe(1);
    });

    it('keeps one that was put in on battery too', () => {
      const rig = motor();
      power(rig, 'battery');
      rig.insert();
      power(rig, 'low');
      fire(rig, 'shutdown');
      expect(shutdowns(rig)).toBe(0);
      fire(rig, 'leave');
      expect(rig.screen('takeCard').urgent).toBe(true);
      fire(rig, 'leave');
      expect(rig.asked('card.retain').insertion).toBe(1);
    });
  });

  it('lets a write come to its end first', () => {
    const rig = new Rig();
    reporting(rig);
    confirmUntilAsked(rig);
    power(rig, 'low');
    rig.screen('waiting');
    rig.answer({ of: 'records.execute', result: { outcome: 'failed', code: 'host.unreachable' } });
    rig.screen('takeCard');
  });

  it('does not close when the mains come back in time', () => {
    const rig = new Rig();
    rig.verify();
    power(rig, 'low');
    expect(power(rig, 'mains')).toContainEqual({ effect: 'timer.stop', timer: 'shutdown' });
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.send({ event: 'timer', timer: 'leave' });
    rig.screen('attract');
    expect(shutdowns(rig)).toBe(0);
  });

  it('closes during an engineer’s visit too, after the same while', () => {
    const rig = new Rig();
    rig.intent({ intent: 'maintenance', request: { ask: 'open' } });
    power(rig, 'low');
    expect(shutdowns(rig)).toBe(0);
    rig.send({ event: 'timer', timer: 'shutdown' });
    expect(shutdowns(rig)).toBe(1);
  });
});

describe('a whole terminal on an uninterruptible power supply', () => {
  let kiosk: InProcess | null = null;
  afterEach(async () => kiosk?.close());

  it('goes out of service with the mains, comes back with them, and tells the program when the battery ends', async () => {
    let asked = 0;
    kiosk = await startInProcess(undefined, undefined, null, () => (asked += 1));
    await kiosk.until('attract');
    kiosk.machine.power.set('battery');
    expect(await kiosk.until('trouble')).toMatchObject({ faultCode: 'power.onBattery' });
    kiosk.machine.power.set('mains');
    kiosk.insert('zhaotong');
    await kiosk.until('pin');
    kiosk.machine.power.set('low');
    await kiosk.until('takeCard');
    expect(asked).toBe(0);
    kiosk.remove();
    await expect.poll(() => asked).toBe(1);
    const [session] = kiosk.journal.sessions();
    expect(session).toMatchObject({ reason: 'power' });
    expect(kiosk.bugs).toEqual([]);
  });
});
