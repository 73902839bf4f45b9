/** Devices that are part of the window: the pads for PINs and for numbers, readers that type, the loudspeaker, the voice. What of them a frame shows, and the keys that come back. Keys are no events. */
import type { Request } from '../api/intent.ts';
import type { Frame } from '../api/view.ts';
import type { OnScreenPinPad, PinPad } from '../../native/ports/pin-pad.ts';
import type { Devices } from './runner/devices.ts';

type Told = Pick<Devices, 'pad' | 'numberPad' | 'codeReader' | 'speech'>;
type Shown = Pick<Devices, 'pad' | 'bankPad' | 'numberPad' | 'sound' | 'speech'>;
type Faces = Pick<Frame, 'pad' | 'typed' | 'numberFace' | 'sound' | 'speech'>;

/** What stands in place of a face at an encrypting pad. */
const HARDWARE_FACE = 'hardware';

/** What stands on the screen now. */
export function facesOf({ pad, bankPad, numberPad, sound, speech }: Shown): Faces {
  const face = isOnScreen(pad) ? pad.face() : null;
  return { pad: face, typed: typedAt(bankPad), numberFace: numberPad.face(), sound: sound.face(), speech: speech.face() };
}

/** A key of one of them, or what the window has. */
export function tellDevice(
  { pad, numberPad, codeReader, speech }: Told,
  request: Extract<Request, { kind: 'padKey' | 'numberKey' | 'code' | 'voices' }>,
): void {
  if (request.kind === 'voices') speech.told({ mandarin: request.mandarin, english: request.english });
  else if (request.kind === 'code') codeReader?.typed(request.code);
  else if (request.kind === 'numberKey') numberPad.press(request.face, request.key);
  else if (isOnScreen(pad)) pad.press(request.face, request.key);
}

/** Calls `listener` with the name of each face that comes, and with nothing when one goes, a sound or a sentence changes; the function returned ends it. */
export function watchFaces({ pad, bankPad, numberPad, sound, speech }: Shown, listener: (face: string | undefined) => void): () => void {
  const offPad = isOnScreen(pad) ? pad.subscribe((face) => listener(face?.id)) : () => undefined;
  const offBankPad = watchTyped(bankPad, (digits) => listener(digits === null ? undefined : HARDWARE_FACE));
  const offNumberPad = numberPad.subscribe((face) => listener(face?.id));
  const offSound = sound.subscribe(() => listener(undefined));
  const offSpeech = speech.subscribe(() => listener(undefined));
  return () => {
    offSound();
    offSpeech();
    offPad();
    offBankPad();
    offNumberPad();
  };
}

/** How many digits stand in an encrypting pad that waits; `null`: it does not wait, or the pad is on the screen. */
export function typedAt(pad: Devices['bankPad']): number | null {
  return pad.kind === 'hardware' ? pad.typed() : null;
}

/** Tells of every digit at an encrypting pad. */
export function watchTyped(pad: Devices['bankPad'], listener: (digits: number | null) => void): () => void {
  return pad.kind === 'hardware' ? pad.watchTyped(listener) : () => undefined;
}

/** The names under which keys of this frame are told. */
export function namesIn({ pad, typed, numberFace }: Faces): readonly (string | undefined)[] {
  return [pad?.id, numberFace?.id, typed === null ? undefined : HARDWARE_FACE];
}

function isOnScreen(pad: PinPad | OnScreenPinPad): pad is OnScreenPinPad {
  return pad.kind === 'onScreen';
}
