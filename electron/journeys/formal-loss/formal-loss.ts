import { changeJourney } from '../change/change.ts';
import type { ChangeState } from '../change/model.ts';
import { decideFor } from '../decide-for.ts';
import type { Known, Scene, Turn } from '../journey.ts';
import { startToldWhere, type ToldWhereState } from '../told-where/told-where.ts';

/** 正式（书面）挂失: of the whole card and for good; a new card follows. */
export const formalLoss = changeJourney({
  service: 'formalLoss',
  task: 'reportingLoss',
  functions: ['socialSecurity'],
  command: (cardFunction, known, key) => ({
    effect: 'records.execute',
    command: 'reportFormalLoss',
    cardFunction,
    evidence: known.evidence,
    key,
  }),
});

/** First turn; where it cannot be done here: why, where, with what, how long and how much. */
export function startFormalLoss(known: Known, scene: Scene): Turn<ChangeState | ToldWhereState> {
  const refused = decideFor('formalLoss', 'socialSecurity', known, scene).decision === 'refused';
  return refused ? startToldWhere('formalLoss', known, scene) : formalLoss.start(known, scene);
}
