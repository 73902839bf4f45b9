/** Frames of the screens on which numbers are typed. */
import { letterLines } from '../../electron/journeys/letter/wording.ts';
import type { Frame, NumberFace, View } from '../../electron/api/view.ts';

interface TypedFrame {
  readonly name: string;
  readonly view: View;
  readonly over: Partial<Frame>;
}

const IDENTITY: NumberFace = {
  id: 'number-1',
  number: 'identityNumber',
  groups: ['______', '________', '____'],
  typed: 0,
  places: 18,
  complaint: 'none',
};

function frame(name: string, face: NumberFace, view: Partial<Extract<View, { screen: 'typeNumbers' }>> = {}): TypedFrame {
  return {
    name: `typeNumbers-${name}`,
    view: { screen: 'typeNumbers', number: face.number, lastTry: 'none', triesLeft: 5, ...view },
    over: { cardIn: false, numberFace: face },
  };
}

export const TYPED_FRAMES: readonly TypedFrame[] = [
  frame('identity', IDENTITY),
  frame('check-character', { ...IDENTITY, groups: ['●●●●●●', '●●●●●●●●', '0023'], typed: 18, complaint: 'checkCharacter' }),
  frame('too-short', { ...IDENTITY, groups: ['●●●●●●', '●●1949__', '____'], typed: 12, complaint: 'tooShort' }),
  frame('no-match', IDENTITY, { lastTry: 'noMatch', triesLeft: 2 }),
  frame('personal', { ...IDENTITY, number: 'personalNumber', groups: ['●●●4', '5___'], typed: 5, places: 8 }),
  {
    name: 'letter',
    view: {
      screen: 'letter',
      lines: letterLines([
        'employeeName',
        'identityNumber',
        'employerMedicalNumber',
        'employerSeal',
        'date',
        'collectorSignature',
        'agentIdCopy',
      ]),
      about: [
        {
          zh: '医保卡由单位专干于周二或周四到长沙银行柜台1号窗口领取。',
          en: 'Medical cards are collected by the employer’s agent on Tuesdays and Thursdays at window 1 of the Bank of Changsha.',
        },
        { zh: '盖单位公章的介绍信', en: 'A letter of introduction with the employer’s seal' },
      ],
    },
    over: { cardIn: false },
  },
  {
    name: 'refused-terms',
    view: {
      screen: 'refused',
      service: 'replacement',
      reason: { zh: '补卡请本人到发卡银行网点办理。', en: 'A replacement is made at an outlet of the issuing bank.' },
      goTo: [{ zh: '发卡银行任一网点', en: 'Any outlet of the issuing bank' }],
      bring: [{ zh: '本人身份证', en: 'Your own ID card' }],
      terms: [
        { zh: '补办、更换卡收取工本费22元。', en: 'A replacement costs 22 yuan.' },
        { zh: '即时制卡约30分钟。', en: 'Made on the spot in about 30 minutes.' },
      ],
    },
    over: {},
  },
];
