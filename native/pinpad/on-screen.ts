/**
 * The PIN pad on the touch screen. The screen sends positions; what digit lies on a position is known here alone. The digits of
 * an entry stand in one buffer, which is filled with zeros on every way out.
 */
import { toHex } from '../base/bytes.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { PinEncipherer } from '../ports/key-store.ts';
import type {
  OnScreenPinPad,
  PadFace,
  PadKey,
  PinBlockRequest,
  PinBytes,
  PinEntryOptions,
  PinPadFault,
  PinPadFaultCode,
} from '../ports/pin-pad.ts';
import { shuffledDigits, type RandomBytes } from './shuffle.ts';

export interface OnScreenPinPadParts {
  /** Default: the platform's cryptographic source. */
  readonly random?: RandomBytes;
  /** The store of the working keys for PIN blocks. */
  readonly keys: PinEncipherer;
  /** Makes the buffer of an entry; a test hands in its own to see it wiped. */
  readonly newBuffer?: (bytes: number) => Uint8Array;
}

/** The pad; nothing shows and nothing stands until `enterPin`. */
export function createOnScreenPinPad(parts: OnScreenPinPadParts): OnScreenPinPad {
  return new ScreenPad(parts);
}

/** What each position holds, how many digits are typed and how the entry ends. */
interface Entry {
  readonly options: PinEntryOptions;
  readonly digitAt: Uint8Array;
  readonly buffer: Uint8Array;
  readonly end: (result: Result<{ readonly digits: number }, PinPadFault>) => void;
  readonly onAbort: () => void;
  face: PadFace;
}

/** Web Crypto, the same in Node and Electron. */
const cryptographic: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));

type FaceListener = (face: PadFace | null) => void;
const FACE_ID_BYTES = 8;

class ScreenPad implements OnScreenPinPad {
  readonly kind = 'onScreen';
  readonly #parts: OnScreenPinPadParts;
  readonly #random: RandomBytes;
  readonly #listeners = new Set<FaceListener>();
  #entry: Entry | null = null;
  /** The PIN that stands after an entry: a view on that entry's buffer, as long as the PIN. */
  #standing: PinBytes | null = null;

  constructor(parts: OnScreenPinPadParts) {
    this.#parts = parts;
    this.#random = parts.random ?? cryptographic;
  }

  state(): 'online' {
    return 'online';
  }

  face(): PadFace | null {
    return this.#entry?.face ?? null;
  }

  subscribe(listener: FaceListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** An entry that is still open ends with `pinpad.aborted`: the newer one has the screen. */
  enterPin(options: PinEntryOptions): Promise<Result<{ readonly digits: number }, PinPadFault>> {
    this.clear();
    if (options.signal.aborted) return Promise.resolve(failed('pinpad.aborted'));
    return new Promise((resolve) => {
      const digitAt = shuffledDigits(this.#random);
      const buffer = (this.#parts.newBuffer ?? ((bytes) => new Uint8Array(bytes)))(options.maxDigits);
      const onAbort = (): void => {
        this.#finish(failed('pinpad.aborted'));
      };
      const face: PadFace = { id: toHex(this.#random(FACE_ID_BYTES)), labels: Array.from(digitAt, String), digits: 0 };
      options.signal.addEventListener('abort', onAbort, { once: true });
      this.#entry = { options, digitAt, buffer, end: resolve, onAbort, face };
      this.#tell();
    });
  }

  press(faceId: string, key: PadKey): void {
    const entry = this.#entry;
    if (entry?.face.id !== faceId) return;
    const typed = entry.face.digits;
    if (key === 'cancel') this.#finish(failed('pinpad.cancelled'));
    else if (key === 'enter') this.#enter(entry);
    else if (key === 'clear') this.#show(entry, wipeFrom(entry.buffer, 0));
    else if (key === 'backspace') this.#show(entry, wipeFrom(entry.buffer, Math.max(0, typed - 1)));
    else this.#show(entry, typeDigit(entry, key));
  }

  async withPin<T>(use: (pin: PinBytes) => Promise<T>): Promise<Result<T, PinPadFault>> {
    const pin = this.#take();
    if (pin === null) return failed('pinpad.noPin');
    try {
      return ok(await use(pin));
    } finally {
      pin.fill(0);
    }
  }

  async pinBlock(request: PinBlockRequest): Promise<Result<Uint8Array, PinPadFault>> {
    const pin = this.#take();
    if (pin === null) return failed('pinpad.noPin');
    try {
      return await this.#parts.keys.encipherPin(pin, request);
    } finally {
      pin.fill(0);
    }
  }

  clear(): void {
    this.#take()?.fill(0);
    if (this.#entry !== null) this.#finish(failed('pinpad.aborted'));
  }

  /** Whoever takes the PIN wipes it; nobody else touches it meanwhile, for a wiped PIN would read as a PIN of noughts. */
  #take(): PinBytes | null {
    const pin = this.#standing;
    this.#standing = null;
    return pin;
  }

  #enter(entry: Entry): void {
    const { digits } = entry.face;
    if (digits < entry.options.minDigits) {
      entry.options.onCount(digits);
      return;
    }
    this.#finish(ok({ digits }));
  }

  #show(entry: Entry, digits: number): void {
    entry.face = { ...entry.face, digits };
    entry.options.onCount(digits);
    this.#tell();
  }

  #finish(result: Result<{ readonly digits: number }, PinPadFault>): void {
    const entry = this.#entry;
    if (entry === null) return;
    this.#entry = null;
    entry.options.signal.removeEventListener('abort', entry.onAbort);
    entry.digitAt.fill(0);
    if (result.ok) this.#standing = entry.buffer.subarray(0, result.value.digits);
    else entry.buffer.fill(0);
    this.#tell();
    entry.end(result);
  }

  #tell(): void {
    const face = this.face();
    for (const listener of this.#listeners) listener(face);
  }
}

/** Adds the digit on a position; gives the number of digits that then stand. No such position, or full: nothing is added. */
function typeDigit(entry: Entry, position: number): number {
  const typed = entry.face.digits;
  const digit = entry.digitAt[position];
  if (digit === undefined || typed >= entry.options.maxDigits) return typed;
  entry.buffer[typed] = digit;
  return typed + 1;
}

function wipeFrom(buffer: Uint8Array, from: number): number {
  buffer.fill(0, from);
  return from;
}

function failed(code: PinPadFaultCode): Result<never, PinPadFault> {
  return err(fault(code, 'on-screen PIN pad'));
}
