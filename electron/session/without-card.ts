/** A session that begins with neither card nor ID card: what may be begun so, and the wrong numbers that are counted over sessions. */
import { shanghaiDate } from '../../native/base/civil-date.ts';
import { NOTHING_SHOWN } from '../../db/rules/model.ts';
import type { WithoutCard } from '../api/view.ts';
import type { SessionConfig } from './config.ts';
import type { EffectResult } from './effects.ts';
import type { TerminalState } from './state.ts';

/** What the city lets people begin here without a card. */
export function startsWithoutCard(config: SessionConfig, atMs: number): readonly WithoutCard[] {
  const { rules } = config;
  const here = hereAndNow(config, atMs);
  const byNumbers = rules.decide({ ...here, service: 'personalInformation', evidence: { ...NOTHING_SHOWN, typedNumbers: true } });
  const letter = rules.decide({ ...here, service: 'letterOfIntroduction', evidence: NOTHING_SHOWN });
  return [
    ...(takesCodes(config, atMs) ? (['code'] as const) : []),
    ...(byNumbers.decision === 'allowed' ? (['typedNumbers'] as const) : []),
    ...(letter.decision === 'allowed' ? (['letterOfIntroduction'] as const) : []),
    'placesToAsk', // Anybody may ask where to ask.
  ];
}

/** Whether codes of persons are taken here: there is a reader, and the city lets one look up their own records by a code. */
export function takesCodes(config: SessionConfig, atMs: number): boolean {
  if (!config.hasCodeReader) return false;
  const evidence = { ...NOTHING_SHOWN, code: true };
  return config.rules.decide({ ...hereAndNow(config, atMs), service: 'personalInformation', evidence }).decision === 'allowed';
}

function hereAndNow({ terminal }: SessionConfig, atMs: number) {
  return { outletKinds: terminal.outletKinds, channel: 'kiosk', on: shanghaiDate(atMs) } as const;
}

/** Wrong pairs that may still be typed. Whoever stands here, they count together: numbers are guessed over many sessions. */
export function numberTriesLeft({ wrongNumbersAtMs }: TerminalState, { numberTries }: SessionConfig, atMs: number): number {
  return Math.max(0, numberTries.tries - recent(wrongNumbersAtMs, numberTries.lockMs, atMs).length);
}

/** Counts a wrong pair. */
export function countWrongNumbers(state: TerminalState, result: EffectResult, config: SessionConfig, atMs: number): TerminalState {
  if (result.of !== 'records.identity' || result.result.outcome !== 'noMatch') return state;
  return { ...state, wrongNumbersAtMs: [...recent(state.wrongNumbersAtMs, config.numberTries.lockMs, atMs), atMs] };
}

function recent(times: readonly number[], withinMs: number, atMs: number): readonly number[] {
  return times.filter((time) => time <= atMs && time > atMs - withinMs);
}
