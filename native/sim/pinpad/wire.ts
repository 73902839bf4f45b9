/** The line between a simulated pad and its host, with everything that lines do. */
import type { Clock } from '../../base/clock.ts';
import type { PadMachine, SimPadKey } from './machine.ts';

/** Where the pad's bytes go. */
export interface PadOutlet {
  send(bytes: Uint8Array): void;
  unplug(): void;
}

export interface PadWireBehaviour {
  /** Lengths of the pieces that bytes come in, over and over; empty: whole. */
  readonly pieces: readonly number[];
  /** Single bytes before each answer, as of keys that were pressed meanwhile. */
  readonly keysBefore: Uint8Array;
  /** So many of the next answers have a wrong check. */
  readonly damaged: number;
  /** So many of the next answers never come; `Infinity`: the pad is dead. */
  readonly mute: number;
  /** From the command to its answer. */
  readonly thinkMs: number;
  /** How many of the next answers are late; the others come at once. */
  readonly late: number;
  /** The plug is pulled after so many bytes of the next answer that is longer. */
  readonly unplugAfterBytes: number | null;
}

export const PLAIN_PAD_WIRE: PadWireBehaviour = {
  pieces: [],
  keysBefore: new Uint8Array(),
  damaged: 0,
  mute: 0,
  thinkMs: 0,
  late: Infinity,
  unplugAfterBytes: null,
};

export class PadWire {
  behaviour: PadWireBehaviour = PLAIN_PAD_WIRE;
  readonly #machine: PadMachine;
  readonly #clock: Clock;
  readonly #outlet: PadOutlet;
  #stopWaiting: () => void = () => undefined;

  constructor(machine: PadMachine, clock: Clock, outlet: PadOutlet) {
    this.#machine = machine;
    this.#clock = clock;
    this.#outlet = outlet;
  }

  /** Bytes of the host arrive. */
  receive(bytes: Uint8Array): void {
    for (const frame of this.#machine.receive(bytes)) this.#answer(frame);
    this.#wait();
  }

  press(key: SimPadKey): void {
    const bytes = this.#machine.press(key);
    if (bytes.length > 0) this.#outlet.send(bytes);
    this.#wait();
  }

  /** Nothing goes out by itself any more. */
  stop(): void {
    this.#stopWaiting();
  }

  #answer(frame: Uint8Array): void {
    const { mute, damaged, keysBefore, unplugAfterBytes, thinkMs, late } = this.behaviour;
    if (mute > 0) {
      this.behaviour = { ...this.behaviour, mute: mute - 1 };
      return;
    }
    const bytes = Uint8Array.from([...keysBefore, ...frame]);
    if (damaged > 0) {
      this.behaviour = { ...this.behaviour, damaged: damaged - 1 };
      spoil(bytes, keysBefore.length);
    }
    const cut = unplugAfterBytes !== null && bytes.length > unplugAfterBytes ? unplugAfterBytes : null;
    if (cut !== null) this.behaviour = { ...this.behaviour, unplugAfterBytes: null };
    const send = (): void => this.#send(cut === null ? bytes : bytes.subarray(0, cut), cut !== null);
    if (thinkMs > 0 && late > 0) {
      this.behaviour = { ...this.behaviour, late: late - 1 };
      this.#clock.after(thinkMs, send);
    } else queueMicrotask(send);
  }

  /** Piece after piece, each in a turn of its own. */
  #send(bytes: Uint8Array, unplug: boolean): void {
    const { pieces } = this.behaviour;
    let [at, i] = [0, 0];
    while (at < bytes.length) {
      const length = pieces.length === 0 ? bytes.length : Math.max(1, pieces[i % pieces.length] ?? 1);
      this.#outlet.send(bytes.subarray(at, at + length));
      at += length;
      i += 1;
    }
    if (unplug) this.#outlet.unplug();
  }

  #wait(): void {
    this.#stopWaiting();
    const waitsMs = this.#machine.waitsMs();
    if (waitsMs === null) return;
    this.#stopWaiting = this.#clock.after(waitsMs, () => {
      const bytes = this.#machine.runOut();
      if (bytes.length > 0) this.#outlet.send(bytes);
    });
  }
}

/** The last byte but one belongs to the check in every framing. */
function spoil(bytes: Uint8Array, from: number): void {
  const at = Math.max(from, bytes.length - 2);
  bytes[at] = bytes[at] === 0x30 ? 0x31 : 0x30;
}
