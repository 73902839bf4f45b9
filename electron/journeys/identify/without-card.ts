import type { WithoutCard } from '../../api/view.ts';
import type { Known, Scene, Turn } from '../journey.ts';
import { startLookUp, type LookUpState } from '../look-up/look-up.ts';
import { startShowCode, type ShowCodeState } from '../show-code/show-code.ts';
import { startTypeNumbers, type TypeNumbersState } from '../type-numbers/type-numbers.ts';

/** The first turn of a session that begins with neither card nor ID card. */
export function startWithoutCard(start: WithoutCard, known: Known, scene: Scene): Turn<TypeNumbersState | LookUpState | ShowCodeState> {
  switch (start) {
    case 'code':
      return startShowCode(known);
    case 'typedNumbers':
      return startTypeNumbers(scene);
    case 'letterOfIntroduction':
      return { go: 'service', service: 'letterOfIntroduction' };
    case 'placesToAsk':
      return startLookUp('placesToAsk', known, scene);
  }
}
