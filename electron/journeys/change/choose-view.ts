import type { View } from '../../api/view.ts';
import { decideFor } from '../decide-for.ts';
import { type Known, type Scene, shownName } from '../journey.ts';
import type { ChangeDefinition } from './model.ts';

/** Which function: each with how it stands, and why it cannot be chosen. */
export function chooseView(definition: ChangeDefinition, known: Known, scene: Scene): View {
  if (known.person === null) return blindChoice(definition, known);
  const standings = known.person.card.functions;
  const options = definition.functions.flatMap((cardFunction) => {
    const standing = standings.find((candidate) => candidate.cardFunction === cardFunction);
    if (standing === undefined || standing.state === 'absent') return [];
    const decision = decideFor(definition.service, cardFunction, known, scene);
    const base = { cardFunction, state: standing.state };
    return [decision.decision === 'refused' ? { ...base, available: false, reason: decision.reason } : { ...base, available: true }];
  });
  const service = definition.service;
  if (service !== 'temporaryLoss' && service !== 'liftLoss' && service !== 'activateFunction')
    throw new Error('it is about the whole card or its PIN: there is no choice of function');
  return { screen: 'chooseFunction', service, holder: shownName(known), options };
}

/** The choice while nobody can say how the functions stand. */
function blindChoice({ service, functions }: ChangeDefinition, known: Known): View {
  if (service !== 'temporaryLoss') throw new Error('only a loss may be reported without the records');
  return {
    screen: 'chooseFunction',
    service,
    holder: shownName(known),
    options: functions.map((cardFunction) => ({ cardFunction, available: true, state: null })),
  };
}
