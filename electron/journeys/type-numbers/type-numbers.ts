/** Identification by two numbers typed exactly: 18-digit identity number and 8-digit personal number. */
import type { EffectResult } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import type { TypedNumber, View } from '../../api/view.ts';
import { type Journey, type Known, type Scene, stay, type Turn } from '../journey.ts';

type LastTry = 'none' | 'noMatch';

export type TypeNumbersState =
  | { readonly journey: 'typeNumbers'; readonly step: 'typing'; readonly number: TypedNumber; readonly lastTry: LastTry }
  | { readonly journey: 'typeNumbers'; readonly step: 'asking' }
  | { readonly journey: 'typeNumbers'; readonly step: 'trouble'; readonly code: string };

const LOCKED = 'session.numbersLocked';

/** First turn: the identity number, unless too many pairs were wrong at this terminal. */
export function startTypeNumbers({ numberTriesLeft }: Pick<Scene, 'numberTriesLeft'>): Turn<TypeNumbersState> {
  return numberTriesLeft === 0 ? trouble(LOCKED) : typing('identityNumber', 'none');
}

export const typeNumbers: Journey<TypeNumbersState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') return onDone(state, event.result, known, scene);
    const { intent } = event.intent;
    if (intent === 'back' && state.step === 'typing' && state.number === 'personalNumber') return typing('identityNumber', 'none');
    if (intent === 'back' || intent === 'menu') return { go: 'end' };
    if (intent === 'again' && state.step === 'trouble' && troubleView(state.code, scene.config).retry === 'again')
      return startTypeNumbers(scene);
    return stay(state);
  },
  view(state, _known, scene): View {
    switch (state.step) {
      case 'typing':
        return { screen: 'typeNumbers', number: state.number, lastTry: state.lastTry, triesLeft: scene.numberTriesLeft };
      case 'asking':
        return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
      case 'trouble':
        return troubleView(state.code, scene.config);
    }
  },
};

function onDone(state: TypeNumbersState, done: EffectResult, known: Known, scene: Scene): Turn<TypeNumbersState> {
  if (state.step === 'typing' && done.of === 'numbers.enter') {
    switch (done.result.outcome) {
      case 'failed':
        return trouble(done.result.code);
      case 'cancelled':
        return state.number === 'identityNumber' ? { go: 'end' } : typing('identityNumber', 'none');
      case 'entered':
        return state.number === 'identityNumber' ? typing('personalNumber', 'none') : asking();
    }
  }
  if (state.step !== 'asking' || done.of !== 'records.identity') return stay(state);
  switch (done.result.outcome) {
    case 'failed':
      return trouble(done.result.code);
    case 'noMatch':
      return scene.numberTriesLeft === 0 ? trouble(LOCKED) : typing('identityNumber', 'noMatch');
    case 'matched': {
      const { maskedIdentityNumber } = done.result;
      return { go: 'menu', learn: { typed: { maskedIdentityNumber }, evidence: { ...known.evidence, typedNumbers: true } } };
    }
  }
}

function typing(number: TypedNumber, lastTry: LastTry): Turn<TypeNumbersState> {
  return { go: 'on', state: { journey: 'typeNumbers', step: 'typing', number, lastTry }, ask: { effect: 'numbers.enter', number } };
}

function asking(): Turn<TypeNumbersState> {
  return { go: 'on', state: { journey: 'typeNumbers', step: 'asking' }, ask: { effect: 'records.identity' } };
}

function trouble(code: string): Turn<TypeNumbersState> {
  return { go: 'on', state: { journey: 'typeNumbers', step: 'trouble', code } };
}
