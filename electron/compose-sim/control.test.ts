import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchAction } from '../api/bench/action.ts';
import { scriptSchema } from '../api/bench/script.ts';
import { benchStateSchema } from '../api/bench/state.ts';
import { Pace } from './script/pace.ts';
import { play } from './script/play.ts';
import { openRig, type Rig } from './script/rig.ts';

let rig: Rig;
let pace: Pace;
beforeAll(async () => {
  const opened = await openRig({ title: 'control', city: 'zhaotong', start: '2026-11-23T10:00:00+08:00', steps: [] });
  if (!opened.ok) throw new Error(opened.error.detail);
  rig = opened.value;
  pace = new Pace(rig);
});
afterAll(async () => {
  pace.stop();
  await rig.close();
});

/** Does what must succeed. */
const perform = async (action: BenchAction): Promise<void> => {
  const done = await rig.control.perform(action);
  if (!done.ok) throw new Error(done.error.detail);
};
const touch = (intent: { readonly intent: 'print' | 'end' | 'menu' }): void => {
  const { terminal } = rig.control;
  terminal.receive({ kind: 'intent', sequence: terminal.frame().sequence, intent });
};
const typeByTouch = (digits: string): void => {
  const { terminal } = rig.control;
  for (const digit of digits) {
    const { pad } = terminal.frame();
    terminal.receive({ kind: 'padKey', face: pad?.id ?? '', key: pad?.labels.indexOf(digit) ?? 0 });
  }
  terminal.receive({ kind: 'padKey', face: terminal.frame().pad?.id ?? '', key: 'enter' });
};

describe('the control of a simulated terminal', () => {
  it('shows the wallet masked, with who, where from and in which state', () => {
    const state = benchStateSchema.parse(rig.control.state());
    expect(state.wallet.find(({ id }) => id === 'locked-pin')).toMatchObject({
      holder: { name: '*静波', region: { zh: '昭通', en: 'Zhaotong' } },
      chip: 'pinLocked',
      triesLeft: 0,
    });
    expect(state.wallet.find(({ id }) => id === 'transport')).toMatchObject({ holder: null, chip: 'other' });
    expect(JSON.stringify(state)).not.toMatch(/\d{17}[\dX]/);
  });

  it('writes a session down by what hands and fingers did, and the script plays green at once', async () => {
    await perform({ do: 'insert', card: 'zhaotong' });
    await pace.rest();
    typeByTouch('000000');
    await pace.rest();
    touch({ intent: 'print' });
    await pace.rest();
    expect(rig.control.state().papers).toMatchObject([{ number: 1, kind: 'slip', complete: true, picture: true }]);
    touch({ intent: 'end' });
    await perform({ do: 'pull' });
    await pace.rest();
    const script = scriptSchema.parse(rig.control.script());
    expect(script.steps).toEqual([
      { do: 'insert', card: 'zhaotong' },
      { expect: { screen: 'pin' } },
      { do: 'pin', digits: '000000' },
      { expect: { screen: 'personalInformation' } },
      { do: 'press', intent: { intent: 'print' } },
      { expect: { screen: 'printed' } },
      { do: 'press', intent: { intent: 'end' } },
      { expect: { screen: 'takeCard' } },
      { do: 'pull' },
      { expect: { screen: 'goodbye' } },
    ]);
    const again = await play(script);
    expect(again.ok && again.value.failure).toBeNull();
  });

  it('does not write down what was refused, and begins anew when asked', async () => {
    await perform({ do: 'record' });
    expect((await rig.control.perform({ do: 'insert', card: 'nobody' })).ok).toBe(false);
    expect(rig.control.script().steps).toEqual([]);
    await perform({ do: 'paper', printer: 'slip', state: 'out' });
    expect(rig.control.state()).toMatchObject({ printers: { slip: 'out' }, recorded: 1 });
    await perform({ do: 'record' });
    expect(rig.control.state().recorded).toBe(0);
  });

  it('spoils and mends each device', async () => {
    const states = ['low', 'jammed', 'coverOpen', 'unplugged', 'full'] as const;
    for (const state of states) {
      await perform({ do: 'paper', printer: 'document', state });
      await perform({ do: 'paper', printer: 'slip', state });
      expect(rig.control.state().printers).toEqual({ slip: state, document: state });
    }
    await perform({ do: 'host', host: 'bank', answers: 'slowly', delayMs: 900 });
    expect(rig.control.state().hosts).toMatchObject({ authority: { answers: 'promptly' }, bank: { answers: 'slowly', delayMs: 900 } });
    await perform({ do: 'idReaderFault', code: 'unplugged' });
    expect(rig.control.state().idReader).toBe('noDevice');
    await perform({ do: 'idReaderFault', code: 'idreader.unreadable' });
    await perform({ do: 'layIdCard', person: 'zhaotong', validity: 'expired' });
    expect(rig.control.state().idCardOn).toBe('zhaotong');
    await perform({ do: 'cardFaults', card: 'zhaotong', faults: [{ kind: 'muteAfter', commands: 3 }] });
    expect(rig.control.state().wallet.find(({ id }) => id === 'zhaotong')?.faults).toBe(1);
    await perform({ do: 'comfort', change: { language: 'en' } });
    expect(rig.control.terminal.frame().comfort.language).toBe('en');
  });

  it.each([
    ['sim.badFaults', { do: 'insert', card: 'zhaotong', faults: [{ kind: 'otherCard', card: 'nobody' }] }],
    ['sim.noPinAsked', { do: 'pinKey', key: '1' }],
    ['sim.noPinPad', { do: 'pinPadFault', code: 'tampered' }],
    ['sim.timeBackwards', { do: 'travel', by: { to: '2020-01-01T00:00:00Z' } }],
    ['sim.noIdCard', { do: 'layIdCard', person: 'nobody' }],
    ['sim.noCode', { do: 'showCode', person: 'nobody', code: 'live' }],
    ['sim.noCode', { do: 'showCode', person: 'suzhou', code: 'used', by: 'keyboard' }],
    ['sim.noIdCard', { do: 'layIdCard', person: 'foreigner' }],
    ['sim.unknownCard', { do: 'insert', card: 'nobody' }],
  ] satisfies readonly (readonly [string, BenchAction])[])('cannot do what cannot be done: %s', async (code, action) => {
    const refused = await rig.control.perform(action);
    expect(refused.ok ? null : refused.error.code).toBe(code);
  });

  it('cannot press what the screen does not know', async () => {
    const { terminal } = rig.control;
    expect(terminal.receive({ kind: 'intent', sequence: terminal.frame().sequence, intent: { intent: 'fly' } }).accepted).toBe(false);
  });

  it('travels on: the frame shows the new hour at once', async () => {
    await perform({ do: 'travel', by: { to: '2026-12-01T08:30:00+08:00' } });
    expect(rig.control.terminal.frame().atMs).toBe(Date.parse('2026-12-01T00:30:00Z'));
  });
});
