import { changeJourney } from '../change/change.ts';

/** 解挂: ends a temporary loss report; card and ID card both lie there. */
export const liftLoss = changeJourney({
  service: 'liftLoss',
  task: 'liftingLoss',
  functions: ['socialSecurity', 'bank'],
  command: (cardFunction, known, key) => ({ effect: 'records.execute', command: 'liftLoss', cardFunction, evidence: known.evidence, key }),
});
