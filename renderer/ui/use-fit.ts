import { useEffect, useLayoutEffect, type RefObject } from 'react';

/** From roomy (0) to tight: each step leaves out more of what is only pleasant. The sheets read it from `data-tight`. */
const TIGHTEST = 3;
/** Heights are rounded to whole pixels by the browser. */
const ROUNDING_PX = 1;

/**
 * Makes a long text fit: while the element is higher than its place, the next tighter step is tried. The words of rule packs come in
 * any length, and a kiosk's page must not scroll.
 */
export function useFit(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => fit(ref.current));
  useEffect(() => {
    const onResize = () => fit(ref.current);
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, [ref]);
}

function fit(element: HTMLElement | null): void {
  if (element === null) return;
  for (let step = 0; step <= TIGHTEST; step++) {
    element.dataset['tight'] = String(step);
    if (element.scrollHeight <= element.clientHeight + ROUNDING_PX) return;
  }
}
