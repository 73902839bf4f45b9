import type { Cue, Sound, Volume } from '../ports/sound.ts';

export interface SoundSim extends Sound {
  /** Every cue that was sounded, in order. */
  heard(): readonly { readonly cue: Cue; readonly volume: Volume }[];
  /** The cue that goes on now; `null`: silence. */
  sounding(): Cue | null;
}

/** A loudspeaker that remembers; `through` sounds it as well. */
export function createSoundSim(through: Sound): SoundSim {
  const heard: { readonly cue: Cue; readonly volume: Volume }[] = [];
  let sounding: Cue | null = null;
  return {
    play: (cue, volume) => {
      heard.push({ cue, volume });
      sounding = cue === 'cardLeft' ? cue : null;
      through.play(cue, volume);
    },
    stop: () => {
      sounding = null;
      through.stop();
    },
    face: () => through.face(),
    subscribe: (listener) => through.subscribe(listener),
    heard: () => heard,
    sounding: () => sounding,
  };
}
