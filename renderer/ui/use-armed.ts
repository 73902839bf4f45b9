import { useEffect, useState } from 'react';

/** A finger that is still tapping from the screen before must not act: a button that acts wakes up after this. */
const ARM_MS = 700;

/** Whether the screen has stood long enough for its button to act. */
export function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), ARM_MS);
    return () => clearTimeout(timer);
  }, []);
  return armed;
}
