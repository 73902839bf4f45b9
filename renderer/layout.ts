/** Which way the screen stands, and how long a text is on it. */
import { useSyncExternalStore } from 'react';

export type Orientation = 'portrait' | 'landscape';
const LANDSCAPE = '(orientation: landscape)';

/** Follows the window: a kiosk stands upright, a counter's screen lies. */
export function useOrientation(): Orientation {
  return useSyncExternalStore(subscribe, current, () => 'portrait');
}

/** Width of `text` in ems of a CJK font: a Han character is one em, a Latin one about half. */
export function emWidth(text: string): number {
  const LATIN_EM = 0.56;
  let ems = 0;
  for (const character of text) ems += (character.codePointAt(0) ?? 0) < 0x2e80 ? LATIN_EM : 1;
  return ems;
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(LANDSCAPE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function current(): Orientation {
  return matchMedia(LANDSCAPE).matches ? 'landscape' : 'portrait';
}
