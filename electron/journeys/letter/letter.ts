/** 介绍信: the form that an employer's agent brings to collect cards. Nobody is identified for it. */
import type { BilingualText } from '../../../native/base/bilingual.ts';
import type { SlipDocument } from '../../../native/ports/slip-document.ts';
import type { View } from '../../api/view.ts';
import { decideFor, refusedView } from '../decide-for.ts';
import { type Journey, type Known, type Scene, stay, type Turn } from '../journey.ts';
import { slip } from '../paper/slip.ts';
import { collectionByEmployer } from './collection.ts';
import { letterBlocks, letterLines } from './wording.ts';

export type LetterState =
  | { readonly journey: 'letter'; readonly step: 'shown'; readonly fields: readonly string[]; readonly about: readonly BilingualText[] }
  | { readonly journey: 'letter'; readonly step: 'refused'; readonly view: Extract<View, { screen: 'refused' }> };

/** First turn: the form with the fields of the city's pack, or where else it is to be had. */
export function startLetter(known: Known, scene: Scene): Turn<LetterState> {
  const decision = decideFor('letterOfIntroduction', null, known, scene);
  if (decision.decision !== 'allowed') {
    const refused = decision.decision === 'refused' ? decision : { reason: NOT_HERE, goTo: [], bring: decision.bring };
    return { go: 'on', state: { journey: 'letter', step: 'refused', view: refusedView('letterOfIntroduction', refused) } };
  }
  const fields = decision.terms.flatMap((term) => (term.kind === 'list' ? term.values : []));
  return { go: 'on', state: { journey: 'letter', step: 'shown', fields, about: collectionByEmployer(scene) } };
}

const NOT_HERE: BilingualText = { zh: '本机不能打印介绍信', en: 'This machine cannot print the letter' };

export const letter: Journey<LetterState> = {
  next(state, event, known, scene) {
    if (event.event !== 'intent') return stay(state);
    const { intent } = event.intent;
    if (intent === 'back' || intent === 'menu') return known.identifiedBy === 'nobody' ? { go: 'end' } : { go: 'menu' };
    if (intent !== 'print' || state.step !== 'shown') return stay(state);
    const document = letterPaper(state.fields, known, scene);
    return { go: 'on', state, ask: { effect: 'print', printer: 'document', document }, learn: { count: known.count + 1 } };
  },
  view(state): View {
    if (state.step === 'refused') return state.view;
    return { screen: 'letter', lines: letterLines(state.fields), about: state.about };
  },
};

/** One A4 sheet. */
export function letterPaper(fields: readonly string[], known: Known, scene: Scene): SlipDocument {
  const document = slip({ zh: '介绍信', en: 'Letter of introduction' }, letterBlocks(letterLines(fields)), known, scene);
  return { ...document, footNote: '空白表格，填写并加盖单位公章后有效' };
}
