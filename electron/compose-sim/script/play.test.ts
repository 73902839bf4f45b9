import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Script, ScriptStep } from '../../api/bench/script.ts';
import { play } from './play.ts';
import { readScript } from './read-script.ts';

const FOLDER = join(import.meta.dirname, '../../../test/scripts');

async function played(script: Script) {
  const result = await play(script);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

const script = (...steps: ScriptStep[]): Script => ({ title: 'test', city: 'zhaotong', start: '2026-11-23T10:00:00+08:00', steps });
const upToMenu: readonly ScriptStep[] = [
  { do: 'insert', card: 'zhaotong' },
  { expect: { screen: 'pin' } },
  { do: 'pin', digits: '000000' },
  { expect: { screen: 'personalInformation' } },
  { do: 'press', intent: { intent: 'menu' } },
];
const loss: readonly ScriptStep[] = [
  ...upToMenu,
  { do: 'press', intent: { intent: 'choose', service: 'temporaryLoss' } },
  { expect: { screen: 'chooseFunction' } },
  { do: 'press', intent: { intent: 'chooseFunction', cardFunction: 'socialSecurity' } },
  { expect: { screen: 'confirm' } },
  { do: 'press', intent: { intent: 'confirm' } },
];

describe('the example scripts', () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.json')))('%s plays as it says', async (name) => {
    const read = readScript(join(FOLDER, name));
    if (!read.ok) throw new Error(read.error.detail);
    const { failure, journal, papers } = await played(read.value);
    expect(failure).toBeNull();
    expect(journal.length).toBeGreaterThan(0);
    expect(papers.every(({ png }) => png !== null)).toBe(true);
  });
});

describe('a script', () => {
  it('that expects another screen fails at that step, and says what stood there', async () => {
    const { passed, failure } = await played(script(...upToMenu, { expect: { screen: 'confirm', withinSeconds: 1 } }));
    expect(passed).toBe(false);
    expect(failure).toMatchObject({ step: 6, problem: expect.stringContaining('saw {"screen":"menu"') as string });
  });

  it('with the host away gets the loss taken in, and told at the next visit', async () => {
    const away = await played(
      script(
        { do: 'host', host: 'authority', answers: 'never' },
        ...loss,
        { expect: { screen: 'accepted', service: 'temporaryLoss' } },
        { do: 'pull' },
        { do: 'host', host: 'authority', answers: 'promptly' },
        { do: 'travel', by: { minutes: 1 } },
        { do: 'insert', card: 'zhaotong' },
        { expect: { screen: 'settled', entries: [{ operation: 'temporaryLoss', outcome: 'done' }] } },
      ),
    );
    expect(away.failure).toBeNull();
  });

  it('with a slow host waits in the time of the terminal, and says that it takes longer', async () => {
    const slow = await played(
      script(...upToMenu.slice(0, 2), { do: 'host', host: 'authority', answers: 'slowly', delayMs: 9_000 }, ...upToMenu.slice(2, 4)),
    );
    expect(slow.failure).toBeNull();
    expect(slow.views.some(({ view }) => view.screen === 'waiting' && view.takesLonger)).toBe(true);
  });

  it('with a host that carries a loss out when nobody waits any more learns the truth at the next visit', async () => {
    const late = await played(
      script(
        { do: 'host', host: 'authority', answers: 'late', delayMs: 1_000, times: 1 },
        ...loss,
        { expect: { screen: 'accepted' } },
        { do: 'pull' },
        { do: 'travel', by: { minutes: 1 } },
        { do: 'insert', card: 'zhaotong' },
        { expect: { screen: 'settled', entries: [{ operation: 'temporaryLoss', outcome: 'done' }] } },
      ),
    );
    expect(late.failure).toBeNull();
  });

  it('types a wrong digit, taps a card, swaps it, and has it leave by itself', async () => {
    const { failure } = await played(
      script(
        { do: 'tap', card: 'third-generation', heldMs: 2_000 },
        { expect: { screen: 'pin' } },
        { expect: { screen: 'goodbye', reason: 'cardRemoved' } },
        { do: 'insert', card: 'zhaotong', faults: [{ kind: 'removeDuring', nth: 9 }] },
        { expect: { screen: 'attract' } },
        { do: 'insert', card: 'mute' },
        { expect: { screen: 'trouble' } },
        { do: 'swap', card: 'zhaotong' },
        { expect: { screen: 'pin', triesLeft: 6 } },
        { do: 'pinKey', key: '1' },
        { do: 'pinKey', key: 'clear' },
        { do: 'pin', digits: '000000' },
        { expect: { screen: 'personalInformation' } },
      ),
    );
    expect(failure).toBeNull();
  });

  it('names the city it cannot be played in', async () => {
    const result = await play({ ...script(), city: 'atlantis' });
    expect(result.ok ? null : result.error.code).toBe('script.invalid');
  });

  it('that cannot be read, or breaks its format, is refused with the place', () => {
    const refused = [readScript(join(FOLDER, 'none.json')), readScript(join(FOLDER, '../../package.json'))];
    expect(refused.map((result) => (result.ok ? null : result.error.code))).toEqual(['script.unreadable', 'script.invalid']);
  });
});
