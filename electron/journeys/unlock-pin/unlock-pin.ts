import { changeJourney } from '../change/change.ts';

/** 密码解锁: a social-security PIN locked by wrong tries gets its tries back and stays what it was, on the card itself. */
export const unlockPin = changeJourney({
  service: 'unlockSocialSecurityPin',
  task: 'unlockingPin',
  says: [
    { zh: '密码不变，可试次数恢复。', en: 'Your PIN stays as it is; the tries are given back.' },
    { zh: '记不清密码，请返回选“重置社保卡密码”。', en: 'If you no longer know it, go back and choose the reset.' },
    { zh: '办理中请不要拔卡。', en: 'Leave the card in until it is done.' },
  ],
  functions: ['socialSecurity'],
  command: (_cardFunction, known, key) => ({ effect: 'card.unblockPin', evidence: known.evidence, key }),
});
