/** What each cue sounds like: tones made by the window itself, no files. */
import type { Frame } from '../../electron/api/view.ts';

type SoundFace = NonNullable<Frame['sound']>;

interface Tone {
  readonly hertz: number;
  readonly atMs: number;
  readonly lengthMs: number;
}

const TONES: Readonly<Record<SoundFace['cue'], readonly Tone[]>> = {
  // Below 1,500 Hz: older ears lose the high tones first.
  cardLeft: [
    { hertz: 988, atMs: 0, lengthMs: 220 },
    { hertz: 740, atMs: 280, lengthMs: 220 },
    { hertz: 988, atMs: 560, lengthMs: 220 },
  ],
  takeCard: [
    { hertz: 659, atMs: 0, lengthMs: 160 },
    { hertz: 880, atMs: 200, lengthMs: 240 },
  ],
  pinKey: [{ hertz: 800, atMs: 0, lengthMs: 45 }],
  printed: [
    { hertz: 659, atMs: 0, lengthMs: 120 },
    { hertz: 784, atMs: 140, lengthMs: 120 },
    { hertz: 988, atMs: 280, lengthMs: 200 },
  ],
  warning: [
    { hertz: 523, atMs: 0, lengthMs: 200 },
    { hertz: 523, atMs: 300, lengthMs: 260 },
  ],
  volume: [{ hertz: 784, atMs: 0, lengthMs: 180 }],
};

/** What goes on, and after how long it begins anew. */
const EVERY_MS: Partial<Readonly<Record<SoundFace['cue'], number>>> = { cardLeft: 1_600 };

/** Loudness is felt in steps of about ten decibels. */
const GAINS: Readonly<Record<SoundFace['volume'], number>> = { 0: 0, 1: 0.08, 2: 0.28, 3: 0.9 };
/** Each tone swells and fades for so long: without it a loudspeaker clicks. */
const RAMP_S = 0.012;

/** Sounds a cue until the function returned is called; what sounds once ends by itself. */
export function sound(context: AudioContext, { cue, volume }: SoundFace): () => void {
  if (volume === 0) return () => undefined;
  const out = context.createGain();
  out.gain.value = GAINS[volume];
  out.connect(context.destination);
  const once = () => {
    for (const tone of TONES[cue]) ring(context, out, tone);
  };
  once();
  const everyMs = EVERY_MS[cue];
  const timer = everyMs === undefined ? null : setInterval(once, everyMs);
  return () => {
    if (timer !== null) clearInterval(timer);
    out.disconnect();
  };
}

/** Whether a cue goes on until it is stopped. */
export function goesOn(cue: SoundFace['cue']): boolean {
  return EVERY_MS[cue] !== undefined;
}

function ring(context: AudioContext, out: GainNode, { hertz, atMs, lengthMs }: Tone): void {
  const from = context.currentTime + atMs / 1000;
  const to = from + lengthMs / 1000;
  const shape = context.createGain();
  shape.gain.setValueAtTime(0, from);
  shape.gain.linearRampToValueAtTime(1, from + RAMP_S);
  shape.gain.setValueAtTime(1, to - RAMP_S);
  shape.gain.linearRampToValueAtTime(0, to);
  const tone = context.createOscillator();
  tone.frequency.value = hertz;
  tone.connect(shape).connect(out);
  tone.start(from);
  tone.stop(to);
}
