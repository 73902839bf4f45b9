/** A terminal without a world: events go in, what it asks comes out, the test answers. Time stands in the rig's hand. */
import { expect } from 'vitest';
import type { Intent } from '../../electron/api/intent.ts';
import type { View } from '../../electron/api/view.ts';
import { rulesOf } from '../../electron/rules.ts';
import { NUMBER_TRIES, SESSION_DELAYS, type Rules, type SessionConfig } from '../../electron/session/config.ts';
import type { CardSummary, Effect, EffectResult, PersonSummary } from '../../electron/session/effects.ts';
import type { SessionEvent, Timed } from '../../electron/session/events.ts';
import { initialState, type TerminalState } from '../../electron/session/state.ts';
import { transition } from '../../electron/session/transition.ts';
import { viewOf } from '../../electron/session/view.ts';
import type { Terminal } from '../../db/authority/api.ts';
import { loadPack } from '../../db/rules/load-pack.ts';

export const SERVICE_CENTRE: Terminal = {
  id: 'T1',
  city: 'zhaotong',
  outletName: '昭通市示范区便民服务中心',
  outletKinds: ['cardServiceWindow', 'countyMedicalInsuranceOffice', 'designatedHospital'],
};

/** 10:00 on 2026-11-22 in Shanghai. */
export const MORNING_MS = Date.parse('2026-11-22T02:00:00Z');

export const WANG: CardSummary = {
  name: '王小梅',
  maskedName: '*小梅',
  maskedIdentityNumber: '530***********0027',
  maskedCardNumber: 'A*****123',
  sex: 'female',
  ethnicGroup: '01',
  birthDate: '1955-03-02',
  issuedOn: '2019-06-10',
  validUntil: '2039-06-09',
  region: '530602',
  specification: '2.00',
  pin: { state: 'tries', left: 6 },
};

export const WANG_RECORDS: PersonSummary = {
  insurances: [{ kind: 'employeeMedical', state: 'retired', place: '昭通市', contributionMonths: 312 }],
  employer: '昭通示范机械厂',
  accountKind: 'card',
  card: {
    issuingBank: '示范农商银行',
    initialPin: true,
    functions: [
      { cardFunction: 'socialSecurity', state: 'active', since: '2019-07-01', lapsesOn: null },
      { cardFunction: 'bank', state: 'active', since: '2019-07-01', lapsesOn: null },
      { cardFunction: 'eWallet', state: 'absent', since: '2019-07-01', lapsesOn: null },
    ],
  },
};

const RULES = new Map<Terminal['city'], Rules>();

/** A city's rules, read once: properties make thousands of rigs. */
function rulesFor(city: Terminal['city']): Rules {
  const known = RULES.get(city);
  if (known !== undefined) return known;
  const pack = loadPack(city);
  if (!pack.ok) throw new Error(pack.error.detail);
  const rules = rulesOf(pack.value);
  RULES.set(city, rules);
  return rules;
}

export function rigConfig(terminal: Terminal = SERVICE_CENTRE, hasIdReader = true, hasCodeReader = false): SessionConfig {
  return {
    terminal,
    rules: rulesFor(terminal.city),
    delays: SESSION_DELAYS,
    comfort: { language: 'zh-CN', theme: 'light', elder: false, lowReach: false, volume: 2, speech: false },
    idle: { notices: [], pictures: [], seconds: 10 },
    hasIdReader,
    hasCodeReader,
    retainCardAfterMs: null,
    makesCards: null,
    numberTries: NUMBER_TRIES,
    keypads: { socialSecurity: 'onScreen', bank: 'onScreen' },
    pinDigits: { socialSecurity: { min: 6, max: 6 }, bank: { min: 6, max: 6 } },
  };
}

type Question = Extract<Effect, { readonly id: number }>;

export class Rig {
  readonly config: SessionConfig;
  readonly events: Timed[] = [];
  readonly views: View[] = [];
  readonly effects: Effect[] = [];
  state: TerminalState;
  atMs = MORNING_MS;

  constructor(config: SessionConfig = rigConfig()) {
    this.config = config;
    this.state = initialState(config.comfort, null);
  }

  send(event: SessionEvent): readonly Effect[] {
    const timed = { atMs: this.atMs, event };
    const { state, effects } = transition(this.state, timed, this.config);
    this.events.push(timed);
    this.state = state;
    this.effects.push(...effects);
    this.views.push(this.view());
    this.atMs += 100;
    return effects;
  }

  view(): View {
    return viewOf(this.state, this.config, this.atMs);
  }

  /** The view, which must be that screen. */
  screen<S extends View['screen']>(screen: S): Extract<View, { screen: S }> {
    const view = this.view();
    expect(view.screen).toBe(screen);
    return view as Extract<View, { screen: S }>;
  }

  intent(intent: Intent): readonly Effect[] {
    return this.send({ event: 'intent', intent });
  }

  /** What waits for an answer: the newest question of that name. */
  asked<E extends Question['effect']>(effect: E): Extract<Question, { effect: E }> {
    const found = this.effects.findLast((candidate): candidate is Extract<Question, { effect: E }> => candidate.effect === effect);
    if (found === undefined) throw new Error(`${effect} was never asked`);
    return found;
  }

  answer(result: EffectResult): readonly Effect[] {
    return this.send({ event: 'done', id: this.asked(result.of).id, result });
  }

  insert(insertion = 1, session = 'T1-20261122-0001'): void {
    this.send({ event: 'cardInserted', insertion, chip: 'online', session });
  }

  /** A card was put in and read. */
  identify(card: CardSummary = WANG): void {
    this.insert();
    this.answer({ of: 'card.identify', result: { outcome: 'identified', card, settled: [] } });
  }

  /** … and its PIN was right: the information page stands. */
  verify(card: CardSummary = WANG, records: PersonSummary = WANG_RECORDS): void {
    this.identify(card);
    this.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    this.answer({ of: 'card.verifyPin', result: { outcome: 'correct' } });
    this.answer({ of: 'records.person', result: { outcome: 'found', person: records } });
  }
}
