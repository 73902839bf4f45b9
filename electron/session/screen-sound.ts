/** The loudspeaker of the window: a cue goes out with the frames until the next one, or until silence. */
import type { Sound, SoundFace } from '../../native/ports/sound.ts';

/** A sound port whose cues the renderer plays. */
export function createScreenSound(): Sound {
  const listeners = new Set<() => void>();
  let last = 0;
  let face: SoundFace | null = null;
  const show = (next: SoundFace | null): void => {
    if (next === face) return;
    face = next;
    for (const listener of listeners) listener();
  };
  return {
    play: (cue, volume) => {
      last += 1;
      show({ id: last, cue, volume });
    },
    stop: () => show(null),
    face: () => face,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
