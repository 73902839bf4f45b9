import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../../electron/api/intent.ts';
import type { EffectResult } from '../../electron/session/effects.ts';
import type { SessionEvent, Timed } from '../../electron/session/events.ts';
import { initialState } from '../../electron/session/state.ts';
import { transition } from '../../electron/session/transition.ts';
import { viewOf } from '../../electron/session/view.ts';
import { Rig, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

/** Words that belong to the person and may not survive the session. */
const PERSONAL = ['王小梅', '*小梅', '530***********0027', 'A*****123', '昭通示范机械厂', '1955-03-02'];

const ID_CARD = {
  name: '王小梅',
  maskedName: '*小梅',
  maskedIdentityNumber: '530***********0027',
  validUntil: '2030-01-01',
  matchesCard: true,
};
const RECEIPT = { number: 'ZT-20261122-000001', issuedAtMs: 0, functions: [], lapsesOn: null, movedBalanceFen: null };

const ACCOUNT = {
  kind: 'card',
  cardNumber: null,
  balanceFen: 89_500,
  carriedFen: 0,
  frozenSince: null,
  closedOn: null,
  lastEntryOn: '2026-11-10',
} as const;

/** Every answer that the world can give to a question, good and bad. */
const ANSWERS: Readonly<Record<string, readonly EffectResult[]>> = {
  'card.identify': [
    { of: 'card.identify', result: { outcome: 'identified', card: WANG, settled: [] } },
    { of: 'card.identify', result: { outcome: 'failed', code: 'ssc.malformed' } },
  ],
  'card.pinState': [{ of: 'card.pinState', result: { outcome: 'state', pin: { state: 'tries', left: 3 } } }],
  'pad.enter': [
    { of: 'pad.enter', result: { outcome: 'entered' } },
    { of: 'pad.enter', result: { outcome: 'entered', judged: 'different' } },
    { of: 'pad.enter', result: { outcome: 'cancelled' } },
  ],
  'card.verifyPin': [
    { of: 'card.verifyPin', result: { outcome: 'correct' } },
    { of: 'card.verifyPin', result: { outcome: 'wrong', triesLeft: 4 } },
    { of: 'card.verifyPin', result: { outcome: 'locked' } },
  ],
  'bank.pinState': [{ of: 'bank.pinState', result: { outcome: 'state', triesLeft: 3, locked: false } }],
  'bank.verifyPin': [
    { of: 'bank.verifyPin', result: { outcome: 'correct' } },
    { of: 'bank.verifyPin', result: { outcome: 'wrong', triesLeft: 2 } },
  ],
  'idCard.read': [{ of: 'idCard.read', result: { outcome: 'read', session: 's2', idCard: ID_CARD, settled: [] } }],
  'records.person': [
    { of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } },
    { of: 'records.person', result: { outcome: 'failed', code: 'host.unreachable' } },
  ],
  'records.inquire': [
    { of: 'records.inquire', result: { outcome: 'found', found: { inquiry: 'accounts', answer: [ACCOUNT] } } },
    {
      of: 'records.inquire',
      result: {
        outcome: 'found',
        found: {
          inquiry: 'entries',
          answer: { accountKind: 'card', from: '2025-11-22', to: '2026-11-22', openingFen: 0, closingFen: 0, entries: [] },
        },
      },
    },
    { of: 'records.inquire', result: { outcome: 'found', found: { inquiry: 'orders', answer: [] } } },
    { of: 'records.inquire', result: { outcome: 'failed', code: 'host.unreachable' } },
  ],
  'records.execute': [
    { of: 'records.execute', result: { outcome: 'done', receipt: RECEIPT } },
    { of: 'records.execute', result: { outcome: 'failed', code: 'host.unknownOutcome' } },
  ],
  'card.changePin': [
    { of: 'card.changePin', result: { outcome: 'changed', receipt: RECEIPT } },
    { of: 'card.changePin', result: { outcome: 'failed', code: 'card.mute' } },
  ],
  'card.unblockPin': [{ of: 'card.unblockPin', result: { outcome: 'done', receipt: RECEIPT } }],
  'card.resetPin': [{ of: 'card.resetPin', result: { outcome: 'done', receipt: RECEIPT } }],
  print: [
    { of: 'print', result: { outcome: 'printed', serial: '1' } },
    { of: 'print', result: { outcome: 'failed', code: 'printer.paperOut' } },
  ],
};

const INTENTS: readonly Intent[] = [
  { intent: 'begin' },
  { intent: 'choose', service: 'personalInformation' },
  { intent: 'choose', service: 'statement' },
  { intent: 'period', account: 'card', period: 'thisYear' },
  { intent: 'group', group: 'lookUp' },
  { intent: 'choose', service: 'orderProgress' },
  { intent: 'choose', service: 'placesToAsk' },
  { intent: 'choose', service: 'referralFiling' },
  { intent: 'choose', service: 'replacement' },
  { intent: 'choose', service: 'bankPinCheck' },
  { intent: 'choose', service: 'temporaryLoss' },
  { intent: 'choose', service: 'liftLoss' },
  { intent: 'choose', service: 'changeSocialSecurityPin' },
  { intent: 'choose', service: 'unlockSocialSecurityPin' },
  { intent: 'choose', service: 'resetSocialSecurityPin' },
  { intent: 'choose', service: 'activateFunction' },
  { intent: 'chooseFunction', cardFunction: 'socialSecurity' },
  { intent: 'chooseFunction', cardFunction: 'bank' },
  { intent: 'confirm' },
  { intent: 'print' },
  { intent: 'again' },
  { intent: 'back' },
  { intent: 'menu' },
  { intent: 'stay' },
];

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('answer' as const), pick: fc.nat(5) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('intent' as const), pick: fc.nat(INTENTS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('idle' as const), pick: fc.nat(1) }) },
);

/** Walks a session at random; gives the rig where the walk ended. */
function walk(steps: readonly { readonly kind: 'answer' | 'intent' | 'idle'; readonly pick: number }[]): Rig {
  const rig = new Rig();
  rig.insert();
  for (const { kind, pick } of steps) {
    if (kind === 'idle') rig.send({ event: 'timer', timer: 'idle' });
    else if (kind === 'intent') rig.intent(INTENTS[pick] ?? { intent: 'back' });
    else answerPending(rig, pick);
  }
  return rig;
}

function answerPending(rig: Rig, pick: number): void {
  const { phase } = rig.state;
  if (phase.phase !== 'session' || phase.session.pending === null) return;
  const answers = ANSWERS[phase.session.pending.effect] ?? [];
  const answer = answers[pick % answers.length];
  if (answer !== undefined) rig.send({ event: 'done', id: phase.session.pending.id, result: answer });
}

describe('a card pulled at any moment', () => {
  it('ends the session at once: nothing of the person is left in state or view, what waited is cancelled', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rig = walk(steps);
        const { phase } = rig.state;
        const pending = phase.phase === 'session' ? phase.session.pending : null;
        const effects = rig.send({ event: 'cardRemoved', insertion: 1 });
        const left = JSON.stringify([rig.state, rig.view()]);
        for (const word of PERSONAL) expect(left).not.toContain(word);
        if (phase.phase === 'session') {
          expect(effects).toContainEqual(expect.objectContaining({ effect: 'session.end' }));
          expect(['goodbye', 'trouble']).toContain(rig.view().screen);
        }
        if (pending !== null) expect(effects).toContainEqual({ effect: 'cancel', id: pending.id });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never told as a wrong PIN', () => {
    const rig = new Rig();
    rig.identify();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    const { id } = rig.asked('card.verifyPin');
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.send({ event: 'done', id, result: { of: 'card.verifyPin', result: { outcome: 'failed', code: 'card.removed' } } });
    expect(rig.screen('goodbye').reason).toBe('cardRemoved');
  });

  it('while something is being written is told as unknown, never as done', () => {
    const rig = new Rig();
    rig.identify({ ...WANG, pin: { state: 'locked' } });
    rig.intent({ intent: 'choose', service: 'resetSocialSecurityPin' });
    rig.answer({ of: 'records.person', result: { outcome: 'found', person: WANG_RECORDS } });
    rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: ID_CARD, settled: [] } });
    rig.intent({ intent: 'confirm' });
    rig.send({ event: 'cardRemoved', insertion: 1 });
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'unknownOutcome', faultCode: 'session.cardRemovedWhileWriting' });
    rig.send({ event: 'timer', timer: 'leave' });
    rig.screen('attract');
  });

  it('while the PIN is being changed is told as unknown, whether the card or its fault is seen first', () => {
    for (const faultFirst of [false, true]) {
      const rig = new Rig();
      rig.verify();
      rig.intent({ intent: 'menu' });
      rig.intent({ intent: 'choose', service: 'changeSocialSecurityPin' });
      rig.intent({ intent: 'confirm' });
      rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
      rig.answer({ of: 'card.verifyPin', result: { outcome: 'correct', initialPin: true } });
      rig.answer({ of: 'pad.enter', result: { outcome: 'entered', judged: 'fine' } });
      rig.answer({ of: 'pad.enter', result: { outcome: 'entered', judged: 'fine' } });
      if (faultFirst) rig.answer({ of: 'card.changePin', result: { outcome: 'failed', code: 'card.removed' } });
      rig.send({ event: 'cardRemoved', insertion: 1 });
      expect(rig.screen('trouble')).toMatchObject({ trouble: 'pinChangeCutOff', faultCode: 'session.pinChangeCutOff' });
    }
  });

  it('and an answer that comes after it changes nothing for the next person', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(5), (steps, pick) => {
        const rig = walk(steps);
        const { phase } = rig.state;
        const pending = phase.phase === 'session' ? phase.session.pending : null;
        rig.send({ event: 'cardRemoved', insertion: 1 });
        rig.insert(2, 'T1-20261122-0009');
        if (pending === null) return;
        const answers = ANSWERS[pending.effect] ?? [];
        const late = answers[pick % answers.length];
        const before = rig.state;
        if (late !== undefined) rig.send({ event: 'done', id: pending.id, result: late });
        expect(rig.state).toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('any session', () => {
  it('run again from its events gives the same screens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rig = walk(steps);
        // As it is stored: through JSON.
        const events = JSON.parse(JSON.stringify(rig.events)) as Timed[];
        let state = JSON.parse(JSON.stringify(initialState(rig.config.comfort, null))) as ReturnType<typeof initialState>;
        const views = events.map((timed) => {
          state = transition(state, timed, rig.config).state;
          return viewOf(state, rig.config, timed.atMs);
        });
        expect(views).toEqual(rig.views.map((view) => JSON.parse(JSON.stringify(view)) as unknown));
      }),
      { numRuns: 500 },
    );
  });

  it('never shows a whole name before the PIN was right or the ID card was read', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rig = new Rig();
        rig.insert();
        for (const { kind, pick } of steps) {
          if (kind === 'intent') rig.intent(INTENTS[pick] ?? { intent: 'back' });
          if (kind === 'answer') answerPending(rig, pick);
          const proved = rig.events.some(({ event }) => isProof(event));
          if (!proved) expect(JSON.stringify(rig.view())).not.toContain('王小梅');
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

function isProof(event: SessionEvent): boolean {
  if (event.event !== 'done') return false;
  return (event.result.of === 'card.verifyPin' && event.result.result.outcome === 'correct') || event.result.of === 'idCard.read';
}
