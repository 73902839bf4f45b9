import type { PadFace } from '../../native/ports/pin-pad.ts';
import type { SoundFace } from '../../native/ports/sound.ts';
import type { SpeechFace } from '../../native/ports/speech.ts';
import type { Comfort } from './comfort.ts';
import type { NumberFace } from './typed-view.ts';
import type { View } from './view.ts';

/** One picture of the terminal: the view and what frames it. Only `view` is recorded. */
export interface Frame {
  /** Grows with every frame; an intent that names an older one is ignored. */
  readonly sequence: number;
  readonly view: View;
  readonly comfort: Comfort;
  readonly outlet: { readonly name: string; readonly terminal: string; readonly simulated: boolean };
  /** Milliseconds since the Unix epoch when the frame was made: the header's clock. */
  readonly atMs: number;
  readonly cardIn: boolean;
  /** A document that was read lies on the ID reader: whoever it belongs to is to take it. */
  readonly idCardLies: boolean;
  /** Whole seconds until the session warns or ends; `null` when no limit runs. */
  readonly secondsLeft: number | null;
  readonly pad: PadFace | null;
  /** How many digits stand in an encrypting pad that waits for a PIN; `null`: none does. */
  readonly typed: number | null;
  readonly numberFace: NumberFace | null;
  /** What the window says; a number that was there before is not said again. */
  readonly speech: SpeechFace | null;
  /** Address of the holder's photo as data, on screens that show it; `null`: on all others, and where no decoder is. */
  readonly photo: string | null;
  /** What the window's loudspeaker sounds; a number that was there before is not sounded again. */
  readonly sound: SoundFace | null;
}
