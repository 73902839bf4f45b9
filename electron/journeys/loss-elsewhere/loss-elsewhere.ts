/** 就医地挂失: freezes the settlement at the place of treatment and no function of the card; it is reported there before it is at home. */
import type { ChangeDefinition, ChangeState } from '../change/model.ts';
import { changeJourney } from '../change/change.ts';
import { decideFor } from '../decide-for.ts';
import type { Known, Scene, Turn } from '../journey.ts';
import { startToldWhere, type ToldWhereState } from '../told-where/told-where.ts';

type Service = 'lossElsewhere' | 'liftLossElsewhere';

const COMMANDS = { lossElsewhere: 'reportLossElsewhere', liftLossElsewhere: 'liftLossElsewhere' } as const;

function definitionOf(service: Service, task: ChangeDefinition['task']): ChangeDefinition {
  return {
    service,
    task,
    // It is the social-security function that settles; the function itself stays as it is.
    functions: ['socialSecurity'],
    changesFunctions: false,
    command: (cardFunction, known, key) => ({
      effect: 'records.execute',
      command: COMMANDS[service],
      cardFunction,
      evidence: known.evidence,
      key,
    }),
  };
}

export const lossElsewhere = changeJourney(definitionOf('lossElsewhere', 'reportingLoss'));
export const liftLossElsewhere = changeJourney(definitionOf('liftLossElsewhere', 'liftingLoss'));

/** First turn; where it cannot be done here: why, and where it is. */
export function startLossElsewhere(service: Service, known: Known, scene: Scene): Turn<ChangeState | ToldWhereState> {
  const refused = known.person !== null && decideFor(service, 'socialSecurity', known, scene).decision === 'refused';
  if (refused) return startToldWhere(service, known, scene, { functions: ['socialSecurity'] });
  return (service === 'lossElsewhere' ? lossElsewhere : liftLossElsewhere).start(known, scene);
}
