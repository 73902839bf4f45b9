/** Identification by a code of the person's own: it is read, and the host says whose it is. By itself it says nobody's name. */
import type { EffectResult } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import type { ShowCodeView } from '../../api/code-view.ts';
import type { View } from '../../api/view.ts';
import { type Journey, type Known, stay, type Turn } from '../journey.ts';

export type ShowCodeState =
  | { readonly journey: 'showCode'; readonly step: 'reading'; readonly lastTry: ShowCodeView['lastTry'] }
  /** `key`: of the question, the same when it is asked again. */
  | { readonly journey: 'showCode'; readonly step: 'asking'; readonly key: string }
  /** `key`: a code was read, and whose it is could not be asked; `null`: none could be read. */
  | { readonly journey: 'showCode'; readonly step: 'trouble'; readonly code: string; readonly key: string | null };

/** First turn: waits for a code. */
export function startShowCode(known: Known, lastTry: ShowCodeView['lastTry'] = 'none'): Turn<ShowCodeState> {
  return { go: 'on', state: { journey: 'showCode', step: 'reading', lastTry }, ask: { effect: 'code.read', session: known.session } };
}

/** First turn of a session that began with a code: whose is it? */
export function startWithCode(known: Known): Turn<ShowCodeState> {
  return { ...ask(`${known.session}-code-${known.count + 1}`), learn: { count: known.count + 1 } };
}

export const showCode: Journey<ShowCodeState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') return onDone(state, event.result, known);
    const { intent } = event.intent;
    if (intent === 'back' || intent === 'menu') return { go: 'end' };
    if (intent !== 'again' || state.step !== 'trouble' || troubleView(state.code, scene.config).retry !== 'again') return stay(state);
    return state.key === null ? startShowCode(known) : ask(state.key);
  },
  view(state, _known, scene): View {
    switch (state.step) {
      case 'reading':
        return { screen: 'showCode', lastTry: state.lastTry };
      case 'asking':
        return { screen: 'waiting', task: 'askingCode', cancellable: true, takesLonger: false };
      case 'trouble':
        return troubleView(state.code, scene.config);
    }
  },
};

function onDone(state: ShowCodeState, done: EffectResult, known: Known): Turn<ShowCodeState> {
  if (state.step === 'reading' && done.of === 'code.read') {
    if (done.result.outcome === 'read') return startWithCode(known);
    return done.result.code === 'barcode.unreadable' ? startShowCode(known, 'unreadable') : trouble(done.result.code, null);
  }
  if (state.step !== 'asking' || done.of !== 'records.code') return stay(state);
  switch (done.result.outcome) {
    case 'failed':
      return trouble(done.result.code, state.key);
    case 'worthless':
      return startShowCode(known, done.result.why);
    case 'identified': {
      const { maskedName, maskedIdentityNumber } = done.result;
      const evidence = { ...known.evidence, code: true };
      return { go: 'menu', learn: { byCode: { maskedName, maskedIdentityNumber }, evidence } };
    }
  }
}

function ask(key: string): Turn<ShowCodeState> {
  return { go: 'on', state: { journey: 'showCode', step: 'asking', key }, ask: { effect: 'records.code', key } };
}

function trouble(code: string, key: string | null): Turn<ShowCodeState> {
  return { go: 'on', state: { journey: 'showCode', step: 'trouble', code, key } };
}
