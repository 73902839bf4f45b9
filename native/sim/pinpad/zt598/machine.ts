/** A simulated ZT598 of SZZT: what it answers to each command. Keys and digits are in here and nowhere else. */
import { randomBytes } from 'node:crypto';
import { encipher } from '../../bank-host/ciphers.ts';
import { type PadMachine, type PadTroubles, type SimPadKey, TypedDigits } from '../machine.ts';
import { desBlock, PadVault, sm4Block } from '../vault.ts';
import { ztAnswer, ZtCommands } from './frames.ts';

/** First byte of an answer. */
const SAID = {
  done: 0x60,
  tampered: 0xdd,
  battery: 0xe0,
  noMaster: 0xe2,
  keyLength: 0xe3,
  noKey: 0xe4,
  keyUse: 0xe5,
  wrongCheck: 0xe8,
  data: 0xe9,
  parameter: 0xeb,
  authentication: 0xec,
  other: 0xef,
} as const;
type Said = keyof typeof SAID;

const KEY_BYTES = { backspace: 0x08, enter: 0x0d, cancel: 0x1b, digit: 0x2a, timeout: 0x80 } as const;
/** 用户区, scancodes, settings, func code; then model, hardware, firmware, date and serial number. */
const INFO = `${'0'.repeat(118)}ZT598MH01F1220190815SIM0000000001`;
const USES = { pin: '3', mac: '5' } as const;

export interface Zt598SimOptions {
  /** Asks for its secret before a key is used; `null`: it does not. */
  readonly uid?: Uint8Array | null;
  readonly sm4Shape?: 'padded' | 'wide';
}

class Refusal extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said);
    this.said = said;
  }
}

export class Zt598Machine implements PadMachine {
  readonly troubles: PadTroubles = { tampered: false, batteryLow: false, spoilKeys: 0 };
  readonly #commands = new ZtCommands();
  readonly #vault = new PadVault();
  readonly #uses = new Map<number, string>();
  readonly #typed = new TypedDigits();
  readonly #uid: Buffer | null;
  readonly #sm4Shape: 'padded' | 'wide';
  #seconds = 30;
  #challenge: { readonly slot: number; readonly bytes: Buffer } | null = null;
  /** The place that may be used once, after its question was answered. */
  #allowed: number | null = null;

  constructor({ uid = null, sm4Shape = 'padded' }: Zt598SimOptions = {}) {
    this.#uid = uid === null ? null : Buffer.from(uid);
    this.#sm4Shape = sm4Shape;
  }

  receive(bytes: Uint8Array): readonly Uint8Array[] {
    return this.#commands.push(bytes).map((command) => {
      if (command.kind === 'wrongCheck') return ztAnswer(SAID.wrongCheck);
      try {
        return ztAnswer(SAID.done, this.#carryOut(command.text, command.bytes));
      } catch (error) {
        if (error instanceof Refusal) return ztAnswer(SAID[error.said]);
        throw error;
      }
    });
  }

  press(key: SimPadKey): Uint8Array {
    if (this.troubles.tampered || !this.#typed.take(key)) return new Uint8Array();
    const byte = key === 'enter' || key === 'cancel' || key === 'backspace' ? KEY_BYTES[key] : KEY_BYTES.digit;
    return Uint8Array.of(byte);
  }

  runOut(): Uint8Array {
    if (!this.#typed.open) return new Uint8Array();
    this.#typed.wipe();
    return Uint8Array.of(KEY_BYTES.timeout);
  }

  waitsMs(): number | null {
    return this.#typed.open ? this.#seconds * 1_000 : null;
  }

  putKey(slot: number, key: Uint8Array, cipher: 'tdes' | 'sm4'): void {
    this.#vault.put(slot, key, cipher);
  }

  dropKey(slot: number): void {
    this.#vault.drop(slot);
  }

  #carryOut(text: string, bytes: Buffer): string {
    if (this.troubles.tampered) {
      this.#vault.wipe();
      throw new Refusal('tampered');
    }
    if (this.troubles.batteryLow && text !== '3') throw new Refusal('battery');
    switch (text.charAt(0)) {
      case '1':
        return this.#takeMaster(text);
      case '2':
        return this.#takeWorking(text);
      case '3':
        return INFO;
      case 'I':
        return '00';
      case '5':
        return this.#control(text);
      case '6':
        this.#typed.begin();
        return '';
      case '7':
        return this.#block(text);
      case '8':
        return this.#mac(text, bytes.subarray(4));
      case '9':
        return this.#crypt(text);
      case ':':
        return this.#authenticate(text);
      default:
        return this.#sm4(text);
    }
  }

  #control(text: string): string {
    const value = Number(text.slice(2));
    if (text === '5030') this.#typed.wipe();
    else if (text === '5031') this.#vault.wipe();
    else if (text === '5032') this.#typed.wipe();
    else if (text.startsWith('52')) this.#seconds = parseInt(text.slice(2), 16);
    else if (text.startsWith('54')) this.#typed.min = value;
    else if (text.startsWith('55')) this.#typed.max = value;
    else if (!/^5[03B6]/.test(text)) throw new Refusal('parameter');
    return '';
  }

  #takeMaster(text: string): string {
    const [, slot = '', key = ''] = /^1([0-9A-F]{2})[0-4][0-3]([0-9A-F]+)$/.exec(text) ?? [];
    return this.#keep(parseInt(slot, 16), Buffer.from(key, 'hex'), 'tdes');
  }

  #takeWorking(text: string): string {
    const [, under = '', slot = '', use = '', key = ''] = /^2([0-9A-F]{2})([0-9A-F]{2})(\d)[0-3]([0-9A-F]+)$/.exec(text) ?? [];
    const master = this.#vault.key(parseInt(under, 16), 'tdes');
    if (master === null) throw new Refusal('noMaster');
    this.#permit(parseInt(under, 16));
    const place = parseInt(slot, 16);
    this.#uses.set(place, use);
    return this.#keep(place, this.#vault.open(master, 'tdes', Buffer.from(key, 'hex')), 'tdes');
  }

  /** Keeps a key and gives its check value. */
  #keep(slot: number, key: Buffer, cipher: 'tdes' | 'sm4'): string {
    if (Number.isNaN(slot) || ![8, 16, 24].includes(key.length)) throw new Refusal('keyLength');
    if (this.troubles.spoilKeys > 0) {
      this.troubles.spoilKeys -= 1;
      key[0] = (key[0] ?? 0) ^ 0x10;
    }
    this.#vault.put(slot, key, cipher);
    return this.#vault.checkValue(key, cipher).toString('hex').toUpperCase();
  }

  #block(text: string): string {
    const [, slot = '', form = '', account = ''] = /^7([0-9A-F]{2})(.)(\d{12})$/s.exec(text) ?? [];
    const layout = ({ ' ': 0, '!': 1, '#': 3 } as const)[form];
    if (layout === undefined) throw new Refusal('parameter');
    const key = this.#working(parseInt(slot, 16), 'tdes', USES.pin);
    if (!this.#typed.done) throw new Refusal('other');
    return `00${two(this.#typed.text.length)}${upper(desBlock(layout, this.#typed.text, account, key))}`;
  }

  #mac(text: string, data: Buffer): string {
    const key = this.#working(parseInt(text.slice(1, 3), 16), 'tdes', null);
    const single = text[3] === '2';
    if (!single && text[3] !== 'A') throw new Refusal('parameter');
    return upper(this.#vault.chain(single ? key.subarray(0, 8) : key, 'tdes', data));
  }

  #crypt(text: string): string {
    const data = Buffer.from(text.slice(4), 'hex');
    if (text[3] !== '1' || data.length % 8 !== 0) throw new Refusal('data');
    return upper(encipher('tdes', this.#working(parseInt(text.slice(1, 3), 16), 'tdes', null), data));
  }

  #sm4(text: string): string {
    const slot = parseInt(text.slice(1, 3), 16);
    switch (text.charAt(0)) {
      case 'b':
        return this.#keep(slot, Buffer.from(text.slice(3), 'hex'), 'sm4');
      case 'c': {
        const master = this.#vault.key(parseInt(text.slice(3, 5), 16), 'sm4');
        if (master === null) throw new Refusal('noMaster');
        return this.#keep(parseInt(text.slice(5, 7), 16), this.#vault.open(master, 'sm4', Buffer.from(text.slice(7), 'hex')), 'sm4');
      }
      case 'o': {
        const key = this.#working(slot, 'sm4', null);
        if (!this.#typed.done) throw new Refusal('other');
        return `00${two(this.#typed.text.length)}${upper(sm4Block(this.#sm4Shape, this.#typed.text, text.slice(4, 16), key))}`;
      }
      case 'd':
        return upper(encipher('sm4', this.#working(slot, 'sm4', null), Buffer.from(text.slice(39), 'hex')));
      default:
        throw new Refusal('parameter');
    }
  }

  #working(slot: number, cipher: 'tdes' | 'sm4', use: string | null): Buffer {
    const key = this.#vault.key(slot, cipher);
    if (key === null) throw new Refusal('noKey');
    if (use !== null && (this.#uses.get(slot) ?? use) !== use) throw new Refusal('keyUse');
    this.#permit(slot);
    return key;
  }

  /** A place may be used once after its question was answered. */
  #permit(slot: number): void {
    if (this.#uid === null) return;
    if (this.#allowed !== slot) throw new Refusal('authentication');
    this.#allowed = null;
  }

  #authenticate(text: string): string {
    if (this.#uid === null) return '0'.repeat(32);
    if (text === `:A0${upper(this.#uid)}`) return upper(randomBytes(16));
    if (text.startsWith(':90')) {
      const { slot, bytes } = this.#challenge ?? { slot: -1, bytes: Buffer.alloc(0) };
      this.#challenge = null;
      if (text !== `:90${upper(encipher('tdes', this.#uid, bytes))}`) throw new Refusal('authentication');
      this.#allowed = slot;
      return '';
    }
    if (!/^:[0-9A-F]{34}$/.test(text)) throw new Refusal('authentication');
    this.#challenge = { slot: parseInt(text.slice(1, 3), 16), bytes: randomBytes(16) };
    return upper(this.#challenge.bytes);
  }
}

function upper(bytes: Buffer): string {
  return bytes.toString('hex').toUpperCase();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
