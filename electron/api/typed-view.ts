/** Who is there without a card: by two numbers that are typed, or nobody at all. */
import type { TypedNumber } from '../../native/ports/number-pad.ts';

export type { NumberFace, TypedNumber } from '../../native/ports/number-pad.ts';

/** What can be begun with neither card nor ID card. */
export type WithoutCard = 'typedNumbers' | 'letterOfIntroduction';

/** The digits stand in the frame's masked face, never here. */
export interface TypeNumbersView {
  readonly screen: 'typeNumbers';
  readonly number: TypedNumber;
  /** `noMatch`: the two numbers are not one person's; which of them is wrong is never said. */
  readonly lastTry: 'none' | 'noMatch';
  readonly triesLeft: number;
}
