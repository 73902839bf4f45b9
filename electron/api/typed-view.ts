/** Who is there without a card: by two numbers that are typed, or nobody at all. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { TypedNumber } from '../../native/ports/number-pad.ts';

export type { NumberFace, TypedNumber } from '../../native/ports/number-pad.ts';

/** What can be begun with neither card nor ID card. */
export type WithoutCard = 'code' | 'typedNumbers' | 'letterOfIntroduction' | 'placesToAsk';

/** The digits stand in the frame's masked face, never here. */
export interface TypeNumbersView {
  readonly screen: 'typeNumbers';
  readonly number: TypedNumber;
  /** `noMatch`: the two numbers are not one person's; which of them is wrong is never said. */
  readonly lastTry: 'none' | 'noMatch';
  readonly triesLeft: number;
}

/** The blank letter of introduction as it will be printed; `about`: when and where cards are collected with it. */
export interface LetterView {
  readonly screen: 'letter';
  /** Chinese as on the paper, whatever language the screen has. */
  readonly lines: { readonly to: string; readonly body: string; readonly below: readonly string[] };
  readonly about: readonly BilingualText[];
}
