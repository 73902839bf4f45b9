/** What a simulated pad is, whatever its model: what it answers, what its keys send, how it fails. */

export const PAD_KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'backspace', 'enter', 'cancel'] as const;
export type SimPadKey = (typeof PAD_KEYS)[number];

/** What is wrong with the machine itself; the line's faults are the line's. */
export interface PadTroubles {
  /** It was opened or taken off its place: every key is gone, and it says nothing else any more. */
  tampered: boolean;
  batteryLow: boolean;
  /** The next so many keys that are loaded arrive altered, and their check values with them. */
  spoilKeys: number;
}

export interface PadMachine {
  readonly troubles: PadTroubles;
  /** What goes out after these bytes came in: each answer as its whole frame. */
  receive(bytes: Uint8Array): readonly Uint8Array[];
  /** A finger on a key; the byte that goes out, or nothing: no entry is open, or the key does nothing now. */
  press(key: SimPadKey): Uint8Array;
  /** Nobody has pressed a key for as long as the pad waits. */
  runOut(): Uint8Array;
  /** How long it waits for a key (milliseconds); `null`: no entry is open. */
  waitsMs(): number | null;
  /** Puts a key in, as the officers do who begin with an empty pad. */
  putKey(slot: number, key: Uint8Array, cipher: 'tdes' | 'sm4'): void;
  /** Takes one out. */
  dropKey(slot: number): void;
}

/** The digits that stand in the machine. They leave it enciphered or not at all. */
export class TypedDigits {
  #digits: string[] = [];
  open = false;
  /** Confirmed: a block may be asked for. */
  done = false;
  min = 0;
  max = 12;

  begin(): void {
    this.#digits = [];
    this.open = true;
    this.done = false;
  }

  wipe(): void {
    this.#digits = [];
    this.open = false;
    this.done = false;
  }

  /** Whether the key did something. */
  take(key: SimPadKey): boolean {
    if (!this.open) return false;
    if (key === 'enter') return this.#enter();
    if (key === 'cancel') this.wipe();
    else if (key === 'backspace') this.#digits.pop();
    else if (this.#digits.length < this.max) this.#digits.push(key);
    else return false;
    return true;
  }

  get text(): string {
    return this.#digits.join('');
  }

  #enter(): boolean {
    if (this.#digits.length < this.min) return false;
    this.open = false;
    this.done = true;
    return true;
  }
}
