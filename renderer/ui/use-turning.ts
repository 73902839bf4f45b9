import { useEffect, useState, useSyncExternalStore } from 'react';

const REDUCED = '(prefers-reduced-motion: reduce)';

/** Whether whoever set up this machine asked for no motion. */
export function useStill(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const wish = matchMedia(REDUCED);
      wish.addEventListener('change', changed);
      return () => wish.removeEventListener('change', changed);
    },
    () => matchMedia(REDUCED).matches,
  );
}

/** Which of `count` things is to be seen now: each in its turn, for so many seconds. */
export function useTurning(count: number, seconds: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), seconds * 1_000);
    return () => clearInterval(timer);
  }, [count, seconds]);
  return count === 0 ? 0 : turn % count;
}
