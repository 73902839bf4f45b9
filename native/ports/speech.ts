/** Sentences said aloud. The voice is the window's machine's own; a machine without one stays silent. */
import type { Unsubscribe } from './device.ts';

export type SpeechFaultCode = 'speech.noVoice';

/** Names of the voices that are installed; `null`: there is none of that language. */
export interface Voices {
  readonly mandarin: string | null;
  readonly english: string | null;
}

/** A sentence on its way to the window that has the voice. */
export interface SpeechFace {
  /** Grows with every sentence: the same number is never said twice. */
  readonly id: number;
  readonly language: 'zh-CN' | 'en';
  readonly sentence: string;
}

export interface Speech {
  /** What the window has told; `null`: it has told nothing yet. */
  voices(): Voices | null;
  /** The window tells what it has. */
  told(voices: Voices): void;
  /** Says a sentence; the one before it ends. */
  say(language: SpeechFace['language'], sentence: string): void;
  /** Silence at once. */
  stop(): void;
  /** What the window is to say now; `null`: nothing. */
  face(): SpeechFace | null;
  /** Calls `listener` with each change of `face`; the function returned ends it. */
  subscribe(listener: () => void): Unsubscribe;
}
