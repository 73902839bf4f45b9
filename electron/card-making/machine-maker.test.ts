import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';
import { cardOver } from '../../native/card/open-card.ts';
import type { CardDispenser } from '../../native/ports/card-dispenser.ts';
import { blankCard, loadVirtualCard, type VirtualCard } from '../../native/sim/card/index.ts';
import { CardDispenserSim } from '../../native/sim/card-dispenser.ts';
import { withFaults } from '../../native/sim/faults.ts';
import { createRetainBinSim } from '../../native/sim/retain-bin.ts';
import { type ManualClock, manualClock } from '../../test/support/manual-clock.ts';
import { openJournal, type JournalReader } from '../audit/journal.ts';
import { testKeys, TEST_KEY_NUMBERS } from '../compose-sim-keys.ts';
import type { Journal } from '../session/journal.ts';
import { CARD_MAKING, type MakingOrder, type NewHolder } from './card-maker.ts';
import { MachineMaker } from './machine-maker.ts';
import { SUBJECT } from './settle-making.ts';

const ORDER: MakingOrder = { session: 'S-1', order: 'CS-20261122-000017', key: 'S-1-making-1' };
const LONG_NAME = '阿鲁惹克·吉木沙玛·曲比阿依·伍呷';
const HOLDER: NewHolder = { number: '430121195803120015', name: LONG_NAME, sex: 'male', ethnicGroup: '07', birthDate: '1958-03-12' };
const NEVER = new AbortController().signal;

let directory: string;
let clock: ManualClock;
let journal: Journal & JournalReader;
let stack: VirtualCard[];
let bin: ReturnType<typeof createRetainBinSim>;
let dispenser: CardDispenserSim;
let serial = 0;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'card-making-'));
  clock = manualClock();
  journal = openJournal({ directory, clock });
  stack = [];
  bin = createRetainBinSim(10);
  dispenser = new CardDispenserSim({ blank: () => stack.shift() ?? blankCard((serial += 1)), bin });
});
afterEach(() => {
  journal.close();
  rmSync(directory, { recursive: true, force: true });
});

function maker(over: { readonly dispenser?: CardDispenser; readonly journal?: Journal } = {}): MachineMaker {
  const keys = testKeys();
  if (!keys.ok) throw new Error(keys.error.detail);
  const open = (connection: Parameters<typeof cardOver>[0]) =>
    cardOver(connection, null, { keys: keys.value, keyNumbers: TEST_KEY_NUMBERS }).socialSecurity;
  return new MachineMaker({ dispenser, bin, open, journal, settings: CARD_MAKING, clock, pace: clock, ...over });
}

const code = (result: Result<unknown, Fault>): string => (result.ok ? 'ok' : result.error.code);
const inBin = async (): Promise<number> => (await bin.status()).count;
const media = async (): Promise<string> => (await dispenser.status()).media;
const open = () => journal.openWrites(journal.stamp(SUBJECT));
const spoilt = (): VirtualCard => withFaults(blankCard((serial += 1)), [{ kind: 'muteAfter', commands: 4 }]);

async function makeOne(): Promise<void> {
  expect(code(await maker().make(ORDER, HOLDER, NEVER))).toBe('ok');
}

/** Presents, lets the person act, lets the time at the exit pass. */
async function handOut(act: () => void, over: Parameters<typeof maker>[0] = {}, signal = NEVER) {
  const ended = maker(over).handOut(ORDER, signal);
  const failed = ended.then(code, () => 'died');
  await clock.advance(0);
  act();
  await clock.advance(CARD_MAKING.takeMs);
  await failed;
  return ended;
}

describe('a card made by the machine', () => {
  it('is written with the holder, read back, presented and taken; the journal has each step with its end', async () => {
    const made = await maker().make(ORDER, HOLDER, NEVER);
    expect(made).toMatchObject({
      ok: true,
      value: { cardNumber: expect.stringMatching(/^B\d{7}[0-9X]$/u) as string, expiresOn: '1980-01-01' },
    });
    let card: VirtualCard | null = null;
    expect(await handOut(() => (card = dispenser.take()))).toEqual({ ok: true, value: 'taken' });
    expect(card).not.toBeNull();
    expect(journal.cardWrite(ORDER.key)).toBe('done');
    expect(open()).toEqual([]);
    expect(JSON.stringify(journal.steps(ORDER.session))).not.toContain(HOLDER.number);
    expect(await inBin()).toBe(0);
  });

  it('goes into the bin when nobody takes it, and the journal says so', async () => {
    await makeOne();
    expect(await handOut(() => undefined)).toEqual({ ok: true, value: 'kept' });
    expect([await inBin(), await media()]).toEqual([1, 'notPresent']);
    expect(journal.cardWrite(ORDER.key)).toBe('notDone');
    expect(journal.steps(ORDER.session).some(({ faultCode }) => faultCode === 'making.notTaken')).toBe(true);
  });

  it('is made from the next blank when one is spoilt, which the bin keeps', async () => {
    stack = [spoilt()];
    expect(code(await maker().make(ORDER, HOLDER, NEVER))).toBe('ok');
    expect(await inBin()).toBe(1);
  });

  it('is given up after so many blanks; nothing is left on the way', async () => {
    stack = [spoilt(), spoilt(), spoilt()];
    expect(code(await maker().make(ORDER, HOLDER, NEVER))).toBe('making.spoilt');
    expect([await inBin(), await media(), (await dispenser.status()).cards]).toEqual([3, 'notPresent', 97]);
    expect(open()).toEqual([]);
  });

  it('is never written over somebody’s: a card with a holder in the stack goes into the bin', async () => {
    const held = loadVirtualCard('third-generation');
    if (held.ok) stack = [held.value];
    expect(code(await maker().make(ORDER, HOLDER, NEVER))).toBe('ok');
    expect(await inBin()).toBe(1);
    expect(journal.steps(ORDER.session).some(({ faultCode }) => faultCode === 'making.notBlank')).toBe(true);
  });

  it.each([
    ['dispenser.empty', () => dispenser.fill(0)],
    ['dispenser.jammed', () => dispenser.jamNext()],
    ['dispenser.binFull', () => bin.setCount(10)],
    ['dispenser.gone', () => dispenser.setState('offline')],
  ] as const)('%s ends the making at once: another blank would fare no better', async (expected, spoil) => {
    spoil();
    expect(code(await maker().make(ORDER, HOLDER, NEVER))).toBe(expected);
    expect(await inBin()).toBe(expected === 'dispenser.binFull' ? 10 : 0);
  });

  it('that jams before the exit is not handed out', async () => {
    await makeOne();
    dispenser.jamNext();
    expect(code(await handOut(() => undefined))).toBe('dispenser.jammed');
    expect(journal.cardWrite(ORDER.key)).toBe('notDone');
    expect(code(await maker().make(ORDER, HOLDER, NEVER))).toBe('dispenser.jammed');
  });

  it('of a session that ends meanwhile goes into the bin', async () => {
    const ended = new AbortController();
    const making = maker().make(ORDER, HOLDER, ended.signal);
    ended.abort();
    expect(code(await making)).toBe('dispenser.cancelled');
    await makeOne();
    expect(await handOut(() => undefined, {}, ended.signal)).toEqual({ ok: true, value: 'kept' });
    expect(await media()).toBe('notPresent');
  });
});

class Died extends Error {}
function died(): never {
  throw new Died();
}

/** Dies right after the nth call of journal or dispenser was carried out. */
function dyingAt(nth: number) {
  let calls = 0;
  const wrap = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (it, name) => {
        const value: unknown = Reflect.get(it, name, it);
        if (typeof value !== 'function') return value;
        const call = (given: unknown[]): unknown => Reflect.apply(value, it, given) as unknown;
        if (name === 'subscribe' || name === 'stamp') return (...given: unknown[]): unknown => call(given);
        return (...given: unknown[]): unknown => {
          calls += 1;
          if (calls > nth) return died();
          const answer = call(given);
          if (calls < nth) return answer;
          return answer instanceof Promise ? answer.then(died) : died();
        };
      },
    });
  return { dispenser: wrap<CardDispenser>(dispenser), journal: wrap<Journal>(journal), dead: () => calls >= nth };
}

describe('a program that dies in between', () => {
  it.each([['takes it'], ['does not take it'], ['takes it while the program is dead']])(
    'leaves nothing on the way, and knows whether the holder has the card: the person %s',
    async (person) => {
      let reached = 0;
      for (let nth = 1, dead = true; dead; nth += 1) {
        const dying = dyingAt(nth);
        const order = { ...ORDER, key: `S-1-cut-${person}-${nth}` };
        let inHand = false;
        const take = (): void => void (inHand ||= dispenser.take() !== null);
        const work = maker(dying);
        const ran = (async () => {
          const made = await work.make(order, HOLDER, NEVER);
          if (made.ok) code(await work.handOut(order, NEVER));
        })().catch((error: unknown) => {
          if (!(error instanceof Died)) throw error;
        });
        for (let turn = 0; turn < 60; turn += 1) await clock.advance(0);
        if (person === 'takes it') take();
        await clock.advance(CARD_MAKING.takeMs);
        await ran;
        dead = dying.dead();
        if (dead) reached = nth;
        if (person === 'takes it while the program is dead') take();
        expect(await maker().settle()).toBe(true);
        expect(await media()).toBe('notPresent');
        expect(open()).toEqual([]);
        expect([nth, journal.cardWrite(order.key) === 'done']).toEqual([nth, inHand]);
        bin.setCount(0);
      }
      expect(reached).toBeGreaterThan(8);
    },
  );

  it('does not guess where the bin was emptied meanwhile', async () => {
    bin.setCount(3);
    await makeOne();
    // Dies after the capture, before a word of it is written.
    const captured: CardDispenser = new Proxy<CardDispenser>(dispenser, {
      get: (it, name) => {
        const value: unknown = Reflect.get(it, name, it);
        if (name === 'capture') return () => dispenser.capture().then((): never => died());
        return typeof value === 'function' ? (...given: unknown[]): unknown => Reflect.apply(value, it, given) as unknown : value;
      },
    });
    await expect(handOut(() => undefined, { dispenser: captured })).rejects.toThrow(Died);
    bin.setCount(0);
    await maker().settle();
    expect(journal.cardWrite(ORDER.key)).toBe('neverKnown');
  });

  it('waits for a dispenser that is away, and begins nothing before it has been looked at', async () => {
    await makeOne();
    const dying = dyingAt(4);
    await expect(handOut(() => undefined, dying)).rejects.toThrow(Died);
    dispenser.setState('offline');
    expect(await maker().settle()).toBe(false);
    expect(open()).not.toEqual([]);
    dispenser.setState('online');
    expect(await maker().settle()).toBe(true);
    expect(journal.cardWrite(ORDER.key)).toBe('notDone');
  });
});
