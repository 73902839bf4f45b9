import { useLayoutEffect, type RefObject } from 'react';

/** From roomy (0) to tight: each step leaves out more of what is only pleasant. The sheets read it from `data-tight`. */
const TIGHTEST = 3;

/**
 * Makes a long text fit: while the element is higher than its place, the next tighter step is tried. The words of rule packs come in
 * any length, and a kiosk's page must not scroll.
 */
export function useFit(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    for (let step = 0; step <= TIGHTEST; step++) {
      element.dataset['tight'] = String(step);
      if (element.scrollHeight <= element.clientHeight) return;
    }
  });
}
