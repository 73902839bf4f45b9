import { useEffect, useState } from 'react';
import type { PinyinDictionary } from './dictionary.ts';

let made: Promise<PinyinDictionary> | null = null;

/** The dictionary, loaded once for the page when it is first wanted; `null`: not there yet, or it cannot be had. */
export function useDictionary(wanted: boolean): PinyinDictionary | null {
  const [dictionary, setDictionary] = useState<PinyinDictionary | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    made ??= import('./dictionary.ts').then(({ makeDictionary }) => makeDictionary());
    made
      .then((ready) => {
        if (!gone) setDictionary(ready);
      })
      // Letters can still be written as they are.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [wanted]);
  return dictionary;
}
