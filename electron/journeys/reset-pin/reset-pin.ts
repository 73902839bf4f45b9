import { changeJourney } from '../change/change.ts';

/** 密码重置: a social-security PIN locked by wrong tries becomes the city's initial PIN again, on the card itself. */
export const resetPin = changeJourney({
  service: 'resetSocialSecurityPin',
  task: 'resettingPin',
  functions: ['socialSecurity'],
  command: (_cardFunction, known, key) => ({ effect: 'card.resetPin', evidence: known.evidence, key }),
});
