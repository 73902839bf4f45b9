import { useEffect, useRef } from 'react';
import type { Frame } from '../../electron/api/view.ts';
import { goesOn, sound } from './tones.ts';

/** Plays the cue that a frame carries; silent as soon as a frame carries none, or the terminal is away. */
export function useSound(frame: Frame | null): void {
  const context = useRef<AudioContext | null>(null);
  const first = useRef(true);
  const face = frame?.sound ?? null;
  const id = face?.id ?? null;
  const connected = frame !== null;
  useEffect(() => {
    if (!connected) {
      first.current = true;
      return undefined;
    }
    const fresh = first.current;
    first.current = false;
    // A window that has just opened finds old cues in its first frame: only what goes on still matters.
    if (face === null || (fresh && !goesOn(face))) return undefined;
    context.current ??= new AudioContext();
    if (context.current.state === 'suspended') void context.current.resume();
    return sound(context.current, face);
    // The face of one number never changes.
  }, [id, connected]);
}
