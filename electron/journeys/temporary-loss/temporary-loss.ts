import { changeJourney } from '../change/change.ts';

/** 临时挂失: freezes the function chosen, and those the city links with it, for as long as the pack says. */
export const temporaryLoss = changeJourney({
  service: 'temporaryLoss',
  task: 'reportingLoss',
  functions: ['socialSecurity', 'bank'],
  command: (cardFunction, known, key) => ({
    effect: 'records.execute',
    command: 'reportLoss',
    cardFunction,
    evidence: known.evidence,
    key,
  }),
});
