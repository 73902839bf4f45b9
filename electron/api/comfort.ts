/** How the screen is set for the person in front of it. */
import type { Volume } from '../../native/ports/sound.ts';

export type Language = 'zh-CN' | 'en';
export type Theme = 'light' | 'dark' | 'highContrastLight' | 'highContrastDark';

export type { Volume };

/** What a person may set; back to the outlet's own at the end of each session. */
export interface Comfort {
  readonly language: Language;
  readonly theme: Theme;
  readonly elder: boolean;
  /** Moves the body down for people who sit. */
  readonly lowReach: boolean;
  /** How loud the terminal is. */
  readonly volume: Volume;
  /** Reads titles and choices aloud, where this machine has a voice. */
  readonly speech: boolean;
}
