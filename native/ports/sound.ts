/** Short sounds that call a person back or say that something happened. A machine without a loudspeaker uses a port that does nothing. */
import type { Unsubscribe } from './device.ts';

/**
 * `cardLeft` goes on until `stop`; all others sound once. `pinKey` is the same for every key: nobody hears which one it was.
 * `volume` is the sample that a person hears who sets it.
 */
export type Cue = 'cardLeft' | 'takeCard' | 'pinKey' | 'printed' | 'warning' | 'volume';

/** 0 is silent, 3 as loud as the machine allows. */
export type Volume = 0 | 1 | 2 | 3;

/** A cue as it travels to the window whose loudspeaker it is. */
export interface SoundFace {
  /** Grows with every cue: the same number is never sounded twice. */
  readonly id: number;
  readonly cue: Cue;
  readonly volume: Volume;
}

export interface Sound {
  /** Sounds a cue; the one before it ends. */
  play(cue: Cue, volume: Volume): void;
  /** Silence at once: a card was taken, a session ended. */
  stop(): void;
  /** What the window is to sound now; `null`: nothing, or the loudspeaker is not the window's. */
  face(): SoundFace | null;
  /** Calls `listener` with each change of `face`; the function returned ends it. */
  subscribe(listener: () => void): Unsubscribe;
}
