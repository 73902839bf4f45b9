/** A simulated KMY3501: what it answers to each command. Keys and digits are in here and nowhere else; its framing is its own too. */
import { encipher } from '../../bank-host/ciphers.ts';
import { type PadMachine, type PadTroubles, type SimPadKey, TypedDigits } from '../machine.ts';
import { desBlock, PadVault } from '../vault.ts';

/** First byte of an answer. */
const SAID = { done: 0x04, batteryDone: 0xc4, parameter: 0x15, noMaster: 0xb5, unknown: 0xe0, selfTest: 0xf2 } as const;
type Said = keyof typeof SAID;
const KEY_BYTES = { backspace: 0x08, enter: 0x0d, cancel: 0x1b, digit: 0x2a, stop: 0x00 } as const;
const VERSION = 'KMY3501C-SIM 1.0';
/** Working keys stand behind the master keys. */
const WORKING = 0x100;

class Refusal extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said);
    this.said = said;
  }
}

export class Kmy3501Machine implements PadMachine {
  readonly troubles: PadTroubles = { tampered: false, batteryLow: false, spoilKeys: 0 };
  readonly #vault = new PadVault();
  readonly #typed = new TypedDigits();
  #held = '';
  #active: Buffer | null = null;
  #account: string | null = null;
  #mixes = false;
  #seconds = 30;

  receive(bytes: Uint8Array): readonly Uint8Array[] {
    this.#held += Buffer.from(bytes).toString('latin1');
    const answers: Uint8Array[] = [];
    for (;;) {
      const found = /\x02([^\x02\x03]*)\x03/.exec(this.#held);
      if (found === null) return answers;
      this.#held = this.#held.slice(found.index + found[0].length);
      answers.push(this.#answer(Buffer.from(found[1] ?? '', 'hex')));
    }
  }

  press(key: SimPadKey): Uint8Array {
    if (this.troubles.tampered || !this.#typed.take(key)) return new Uint8Array();
    return Uint8Array.of(key === 'enter' || key === 'cancel' || key === 'backspace' ? KEY_BYTES[key] : KEY_BYTES.digit);
  }

  runOut(): Uint8Array {
    if (!this.#typed.open) return new Uint8Array();
    this.#typed.wipe();
    return Uint8Array.of(KEY_BYTES.stop);
  }

  waitsMs(): number | null {
    return this.#typed.open ? this.#seconds * 1_000 : null;
  }

  putKey(slot: number, key: Uint8Array, cipher: 'tdes' | 'sm4'): void {
    if (cipher === 'tdes') this.#vault.put(slot, key, 'tdes');
  }

  dropKey(slot: number): void {
    this.#vault.drop(slot);
  }

  #answer(request: Buffer): Uint8Array {
    let sum = 0;
    for (const byte of request) sum ^= byte;
    if (sum !== 0 || request[0] !== request.length - 2) return framed(SAID.parameter);
    try {
      const data = this.#carryOut(request[1] ?? 0, request.subarray(2, -1));
      return framed(this.troubles.batteryLow ? SAID.batteryDone : SAID.done, data);
    } catch (error) {
      if (error instanceof Refusal) return framed(SAID[error.said]);
      throw error;
    }
  }

  #carryOut(command: number, data: Buffer): Buffer {
    if (this.troubles.tampered) {
      this.#vault.wipe();
      throw new Refusal('selfTest');
    }
    switch (command) {
      case 0x30:
        return Buffer.from(VERSION);
      case 0x31:
      case 0x46:
        return Buffer.alloc(0);
      case 0x32:
        return this.#keep(data[0] ?? 0, data.subarray(1));
      case 0x33:
        return this.#takeWorking(data);
      case 0x43:
        this.#active = this.#vault.key(WORKING + (data[1] ?? 0), 'tdes') ?? refused('parameter');
        return Buffer.alloc(0);
      case 0x34:
        this.#account = data.toString('latin1');
        return Buffer.alloc(0);
      case 0x45:
        if (data[0] === 0x01) this.#typed.wipe();
        return Buffer.alloc(0);
      case 0x35:
        return this.#start(data);
      default:
        return this.#withKey(command, data, this.#active ?? refused('parameter'));
    }
  }

  #start([length = 0, , mixes = 0, , seconds = 30]: Buffer): Buffer {
    this.#typed.max = length;
    this.#seconds = seconds;
    this.#mixes = mixes === 1;
    this.#typed.begin();
    return Buffer.alloc(0);
  }

  #withKey(command: number, data: Buffer, key: Buffer): Buffer {
    switch (command) {
      case 0x36:
        return encipher('tdes', key, data);
      case 0x41:
        return this.#vault.chain(key, 'tdes', data);
      case 0x42: {
        if (!this.#typed.done || (this.#mixes && this.#account === null)) throw new Refusal('parameter');
        return desBlock(0, this.#typed.text, this.#mixes ? (this.#account ?? '') : '0'.repeat(12), key);
      }
      default:
        throw new Refusal('unknown');
    }
  }

  #takeWorking(data: Buffer): Buffer {
    const master = this.#vault.key(data[0] ?? 0, 'tdes') ?? refused('noMaster');
    return this.#keep(WORKING + (data[1] ?? 0), this.#vault.open(master, 'tdes', data.subarray(2)));
  }

  #keep(slot: number, given: Buffer): Buffer {
    if (![8, 16].includes(given.length)) throw new Refusal('parameter');
    const key = Buffer.from(given);
    if (this.troubles.spoilKeys > 0) {
      this.troubles.spoilKeys -= 1;
      key[0] = (key[0] ?? 0) ^ 0x10;
    }
    this.#vault.put(slot, key, 'tdes');
    return this.#vault.checkValue(key, 'tdes');
  }
}

function refused(said: Said): never {
  throw new Refusal(said);
}

function framed(state: number, data: Buffer = Buffer.alloc(0)): Uint8Array {
  const counted = Buffer.concat([Buffer.of(data.length + 1, state), data]);
  const sum = counted.reduce((all, byte) => all ^ byte, 0);
  return Buffer.concat([
    Buffer.of(2),
    Buffer.from(
      Buffer.concat([counted, Buffer.of(sum)])
        .toString('hex')
        .toUpperCase(),
    ),
    Buffer.of(3),
  ]);
}
