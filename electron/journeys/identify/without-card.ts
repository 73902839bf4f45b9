import type { WithoutCard } from '../../api/view.ts';
import type { Scene, Turn } from '../journey.ts';
import { startTypeNumbers, type TypeNumbersState } from '../type-numbers/type-numbers.ts';

/** The first turn of a session that begins with neither card nor ID card. */
export function startWithoutCard(start: WithoutCard, scene: Scene): Turn<TypeNumbersState> {
  switch (start) {
    case 'typedNumbers':
      return startTypeNumbers(scene);
    case 'letterOfIntroduction':
      return { go: 'service', service: 'letterOfIntroduction' };
  }
}
