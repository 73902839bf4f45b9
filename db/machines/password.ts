/** A password that a host keeps (社保查询密码): tries that count down, a lock, and who may open it. */
import { said, ours } from './machine.ts';
import type { RuleSource } from '../rules/model.ts';

export interface PasswordState {
  readonly triesLeft: number;
  readonly triesMax: number;
}

export const PASSWORD_EVENTS = ['right', 'wrong', 'reset'] as const;
export type PasswordEvent = (typeof PASSWORD_EVENTS)[number];

export type PasswordAnswer = 'accepted' | 'refused' | 'lockedNow' | 'locked' | 'reset';

interface PasswordLine {
  readonly on: PasswordEvent;
  /** `locked`: no tries left; `last`: one; `open`: more. */
  readonly from: 'open' | 'last' | 'locked';
  readonly answer: PasswordAnswer;
  readonly tries: 'all' | 'oneLess' | 'same';
  readonly source: RuleSource;
}

const COUNTED = ours('no document says how many tries; the number comes with the password');
const RESET = said('S1', '社会保障卡管理服务中心只能修改社保查询密码及社保账户密码，各合作银行社保卡服务网点都可以修改');

export const PASSWORD_TABLE: readonly PasswordLine[] = [
  { from: 'open', on: 'right', answer: 'accepted', tries: 'all', source: COUNTED },
  { from: 'last', on: 'right', answer: 'accepted', tries: 'all', source: COUNTED },
  { from: 'locked', on: 'right', answer: 'locked', tries: 'same', source: COUNTED },
  { from: 'open', on: 'wrong', answer: 'refused', tries: 'oneLess', source: COUNTED },
  { from: 'last', on: 'wrong', answer: 'lockedNow', tries: 'oneLess', source: COUNTED },
  { from: 'locked', on: 'wrong', answer: 'locked', tries: 'same', source: COUNTED },
  { from: 'open', on: 'reset', answer: 'reset', tries: 'all', source: RESET },
  { from: 'last', on: 'reset', answer: 'reset', tries: 'all', source: RESET },
  { from: 'locked', on: 'reset', answer: 'reset', tries: 'all', source: RESET },
];

/** What is answered and how many tries are left then. The table has a line for every state and event. */
export function nextPassword(state: PasswordState, on: PasswordEvent): { readonly answer: PasswordAnswer; readonly triesLeft: number } {
  const from = state.triesLeft === 0 ? 'locked' : state.triesLeft === 1 ? 'last' : 'open';
  const line = PASSWORD_TABLE.find((one) => one.from === from && one.on === on);
  if (line === undefined) throw new Error(`no line for ${on} when ${from}`);
  const left = { all: state.triesMax, oneLess: state.triesLeft - 1, same: state.triesLeft }[line.tries];
  return { answer: line.answer, triesLeft: left };
}
