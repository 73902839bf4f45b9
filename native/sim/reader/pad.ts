/**
 * The keys of a simulated card reader (PC/SC part 10): digits go from a finger into a command for the card, and to nobody else. Its own
 * reading of the structures: it must be able to disagree with the driver.
 */
import { systemClock, type Clock } from '../../base/clock.ts';
import type { CardAnswer } from '../card/virtual-card.ts';
import type { SimPadKey } from '../pinpad/machine.ts';

const CODE = { features: 0x42000d48, verify: 0x42330006, modify: 0x42330007, properties: 0x4233000a } as const;
const SAID = { timeout: '6400', cancelled: '6401', mismatch: '6402', length: '6403', structure: '6B80' } as const;
const VERIFY_HEAD = 19;
const MODIFY_HEAD = 24;
const DEFAULT_TIMEOUT_S = 30;

/** What one entry asks for. */
interface Asked {
  readonly timeoutS: number;
  readonly min: number;
  readonly max: number;
  readonly command: Buffer;
  /** Bytes behind Lc at which the packed digits of each entry come, in the order in which they are typed; one twice is a repetition. */
  readonly places: readonly number[];
}

export interface SimReaderPadOptions {
  readonly clock?: Clock;
  /** Whether it can change a PIN too. */
  readonly modifies?: boolean;
}

type Typed = { readonly digits: string } | { readonly said: keyof typeof SAID };

export class SimReaderPad {
  readonly #clock: Clock;
  readonly #modifies: boolean;
  #key: ((key: SimPadKey) => void) | null = null;
  #end: (typed: Typed) => void = () => undefined;

  constructor({ clock = systemClock, modifies = true }: SimReaderPadOptions = {}) {
    this.#clock = clock;
    this.#modifies = modifies;
  }

  /** Whether the reader takes keys now. */
  waits(): boolean {
    return this.#key !== null;
  }

  /** A finger on one key. */
  press(key: SimPadKey): void {
    this.#key?.(key);
  }

  /** Fingers on all keys of a PIN, and on enter. */
  type(digits: string): void {
    for (const key of digits) if (isDigit(key)) this.press(key);
    this.press('enter');
  }

  knows(code: number): boolean {
    return Object.values(CODE).some((known) => known === code) && (code !== CODE.modify || this.#modifies);
  }

  /** The card has gone, or whoever asked. */
  giveUp(): void {
    this.#end({ said: 'cancelled' });
  }

  async control(code: number, data: Uint8Array, send: (command: Uint8Array) => Promise<CardAnswer>): Promise<Uint8Array> {
    if (code === CODE.features) return this.#features();
    // Two lines of sixteen characters; the entry ends with a key; no second time limit.
    if (code === CODE.properties) return Uint8Array.of(16, 2, 0x02, 0);
    const asked = code === CODE.verify ? verifyAsked(Buffer.from(data)) : modifyAsked(Buffer.from(data));
    if (asked === null) return word('structure');
    const entries: string[] = [];
    for (const [i, place] of asked.places.entries()) {
      const typed = await this.#entry(asked);
      if ('said' in typed) return word(typed.said);
      if (asked.places.indexOf(place) !== i && typed.digits !== entries[asked.places.indexOf(place)]) return word('mismatch');
      entries.push(typed.digits);
    }
    for (const [i, place] of asked.places.entries()) Buffer.from(entries[i] ?? '', 'hex').copy(asked.command, 5 + place);
    const answer = await send(asked.command);
    return answer instanceof Uint8Array ? answer : word('timeout');
  }

  #features(): Uint8Array {
    const rows = [[0x06, CODE.verify], ...(this.#modifies ? [[0x07, CODE.modify]] : []), [0x0a, CODE.properties]];
    return Buffer.concat(
      rows.map(([tag = 0, code = 0]) => Buffer.from([tag, 4, code >>> 24, (code >> 16) & 0xff, (code >> 8) & 0xff, code & 0xff])),
    );
  }

  #entry({ timeoutS, min, max }: Asked): Promise<Typed> {
    return new Promise((resolve) => {
      const digits: string[] = [];
      let stop: () => void = () => undefined;
      const end = (typed: Typed): void => {
        stop();
        this.#key = null;
        this.#end = () => undefined;
        resolve(typed);
      };
      const wait = (): void => {
        stop();
        stop = this.#clock.after(timeoutS * 1_000, () => end({ said: 'timeout' }));
      };
      this.#end = end;
      this.#key = (key) => {
        wait();
        if (key === 'cancel') end({ said: 'cancelled' });
        else if (key === 'backspace') digits.pop();
        else if (key !== 'enter') digits.push(key);
        else end(digits.length >= min && digits.length <= max ? { digits: digits.join('') } : { said: 'length' });
      };
      wait();
    });
  }
}

function word(said: keyof typeof SAID): Uint8Array {
  return Buffer.from(SAID[said], 'hex');
}

function isDigit(key: string): key is Exclude<SimPadKey, 'backspace' | 'enter' | 'cancel'> {
  return /^\d$/.test(key);
}

/** PIN_VERIFY_STRUCTURE; `null`: not one that this reader can carry out. */
function verifyAsked(bytes: Buffer): Asked | null {
  const [first = 0, , format, block = 0, length, max = 0, min = 0] = bytes;
  const command = commandIn(bytes, VERIFY_HEAD);
  if (command === null || format !== 0x81 || length !== 0 || block * 2 < max) return null;
  return { timeoutS: first === 0 ? DEFAULT_TIMEOUT_S : first, min, max, command, places: [0] };
}

/** PIN_MODIFY_STRUCTURE: old PIN, new one, new one again. */
function modifyAsked(bytes: Buffer): Asked | null {
  const [first = 0, , format, block = 0, length, old = 0, fresh = 0, max = 0, min = 0, confirm] = bytes;
  const command = commandIn(bytes, MODIFY_HEAD);
  if (command === null || format !== 0x81 || length !== 0 || block * 2 < max || confirm !== 0x03) return null;
  return { timeoutS: first === 0 ? DEFAULT_TIMEOUT_S : first, min, max, command, places: [old, fresh, fresh] };
}

/** The command behind the structure, of the length that the structure says. */
function commandIn(bytes: Buffer, head: number): Buffer | null {
  if (bytes.length < head) return null;
  const command = Buffer.from(bytes.subarray(head));
  return bytes.readUInt32LE(head - 4) === command.length && command.length > 5 ? command : null;
}
