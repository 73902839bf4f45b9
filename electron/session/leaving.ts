/**
 * A card that is left in the reader: the call becomes urgent, and where the reader can, the machine keeps the card after a while so that
 * nobody else takes it. A reader that cannot goes on calling.
 */
import { shanghaiTime } from '../../native/base/civil-date.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import type { SessionConfig } from './config.ts';
import type { Effect, EffectResult } from './effects.ts';
import type { Phase, TerminalState } from './state.ts';
import type { SessionFaultCode } from './trouble.ts';
import { goIdle, goodbye, leftTimer, type Outcome, outcome } from './steps.ts';

type TakeCard = Extract<Phase, { phase: 'takeCard' }>;

const CALL: readonly Effect[] = [
  { effect: 'light', light: 'cardReader', on: true, urgent: true },
  { effect: 'sound', cue: 'cardLeft' },
];
const RETAINED: SessionFaultCode = 'session.cardRetained';

/** The card has lain there for a while: louder, then into the machine. */
export function onLeft(state: TerminalState, phase: TakeCard, config: SessionConfig): Outcome {
  if (!phase.urgent) return outcome({ ...state, phase: { ...phase, urgent: true } }, ...CALL, ...leftTimer(true, config));
  if (config.retainCardAfterMs === null || state.card === null || phase.retaining !== null) return outcome(state);
  const id = state.nextId;
  const retain: Effect = { effect: 'card.retain', id, insertion: state.card, session: phase.session };
  return outcome({ ...state, nextId: id + 1, phase: { ...phase, retaining: id } }, retain);
}

/** The card was taken; while the machine draws it in, its answer says where it is. */
export function onTaken(state: TerminalState, phase: TakeCard, config: SessionConfig): Outcome {
  return phase.retaining === null ? goodbye(goIdle(state), 'ended', config) : outcome(state);
}

/** The machine has kept the card, or could not. */
export function onRetained(state: TerminalState, phase: TakeCard, result: EffectResult, atMs: number, config: SessionConfig): Outcome {
  if (result.of !== 'card.retain') return outcome(state);
  const waits: TakeCard = { ...phase, retaining: null, notKept: true };
  if (result.result.outcome === 'failed') {
    return state.card === null
      ? goodbye(goIdle(state), 'ended', config)
      : outcome({ ...state, phase: waits }, ...CALL, ...leftTimer(true, config));
  }
  const idle = goIdle({ ...state, card: null });
  const timer: Effect = { effect: 'timer.start', timer: 'leave', delayMs: config.delays.retainedMs };
  const told = outcome({ ...idle.state, phase: { phase: 'trouble', code: RETAINED } }, ...idle.effects, timer, {
    effect: 'sound',
    cue: 'warning',
  });
  return state.slipPrinter ? withSlip(told, phase.session, atMs, config) : told;
}

function withSlip({ state, effects }: Outcome, session: string, atMs: number, config: SessionConfig): Outcome {
  const id = state.nextId;
  const document = retainedSlip(session, atMs, config);
  const phase: Phase = { phase: 'trouble', code: RETAINED, printing: id };
  return outcome({ ...state, nextId: id + 1, phase }, ...effects, { effect: 'print', id, printer: 'slip', document });
}

/** The slip about the card that was kept has come out, or could not. */
export function slipDone(state: TerminalState, { code }: Extract<Phase, { phase: 'trouble' }>): Outcome {
  return outcome({ ...state, phase: { phase: 'trouble', code } });
}

/** Nothing on it belongs to a person: it may lie there until somebody else takes it. */
function retainedSlip(session: string, atMs: number, { terminal, rules }: SessionConfig): SlipDocument {
  return {
    title: '社保卡收存单',
    titleEn: 'Card kept by the machine',
    serial: `${session}-K`,
    issuedAt: shanghaiTime(atMs),
    outlet: terminal.outletName,
    terminal: terminal.id,
    blocks: [
      { kind: 'text', text: '有一张社保卡留在读卡器中无人取走，本机已安全收存。', strong: true },
      { kind: 'text', text: 'A card was left in the reader. The machine keeps it safe.' },
      { kind: 'line', label: '收存编号', labelEn: 'Number', value: session, strong: true },
      { kind: 'rule' },
      { kind: 'text', text: '如何取回：持卡人本人带有效身份证件，到本网点柜台报收存编号或时间领取。' },
      { kind: 'text', text: 'To get it back: come to the counter here with your own ID document, and name this number or the time.' },
      { kind: 'notice', text: '担心有人使用您的卡，请马上挂失。If you fear misuse, report the loss at once.' },
    ],
    hotline: rules.hotline,
  };
}
