/** Frames of the screens on which numbers are typed. */
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
];
