/** The line between module and host, with everything that lines do: pieces, noise, silence, damage, a plug that is pulled. */
import type { Clock } from '../../base/clock.ts';
import { RequestStream } from './frames.ts';
import type { SamModule } from './module.ts';

/** Where the module's bytes go. */
export interface Outlet {
  send(bytes: Uint8Array): void;
  /** The plug is pulled: nothing goes either way any more. */
  unplug(): void;
}

export interface WireBehaviour {
  /** Lengths of the pieces that an answer comes in, over and over; empty: in one. */
  readonly pieces: readonly number[];
  /** Before each answer. */
  readonly noise: Uint8Array;
  /** Synchronising bytes that get lost at the beginning of each answer. */
  readonly lostSync: number;
  /** So many of the next answers have one bit flipped in their middle. */
  readonly damaged: number;
  /** So many of the next answers come all the same before any is muted. */
  readonly muteAfter: number;
  /** So many of the next answers never come; `Infinity`: the module is dead. */
  readonly mute: number;
  /** The plug is pulled after so many bytes of the next answer that is longer. */
  readonly unplugAfterBytes: number | null;
  /** From the request to the first byte. */
  readonly thinkMs: number;
  /** Bytes go out as fast as this speed lets them, 10 bits each; `null`: at once. */
  readonly pacedBaudRate: number | null;
}

export const PLAIN_WIRE: WireBehaviour = {
  pieces: [],
  noise: new Uint8Array(),
  lostSync: 0,
  damaged: 0,
  muteAfter: 0,
  mute: 0,
  unplugAfterBytes: null,
  thinkMs: 0,
  pacedBaudRate: null,
};

const BITS_A_BYTE = 10;
/** Pieces of a paced answer: what a UART hands over at a time. */
const PACED_PIECE = 16;

export class SamWire {
  behaviour: WireBehaviour = PLAIN_WIRE;
  readonly #module: SamModule;
  readonly #clock: Clock;
  readonly #outlet: Outlet;
  readonly #requests = new RequestStream();

  constructor(module: SamModule, clock: Clock, outlet: Outlet) {
    this.#module = module;
    this.#clock = clock;
    this.#outlet = outlet;
  }

  /** Bytes of the host arrive. */
  receive(bytes: Uint8Array): void {
    for (const request of this.#requests.push(bytes)) this.#answer(this.#module.answer(request));
  }

  #answer(frame: Uint8Array): void {
    const { muteAfter, mute, damaged, noise, lostSync, unplugAfterBytes, thinkMs } = this.behaviour;
    if (muteAfter > 0) this.behaviour = { ...this.behaviour, muteAfter: muteAfter - 1 };
    else if (mute > 0) {
      this.behaviour = { ...this.behaviour, mute: mute - 1 };
      this.#module.answered();
      return;
    }
    const bytes = Uint8Array.from([...noise, ...frame.subarray(lostSync)]);
    if (damaged > 0) {
      this.behaviour = { ...this.behaviour, damaged: damaged - 1 };
      const middle = bytes.length - 2;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    }
    const cut = unplugAfterBytes !== null && bytes.length > unplugAfterBytes ? unplugAfterBytes : null;
    if (cut !== null) this.behaviour = { ...this.behaviour, unplugAfterBytes: null };
    const pieces = this.#cut(cut === null ? bytes : bytes.subarray(0, cut));
    this.#later(thinkMs, () => this.#send(pieces, this.#clock.nowMs(), 0, cut !== null));
  }

  #cut(bytes: Uint8Array): readonly Uint8Array[] {
    const lengths = this.behaviour.pacedBaudRate === null ? this.behaviour.pieces : [PACED_PIECE];
    if (lengths.length === 0) return [bytes];
    const pieces: Uint8Array[] = [];
    for (let at = 0, i = 0; at < bytes.length; i += 1) {
      const length = Math.max(1, lengths[i % lengths.length] ?? bytes.length);
      pieces.push(bytes.subarray(at, at + length));
      at += length;
    }
    return pieces;
  }

  /** Sends the pieces one after another; a paced one when its last bit would have left the line. */
  #send(pieces: readonly Uint8Array[], beganMs: number, sentBytes: number, unplug: boolean): void {
    const [piece, ...rest] = pieces;
    if (piece === undefined) {
      this.#module.answered();
      if (unplug) this.#outlet.unplug();
      return;
    }
    const { pacedBaudRate } = this.behaviour;
    const whole = sentBytes + piece.length;
    const dueMs = pacedBaudRate === null ? beganMs : beganMs + (whole * BITS_A_BYTE * 1_000) / pacedBaudRate;
    this.#later(dueMs - this.#clock.nowMs(), () => {
      this.#outlet.send(piece);
      this.#send(rest, beganMs, whole, unplug);
    });
  }

  #later(delayMs: number, act: () => void): void {
    if (delayMs > 0) this.#clock.after(delayMs, act);
    else queueMicrotask(act);
  }
}
