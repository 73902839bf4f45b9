/** Whoever has no card in hand shows a code: what is known of them comes from the host alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Terminal } from '../../db/authority/api.ts';
import type { ShownCodeName } from '../../electron/api/bench/fault-lists.ts';
import { CodeBook } from '../../electron/compose-sim/code-book.ts';
import type { EffectResult } from '../../electron/session/effects.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { Rig, rigConfig, SERVICE_CENTRE, WANG_RECORDS } from '../support/terminal-rig.ts';

const SUZHOU: Terminal = { id: 'SZ1', city: 'suzhou', outletName: '苏州示范服务中心', outletKinds: ['cardServiceWindow'] };
const SESSION = 'SZ1-20261122-0001';
const READ: EffectResult = { of: 'code.read', result: { outcome: 'read', session: SESSION } };
const WANG_BY_CODE: EffectResult = {
  of: 'records.code',
  result: { outcome: 'identified', maskedName: '*小梅', maskedIdentityNumber: '530***********0027' },
};

function atInsertCard(terminal = SUZHOU, hasIdReader = true): Rig {
  const rig = new Rig(rigConfig(terminal, hasIdReader, true));
  rig.intent({ intent: 'begin' });
  return rig;
}

function shown(terminal = SUZHOU): Rig {
  const rig = atInsertCard(terminal);
  rig.answer(READ);
  return rig;
}

/** A code was shown, the host said whose it is, and the records came. */
function identified(terminal = SUZHOU): Rig {
  const rig = shown(terminal);
  rig.answer(WANG_BY_CODE);
  rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
  return rig;
}

describe('a code in place of a card', () => {
  it('is taken where there is a reader, beside card and ID card', () => {
    expect(atInsertCard().screen('insertCard')).toMatchObject({ accepts: 'cardOrIdCard', code: 'taken' });
    expect(atInsertCard(SUZHOU, false).screen('insertCard')).toMatchObject({ accepts: 'card', code: 'taken' });
    const without = new Rig(rigConfig(SUZHOU));
    without.intent({ intent: 'begin' });
    expect(without.screen('insertCard').code).toBeUndefined();
    expect(without.screen('insertCard').without).not.toContain('code');
    without.intent({ intent: 'withoutCard', start: 'code' });
    without.screen('insertCard');
  });

  it('names nobody until the host has said whose it is; then the person is shown masked', () => {
    const rig = shown();
    expect(rig.screen('waiting')).toMatchObject({ task: 'askingCode', cancellable: true });
    expect(JSON.stringify(rig.view())).not.toContain('小梅');
    rig.answer(WANG_BY_CODE);
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
    expect(rig.screen('menu')).toMatchObject({ holder: '*小梅', identifiedBy: 'code', verified: false, functions: [] });
  });

  it.each([SUZHOU, SERVICE_CENTRE])('opens own records and nothing of money, PIN or activation: $city', (terminal) => {
    const rig = identified(terminal);
    const { services } = rig.screen('menu');
    const open = services.filter(({ state }) => state !== 'unavailable').map(({ service }) => service);
    const both = ['personalInformation', 'orderProgress', 'receipts', 'placesToAsk'];
    const own = [...both, 'contributions', 'pension', 'medicalCosts', 'functionStates'];
    expect(open.toSorted()).toEqual((terminal.city === 'suzhou' ? own : both).toSorted());
    const loss = services.find(({ service }) => service === 'temporaryLoss');
    expect(loss?.state).toBe('unavailable');
    if (terminal.city === 'zhaotong') expect(loss?.reason?.zh).toContain('凭电子凭证码只能查询');
    rig.intent({ intent: 'choose', service: 'temporaryLoss' });
    expect(rig.view()).not.toMatchObject({ screen: 'confirm' });
  });

  it('shows the records on screen and slip under masked name and number', () => {
    const rig = identified();
    rig.intent({ intent: 'choose', service: 'personalInformation' });
    const { rows } = rig.screen('personalInformation');
    expect(rows).toContainEqual({ field: 'name', value: '*小梅' });
    expect(rows).toContainEqual({ field: 'identityNumber', value: '530***********0027' });
    rig.intent({ intent: 'print' });
    expect(JSON.stringify(rig.asked('print').document)).toContain('*小梅');
  });

  it.each(['unknown', 'expired', 'used', 'cardVoid'] as const)('that is %s is told so, and the next one is waited for', (why) => {
    const rig = shown();
    rig.answer({ of: 'records.code', result: { outcome: 'worthless', why } });
    expect(rig.screen('showCode')).toEqual({ screen: 'showCode', lastTry: why });
    rig.answer(READ);
    expect(rig.screen('waiting').task).toBe('askingCode');
    rig.answer(WANG_BY_CODE);
    expect(rig.asked('records.person').evidence).toMatchObject({ code: true, card: false, idCard: false });
  });

  it('that came garbled is told so where it was shown, and can be shown again at once', () => {
    const rig = atInsertCard();
    const garbled: EffectResult = { of: 'code.read', result: { outcome: 'failed', code: 'barcode.unreadable' } };
    rig.answer(garbled);
    expect(rig.screen('insertCard').code).toBe('unreadable');
    rig.answer(READ);
    rig.answer({ of: 'records.code', result: { outcome: 'worthless', why: 'expired' } });
    rig.answer(garbled);
    expect(rig.screen('showCode').lastTry).toBe('unreadable');
  });

  it('has a button for whoever looks for one, and a way back', () => {
    const rig = atInsertCard();
    expect(rig.screen('insertCard').without).toContain('code');
    rig.intent({ intent: 'withoutCard', start: 'code' });
    rig.answer({ of: 'session.open', result: { outcome: 'opened', session: SESSION } });
    expect(rig.screen('showCode').lastTry).toBe('none');
    rig.intent({ intent: 'back' });
    expect(rig.screen('goodbye').reason).toBe('ended');
  });

  it('answers "are you still there?" too', () => {
    const rig = atInsertCard();
    rig.intent({ intent: 'withoutCard', start: 'code' });
    rig.answer({ of: 'session.open', result: { outcome: 'opened', session: SESSION } });
    rig.send({ event: 'timer', timer: 'idle' });
    rig.screen('stillThere');
    rig.answer(READ);
    expect(rig.screen('waiting').task).toBe('askingCode');
  });

  it('is asked about again under the same key where the host did not answer: nobody loses a code to a bad line', () => {
    const rig = shown();
    const { key } = rig.asked('records.code');
    rig.answer({ of: 'records.code', result: { outcome: 'failed', code: 'host.unreachable' } });
    expect(rig.screen('trouble').trouble).toBe('hostAway');
    rig.intent({ intent: 'again' });
    expect(rig.asked('records.code').key).toBe(key);
    rig.answer({ of: 'records.code', result: { outcome: 'worthless', why: 'used' } });
    rig.answer(READ);
    expect(rig.asked('records.code').key).not.toBe(key);
  });

  it('a reader that is gone is told to whoever wants to show a code; cards go on', () => {
    const rig = atInsertCard();
    const gone: EffectResult = { of: 'code.read', result: { outcome: 'failed', code: 'barcode.gone' } };
    rig.answer(gone);
    expect(rig.screen('insertCard').code).toBeUndefined();
    rig.intent({ intent: 'withoutCard', start: 'code' });
    rig.answer({ of: 'session.open', result: { outcome: 'opened', session: SESSION } });
    rig.answer(gone);
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'codeReaderGone', retry: 'again' });
    rig.intent({ intent: 'again' });
    rig.screen('showCode');
  });

  it('a card, an ID card or going away ends the wait for a code; a card that is put in takes over', () => {
    const cancelled = (rig: Rig): boolean => {
      const { id } = rig.asked('code.read');
      return rig.effects.some((effect) => effect.effect === 'cancel' && effect.id === id);
    };
    const left = atInsertCard();
    left.intent({ intent: 'back' });
    const card = atInsertCard();
    card.insert(1, 'SZ1-20261122-0002');
    const numbers = atInsertCard();
    numbers.intent({ intent: 'withoutCard', start: 'typedNumbers' });
    numbers.answer({ of: 'session.open', result: { outcome: 'opened', session: SESSION } });
    expect([left, card, numbers].map(cancelled)).toEqual([true, true, true]);
    const rig = identified();
    rig.insert(1, 'SZ1-20261122-0002');
    expect(rig.screen('waiting').task).toBe('readingCard');
    expect(rig.effects.some((effect) => effect.effect === 'session.end' && effect.session === SESSION)).toBe(true);
  });
});

describe('in a whole terminal', () => {
  let kiosk: InProcess;
  afterEach(() => {
    vi.restoreAllMocks();
    return kiosk.close();
  });

  const OWNER = 'zhaotong';
  const NUMBER = '530602198703164024';

  /** Every code that was made, to look for it afterwards. */
  const codes: string[] = [];
  const show = async (code: ShownCodeName, by: 'line' | 'keyboard'): Promise<void> => {
    const receive: InProcess['terminal']['receive'] = (message) => kiosk.terminal.receive(message);
    const shownBy = { do: 'showCode', person: OWNER, code, by } as const;
    const done = await kiosk.machine.codes.show(shownBy, { receive });
    if (!done.ok) throw new Error(done.error.detail);
  };
  const waitingForCode = async (lastTry: string): Promise<void> => {
    await kiosk.untilFrame(({ view }) => view.screen === 'showCode' && view.lastTry === lastTry);
  };

  it.each(['line', 'keyboard'] as const)(
    'by %s: worthless codes say why, a live one leads to the menu, once; no code stands anywhere',
    async (by) => {
      kiosk = await startInProcess();
      const { codeOf } = CodeBook.prototype;
      const frames: string[] = [];
      kiosk.terminal.subscribe((frame) => frames.push(JSON.stringify(frame)));
      vi.spyOn(CodeBook.prototype, 'codeOf').mockImplementation(async function (this: CodeBook, ...asked) {
        const found = await codeOf.apply(this, asked);
        if (found.ok) codes.push(found.value);
        return found;
      });
      kiosk.intent({ intent: 'begin' });
      await kiosk.untilFrame(({ view }) => view.screen === 'insertCard' && view.code === 'taken');
      await show('unknown', by);
      await waitingForCode('unknown');
      await show('expired', by);
      await waitingForCode('expired');
      await show('garbled', by);
      await waitingForCode(by === 'line' ? 'unreadable' : 'unknown');
      await show('live', by);
      expect(await kiosk.until('menu')).toMatchObject({ identifiedBy: 'code', holder: expect.stringContaining('*') as string });
      kiosk.intent({ intent: 'choose', service: 'personalInformation' });
      expect((await kiosk.until('personalInformation')).insurances.length).toBeGreaterThan(0);
      kiosk.intent({ intent: 'end' });
      await kiosk.until('goodbye');
      kiosk.intent({ intent: 'begin' });
      await kiosk.until('attract');
      kiosk.intent({ intent: 'begin' });
      await kiosk.untilFrame(({ view }) => view.screen === 'insertCard' && view.code === 'taken');
      await show('used', by);
      await waitingForCode('used');
      expect(codes.length).toBeGreaterThan(3);
      const secrets = [...codes, NUMBER];
      for (const secret of secrets) expect(frames.join('\n')).not.toContain(secret);
      for (const file of ['journal.sqlite', 'journal.sqlite-wal', 'records.sqlite', 'records.sqlite-wal']) {
        const bytes = readFileSync(join(kiosk.directory, file)).toString('latin1');
        for (const code of codes) expect(bytes).not.toContain(code);
      }
      expect(kiosk.bugs).toEqual([]);
    },
  );
});
