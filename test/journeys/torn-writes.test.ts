/** A card can leave between any two commands and in the middle of one. What a person is told at the next visit is the truth. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fault } from '../../native/base/fault.ts';
import { err, ok } from '../../native/base/result.ts';
import type { Frame, PinEntry, View } from '../../electron/api/view.ts';
import { createHostFaultControl, onFaultyLine } from '../../electron/hosts/faulty.ts';
import { createEmbeddedSocialSecurityHost } from '../../electron/hosts/embedded-authority.ts';
import { settleOpenWrites } from '../../electron/session/runner/settle.ts';
import { loadPersona, loadVirtualCard, type VirtualCard } from '../../native/sim/card/index.ts';
import { type CardFaultRule, withFaults } from '../../native/sim/faults.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

let kiosk: InProcess;
beforeEach(async () => {
  kiosk = await startInProcess();
});
afterEach(async () => {
  expect(kiosk.bugs).toEqual([]);
  await kiosk.close();
});

function plastic(id: string): VirtualCard {
  const card = loadVirtualCard(id);
  if (!card.ok) throw new Error(card.error.detail);
  return card.value;
}

function layIdCard(id: string): void {
  const persona = loadPersona(id);
  if (!persona.ok) throw new Error(persona.error.detail);
  const { number, name } = persona.value.holder;
  kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name, validFrom: '2016-01-01', validUntil: 'longTerm' });
}

/** Where the nth command is cut off. */
const CUTS: readonly (readonly [string, (nth: number) => CardFaultRule])[] = [
  ['before the command', (nth) => ({ kind: 'removeBefore', nth })],
  ['before the commit', (nth) => ({ kind: 'tear', nth, at: 'beforeCommit' })],
  ['after the commit', (nth) => ({ kind: 'tear', nth, at: 'afterCommit' })],
];

type PinService = 'resetSocialSecurityPin' | 'unlockSocialSecurityPin';

/** Takes a locked card to the confirmation of what helps it; that itself then runs over `faulty`. */
async function serveWith(service: PinService, card: VirtualCard, cut: CardFaultRule): Promise<'cut' | 'finished'> {
  kiosk.insertCard(withFaults(card, [cut]));
  const first = await kiosk.untilFrame(({ view }) => view.screen === 'trouble' || view.screen === 'goodbye');
  if (first.view.screen !== 'trouble' || first.view.trouble !== 'pinLocked') return 'cut';
  kiosk.intent({ intent: 'choose', service });
  await kiosk.until('presentIdCard');
  layIdCard('locked-pin');
  await kiosk.until('confirm');
  kiosk.machine.idReaderSim.takeAway();
  kiosk.intent({ intent: 'confirm' });
  const after = await kiosk.untilFrame(({ view }) => view.screen === 'result' || view.screen === 'trouble' || view.screen === 'goodbye');
  return after.view.screen === 'result' ? 'finished' : 'cut';
}

describe.each(['resetSocialSecurityPin', 'unlockSocialSecurityPin'] as const)('%s that is cut off', (service) => {
  beforeEach(async () => {
    if (service === 'resetSocialSecurityPin') return;
    await kiosk.close();
    kiosk = await startInProcess((configuration) => ({
      ...configuration,
      terminal: { ...configuration.terminal, city: 'changsha', outletKinds: ['largeTertiaryHospital'] },
    }));
  });

  it('at any command, before or in the middle of it, is found out at the next visit and told as it is', async () => {
    const told = new Set<string>();
    for (const [name, cutAt] of CUTS) {
      let finished = false;
      for (let nth = 1; !finished; nth += 1) {
        const card = plastic('locked-pin');
        finished = (await serveWith(service, card, cutAt(nth))) === 'finished';
        kiosk.remove();
        await kiosk.untilFrame(({ cardIn }) => !cardIn);
        const wasReset = card.snapshot().pinTriesLeft > 0;
        kiosk.insertCard(card);
        const next = await kiosk.untilFrame(({ view }) => view.screen === 'settled' || view.screen === 'pin' || view.screen === 'trouble');
        if (next.view.screen === 'settled') {
          expect(next.view.entries).toEqual([expect.objectContaining({ operation: service, outcome: wasReset ? 'done' : 'notDone' })]);
          told.add(`${name}: ${wasReset ? 'done' : 'not done'}`);
          kiosk.intent({ intent: 'confirm' });
        }
        const stands = await kiosk.untilFrame(({ view }) => view.screen === 'pin' || view.screen === 'trouble');
        expect(stands.view.screen).toBe(wasReset ? 'pin' : 'trouble');
        expect(JSON.stringify(stands.view)).not.toContain('"lastTry":"wrong"');
        kiosk.remove();
        await kiosk.untilFrame(({ cardIn }) => !cardIn);
        if (nth > 60) throw new Error('the reset never finished');
      }
    }
    // All ends were met: gone before a command, power lost before the card's own commit and after it (of the PIN, or of a command before it).
    expect([...told].toSorted()).toEqual([
      'after the commit: done',
      'after the commit: not done',
      'before the command: not done',
      'before the commit: not done',
    ]);
  }, 180_000);
});

/** Waits for the entry and types. */
async function types(entry: PinEntry, digits: string): Promise<void> {
  await kiosk.untilFrame(({ view, pad }) => view.screen === 'pin' && view.entry === entry && pad?.digits === 0);
  await kiosk.enterPin(digits);
}

const NEW_PIN = '135790';

/** Takes a card to its new PIN, over `faulty`. The frames that end it early: a card that was pulled, a screen of trouble. */
async function changeWith(card: VirtualCard, cut: CardFaultRule): Promise<'cut' | 'finished'> {
  kiosk.insertCard(withFaults(card, [cut]));
  const ended = ({ view }: Frame): boolean => view.screen === 'trouble' || view.screen === 'goodbye';
  const stepped = async (right: (view: View) => boolean, go: () => Promise<void> | void): Promise<boolean> => {
    const frame = await kiosk.untilFrame((one) => ended(one) || right(one.view));
    if (ended(frame)) return false;
    await go();
    return true;
  };
  const pin = (entry: PinEntry, digits: string) =>
    stepped(
      (view) => view.screen === 'pin' && view.entry === entry,
      () => kiosk.enterPin(digits),
    );
  const choose = () => kiosk.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
  const reached =
    (await pin('current', '000000')) &&
    (await stepped((view) => view.screen === 'personalInformation', choose)) &&
    (await stepped(
      (view) => view.screen === 'confirm',
      () => kiosk.intent({ intent: 'confirm' }),
    )) &&
    (await pin('old', '000000')) &&
    (await pin('new', NEW_PIN)) &&
    (await pin('newAgain', NEW_PIN)) &&
    (await stepped(
      (view) => view.screen === 'result',
      () => undefined,
    ));
  return reached ? 'finished' : 'cut';
}

describe('a PIN change that is cut off', () => {
  it('at any command is told as unknown, and cleared up by the new PIN or the old one at the next visit, with no try lost for good', async () => {
    const told = new Set<string>();
    for (const [name, cutAt] of CUTS) {
      let finished = false;
      for (let nth = 1; !finished; nth += 1) {
        const card = plastic('zhaotong');
        finished = (await changeWith(card, cutAt(nth))) === 'finished';
        const last = kiosk.terminal.frame().view;
        kiosk.remove();
        await kiosk.untilFrame(({ cardIn }) => !cardIn);
        const truth = card.snapshot();
        expect(truth.pinTriesLeft).toBe(6);
        kiosk.insertCard(card);
        const next = await kiosk.untilFrame(({ view }) => view.screen === 'settled' || view.screen === 'pin');
        if (next.view.screen === 'settled') {
          // Whoever pulled the card was told at once that nobody knows.
          expect(last).toMatchObject({ screen: 'trouble', trouble: 'pinChangeCutOff' });
          expect(next.view.entries).toEqual([{ operation: 'changeSocialSecurityPin', outcome: 'unknown', receiptNumber: null }]);
          kiosk.intent({ intent: 'confirm' });
          await types('perhapsNew', NEW_PIN);
          if (truth.pin !== NEW_PIN) await types('perhapsOld', '000000');
          await kiosk.until('whichPin');
          expect(card.snapshot().pinTriesLeft).toBe(6);
          const [open] = kiosk.journal.unresolved();
          kiosk.intent({ intent: 'whichPin', holds: truth.pin === NEW_PIN ? 'new' : 'old' });
          await kiosk.until('personalInformation');
          const outcome = kiosk.journal.steps(open?.session ?? '').find(({ kind, intent }) => kind === 'outcome' && intent === open?.id);
          expect(outcome?.outcome).toBe(truth.pin === NEW_PIN ? 'done' : 'notDone');
          told.add(`${name}: ${truth.pin === NEW_PIN ? 'the new PIN holds' : 'the old PIN holds'}`);
        } else {
          await types('current', truth.pin ?? '');
          await kiosk.until('personalInformation');
        }
        expect(kiosk.journal.unresolved()).toEqual([]);
        kiosk.remove();
        await kiosk.untilFrame(({ cardIn }) => !cardIn);
        if (nth > 80) throw new Error('the change never finished');
      }
    }
    expect([...told].toSorted()).toEqual([
      'after the commit: the new PIN holds',
      'before the command: the old PIN holds',
      'before the commit: the old PIN holds',
    ]);
  }, 300_000);
});

describe('a loss report whose answer was lost', () => {
  it('is asked of the host at the next visit, told with its receipt, and asked only once', async () => {
    const { identity, order } = await lostAnswer('answerLost');
    const settled = await settleOpenWrites(order(identity));
    const receiptNumber = expect.stringMatching(/^ZT-/) as string;
    expect(settled).toEqual(ok([{ operation: 'temporaryLoss', outcome: 'done', receiptNumber }]));
    expect(await settleOpenWrites(order(identity))).toEqual(ok([]));
  });

  it('stays open while the host is away: nothing is guessed', async () => {
    const { identity, order, control } = await lostAnswer('answerLost');
    control.set('down');
    expect(await settleOpenWrites(order(identity))).toEqual(ok([]));
    control.set('none');
    expect(await settleOpenWrites(order(identity))).toMatchObject({ ok: true, value: { length: 1 } });
  });

  /** A command that the authority carried out, and whose answer never came: as the runner leaves it in the journal. */
  async function lostAnswer(mode: 'answerLost') {
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    const holder = persona.value.holder.number;
    const control = createHostFaultControl();
    const clock = { nowMs: () => Date.now(), after: (_delayMs: number, fire: () => void) => (fire(), () => undefined) };
    const plain = createEmbeddedSocialSecurityHost(kiosk.records.authority);
    const host = onFaultyLine(plain, { control, clock, slowMs: 0 });
    const { journal } = kiosk;
    const terminal = { id: 'ZT0001', city: 'zhaotong' as const, outletName: '窗口', outletKinds: ['cardServiceWindow' as const] };
    const evidence = { card: true, idCard: true, socialSecurityPin: true, bankPin: false, proxy: false };
    const facts = { command: 'reportLoss', cardFunction: 'socialSecurity' };
    journal.intend({
      session: 's',
      atMs: 1,
      step: 'records.execute',
      access: 'write',
      idempotencyKey: 'lost-answer-1',
      subject: journal.stamp(holder),
      facts,
    });
    control.set(mode, 1);
    const answer = await host.execute({
      command: 'reportLoss',
      idempotencyKey: 'lost-answer-1',
      terminal,
      evidence,
      subject: { socialSecurityNumber: holder },
      cardFunction: 'socialSecurity',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'host.unknownOutcome' } });
    const nowMs = () => 2;
    const identity = () => Promise.resolve(err(fault('card.absent', 'no card')));
    const bank = { journal, bankHost: kiosk.machine.bankHost, identity, nowMs };
    const order = (number: string) => ({ journal, host, terminal, subject: { socialSecurityNumber: number }, card: null, bank, nowMs });
    return { identity: holder, order, control };
  }
});
