/** The voice of the window: what it has is told by the window, what it is to say goes out with the frames. */
import type { Speech, SpeechFace, Voices } from '../../native/ports/speech.ts';

/** A speech port whose sentences the renderer says. */
export function createScreenSpeech(): Speech {
  const listeners = new Set<() => void>();
  let last = 0;
  let voices: Voices | null = null;
  let face: SpeechFace | null = null;
  const show = (next: SpeechFace | null): void => {
    if (next === face) return;
    face = next;
    for (const listener of listeners) listener();
  };
  return {
    voices: () => voices,
    told: (found) => void (voices = found),
    say: (language, sentence) => {
      last += 1;
      show({ id: last, language, sentence });
    },
    stop: () => show(null),
    face: () => face,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
