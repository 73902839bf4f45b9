import { useEffect, useRef } from 'react';
import type { Frame } from '../../electron/api/view.ts';
import { goesOn, sound } from './tones.ts';

const SILENCE = { id: 0, cue: null, volume: 0 } as const;

/** Plays the cue that a frame carries; silent as soon as a frame carries none, or the terminal is away. */
export function useSound(frame: Frame | null): void {
  const context = useRef<AudioContext | null>(null);
  const first = useRef(true);
  const { id, cue, volume } = frame?.sound ?? SILENCE;
  const connected = frame !== null;
  useEffect(() => {
    if (!connected) {
      first.current = true;
      return undefined;
    }
    const fresh = first.current;
    first.current = false;
    // A window that has just opened finds old cues in its first frame: only what goes on still matters.
    if (cue === null || (fresh && !goesOn(cue))) return undefined;
    context.current ??= new AudioContext();
    if (context.current.state === 'suspended') void context.current.resume();
    return sound(context.current, { id, cue, volume });
  }, [id, cue, volume, connected]);
}
