import type { Circumstance } from '../../../db/rules/model.ts';
import type { ServiceId, View } from '../../api/view.ts';
import { CARD_FUNCTIONS_OF, decideFor, elsewhereFor, refusedView, termsElsewhere } from '../decide-for.ts';
import { nextDayTexts } from './next-day.ts';
import { type Journey, type Known, type Scene, stay, type Turn } from '../journey.ts';

/** A service that this kiosk does not do: why, where it is done, what to bring. */
export interface ToldWhereState {
  readonly journey: 'toldWhere';
  readonly step: 'told';
  readonly view: Extract<View, { screen: 'refused' }>;
}

/** First turn: the rules say where; where they allow it here, it is for a person behind a counter to do. */
export function startToldWhere(
  service: ServiceId,
  known: Known,
  scene: Scene,
  about: { readonly circumstances?: readonly Circumstance[]; readonly functions?: readonly ('socialSecurity' | 'bank')[] } = {},
): Extract<Turn<ToldWhereState>, { go: 'on' }> {
  const { circumstances = [] } = about;
  const functions = about.functions ?? CARD_FUNCTIONS_OF[service] ?? [null];
  const refused = functions
    .map((f) => decideFor(service, f, known, scene, circumstances))
    .find((decision) => decision.decision === 'refused');
  const decision = refused?.decision === 'refused' ? refused : elsewhereFor(service, scene, circumstances);
  return {
    go: 'on',
    state: {
      journey: 'toldWhere',
      step: 'told',
      view: {
        ...refusedView(service, decision),
        terms: [...termsElsewhere(service, scene, circumstances), ...nextDayTexts(decision.onDay)],
      },
    },
  };
}

export const toldWhere: Journey<ToldWhereState> = {
  next(state, event) {
    if (event.event !== 'intent') return stay(state);
    const { intent } = event.intent;
    return intent === 'back' || intent === 'menu' ? { go: 'menu' } : stay(state);
  },
  view: (state) => state.view,
};
