/** Codes out of a stream of bytes that is cut anywhere. Lines of readers have no check: what is not surely a whole code is dropped. */
import type { CodeEnding, CodeSettings } from './settings.ts';

/** Why something was dropped. */
export type Damage = 'noise' | 'cut' | 'tooLong' | 'noPrefix' | 'noSuffix';

export type CodeItem = { readonly kind: 'code'; readonly text: string } | { readonly kind: 'damaged'; readonly why: Damage };

const CR = 0x0d;
const LF = 0x0a;
/** No code of a person has control characters; the other is what readers send for bytes that they could not decode. */
const NOISE = /[\p{Cc}\uFFFD]/u;

/** Longest ending that may have begun where what is too long is dropped. */
const KEPT_BYTES = 64;

const ENDINGS: Readonly<Record<CodeEnding, readonly (readonly number[])[]>> = {
  any: [[CR], [LF]],
  cr: [[CR]],
  lf: [[LF]],
  crlf: [[CR, LF]],
  none: [],
};

/** Collects bytes and gives each code once it has ended. Begins in doubt: the first bytes may be the rest of a code. */
export class CodeStream {
  readonly #prefix: Uint8Array;
  /** What has to stand before the ending; empty where it is the ending itself. */
  readonly #suffix: Uint8Array;
  readonly #ends: readonly (readonly number[])[];
  readonly #longestBytes: number;
  #held: number[] = [];
  /** What comes belongs to nothing, until an end or a silence. */
  #dropping = true;

  constructor({ ending, prefix, suffix, longestBytes }: CodeSettings) {
    const encoder = new TextEncoder();
    const endsBySuffix = ending === 'none' && suffix !== '';
    this.#prefix = encoder.encode(prefix);
    this.#suffix = encoder.encode(endsBySuffix ? '' : suffix);
    this.#ends = endsBySuffix ? [[...encoder.encode(suffix)]] : ENDINGS[ending];
    this.#longestBytes = longestBytes;
  }

  /** Takes what has arrived; gives what ended with it, in its order. */
  push(bytes: Uint8Array): readonly CodeItem[] {
    const items: CodeItem[] = [];
    for (const byte of bytes) {
      this.#held.push(byte);
      const end = this.#ends.find((each) => each.every((part, i) => part === this.#held.at(i - each.length)));
      if (end !== undefined) items.push(...this.#ended(end.length));
      else if (this.#held.length > this.#mostBytes()) items.push(...this.#overrun());
    }
    return items;
  }

  /** The line has been silent for longer than a code pauses. */
  silence(): readonly CodeItem[] {
    if (this.#ends.length === 0) return this.#ended(0);
    const begun = this.#held.length > 0 && !this.#dropping;
    this.#restart();
    return begun ? [{ kind: 'damaged', why: 'cut' }] : [];
  }

  /** What has begun is not wanted: its rest is dropped too. */
  forget(): void {
    if (this.#held.length > 0) this.#dropping = true;
  }

  /** The line was opened anew. */
  doubt(): void {
    this.#held = [];
    this.#dropping = true;
  }

  #mostBytes(): number {
    return this.#longestBytes + this.#prefix.length + this.#suffix.length + Math.max(0, ...this.#ends.map((end) => end.length));
  }

  #overrun(): readonly CodeItem[] {
    const told = this.#dropping;
    this.#dropping = true;
    // An ending may have come by half.
    this.#held = this.#held.slice(-KEPT_BYTES);
    return told ? [] : [{ kind: 'damaged', why: 'tooLong' }];
  }

  #ended(endBytes: number): readonly CodeItem[] {
    const line = Uint8Array.from(this.#held.slice(0, this.#held.length - endBytes));
    const dropped = this.#dropping;
    this.#restart();
    // Nothing between two endings is no code.
    return dropped || line.length === 0 ? [] : [this.#codeIn(line)];
  }

  #restart(): void {
    this.#held = [];
    this.#dropping = false;
  }

  #codeIn(line: Uint8Array): CodeItem {
    if (!this.#prefix.every((byte, i) => byte === line[i])) return { kind: 'damaged', why: 'noPrefix' };
    const rest = line.subarray(this.#prefix.length);
    const end = rest.length - this.#suffix.length;
    if (end < 0 || !this.#suffix.every((byte, i) => byte === rest[end + i])) return { kind: 'damaged', why: 'noSuffix' };
    if (end > this.#longestBytes) return { kind: 'damaged', why: 'tooLong' };
    const text = decoded(rest.subarray(0, end));
    return text === null || text === '' || NOISE.test(text) ? { kind: 'damaged', why: 'noise' } : { kind: 'code', text };
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
