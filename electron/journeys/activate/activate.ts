import { changeJourney } from '../change/change.ts';

/** 启用: a function of a new card begins to work; the old card's balance moves along. */
export const activate = changeJourney({
  service: 'activateFunction',
  task: 'activating',
  functions: ['socialSecurity', 'bank'],
  command: (cardFunction, known, key) => ({ effect: 'records.execute', command: 'activate', cardFunction, evidence: known.evidence, key }),
});
