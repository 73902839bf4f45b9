import { changeJourney } from '../change/change.ts';
import type { ActedOn, ChangeState } from '../change/model.ts';
import { decideFor } from '../decide-for.ts';
import type { Known, Scene, Turn } from '../journey.ts';
import { startToldWhere, type ToldWhereState } from '../told-where/told-where.ts';

const FUNCTIONS: readonly ActedOn[] = ['socialSecurity', 'bank'];

/** 启用: a function of a new card begins to work; the old card's balance moves along. */
export const activate = changeJourney({
  service: 'activateFunction',
  task: 'activating',
  functions: FUNCTIONS,
  command: (cardFunction, known, key) => ({ effect: 'records.execute', command: 'activate', cardFunction, evidence: known.evidence, key }),
});

/** First turn; where this kiosk activates neither function: where it is done, for the one that waits. */
export function startActivate(known: Known, scene: Scene): Turn<ChangeState | ToldWhereState> {
  if (known.person === null) return activate.start(known, scene);
  const waits = known.person.card.functions.filter(({ state }) => state === 'notActivated').map(({ cardFunction }) => cardFunction);
  const open = FUNCTIONS.some((each) => decideFor('activateFunction', each, known, scene).decision !== 'refused');
  if (open) return activate.start(known, scene);
  const about = FUNCTIONS.toSorted((a, b) => Number(waits.includes(b)) - Number(waits.includes(a)));
  return startToldWhere('activateFunction', known, scene, { functions: about });
}
