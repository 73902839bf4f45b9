import { randomBytes } from 'node:crypto';
import { toHex } from '../../base/bytes.ts';
import { blockAtr, contactlessAtr, protocolOf } from '../reader/atr.ts';
import { answerCommand, type AnswerStyle } from './card-os.ts';
import { keyTriesLeft } from './authentication.ts';
import { copyMemory, freshSession, type CardMemory, type CardSession, type Chip } from './chip.ts';
import { initialMemory, personalise } from './personalise.ts';
import type { Persona } from './persona.ts';
import { cardTimeMs, systemDelay, type CardTiming, type Delay } from './timing.ts';
import type { CardAnswer, CardSnapshot, PowerLoss, VirtualCard } from './virtual-card.ts';

export interface VirtualCardOptions extends Partial<AnswerStyle> {
  /** Memory to use in place of a new one: two cards with one memory are one piece of plastic. */
  readonly memory?: CardMemory;
  /** Forget every change at power-off: each insertion meets the persona as written. */
  readonly forgetful?: boolean;
  /** `contactless`: the answer to reset that PC/SC shows for the same card on the antenna, and T=1. */
  readonly interface?: 'contact' | 'contactless';
  /** What the card speaks on its contacts: T=1 changes its answer to reset. Without it T=0. */
  readonly protocol?: 'T0' | 'T1';
  /** Take the time that a real card takes; absent: answer at once. */
  readonly timing?: CardTiming;
  /** How to wait; the machine's timer unless a test brings its own. */
  readonly delay?: Delay;
  /** Source of challenges. */
  readonly random?: (length: number) => Uint8Array;
}

/** A card for a persona. It lies unpowered until `powerOn`. */
export function createVirtualCard(persona: Persona, options: VirtualCardOptions = {}): VirtualCard {
  return createFromChip(personalise(persona), () => initialMemory(persona), options);
}

/** A card for any chip. `newMemory` gives the memory at the beginning and, for a forgetful card, after each power-off. */
export function createFromChip(chip: Chip, newMemory: () => CardMemory, options: VirtualCardOptions = {}): VirtualCard {
  return new ChipCard(chip, newMemory, options);
}

const ANSWER_MAX = 256;

function shownAtr(atr: Uint8Array | null, options: VirtualCardOptions): Uint8Array | null {
  if (options.interface === 'contactless') return contactlessAtr(atr);
  return options.protocol === 'T1' ? blockAtr(atr) : atr;
}

class ChipCard implements VirtualCard {
  readonly id: string;
  readonly #chip: Chip;
  readonly #newMemory: () => CardMemory;
  readonly #options: VirtualCardOptions;
  readonly #atr: Uint8Array | null;
  readonly #style: AnswerStyle;
  #memory: CardMemory;
  #session: CardSession | null = null;
  #ownTimeMs = 0;

  constructor(chip: Chip, newMemory: () => CardMemory, options: VirtualCardOptions) {
    this.id = chip.id;
    this.#chip = chip;
    this.#newMemory = newMemory;
    this.#options = options;
    this.#memory = options.memory ?? newMemory();
    this.#atr = shownAtr(chip.atr, options);
    const t0 = this.#atr === null || protocolOf(this.#atr) !== 'chipT1';
    const { getResponse = t0, exactLength = t0, responseChunk = ANSWER_MAX } = options;
    this.#style = { getResponse, exactLength, responseChunk };
  }

  atr(): Uint8Array | null {
    return this.#atr;
  }

  powerOn(): Uint8Array | null {
    this.#session = this.#atr === null ? null : freshSession(this.#chip);
    return this.#atr;
  }

  reset(): Uint8Array | null {
    return this.powerOn();
  }

  powerOff(): void {
    this.#session = null;
    if (this.#options.forgetful === true) this.#memory = this.#newMemory();
  }

  async transmit(command: Uint8Array, powerLoss?: PowerLoss): Promise<CardAnswer> {
    const session = this.#session;
    if (session === null) return 'mute';
    const { random = randomBytes, timing } = this.#options;
    const memory = copyMemory(this.#memory);
    const answer = answerCommand({ chip: this.#chip, memory, session, random }, command, this.#style);
    if (powerLoss !== 'beforeCommit') Object.assign(this.#memory, memory);
    if (powerLoss !== undefined) {
      this.#session = null;
      return 'removed';
    }
    if (timing !== undefined) {
      const timeMs = cardTimeMs(command, answer, timing);
      this.#ownTimeMs += timeMs;
      await (this.#options.delay ?? systemDelay)(timeMs);
    }
    return answer;
  }

  loseTries(count: number): void {
    this.#memory.pinTriesLeft = Math.max(0, this.#memory.pinTriesLeft - count);
  }

  snapshot(): CardSnapshot {
    const { pin, pinTriesLeft, transactionCounter, blocked, blockedApplications, files } = this.#memory;
    const state = { chip: this.#chip, memory: this.#memory, session: this.#session ?? freshSession(this.#chip), random: randomBytes };
    return {
      powered: this.#session !== null,
      pin,
      pinTriesLeft,
      pinVerified: state.session.pinVerified,
      authenticatedKeys: [...state.session.authenticated],
      keyTriesLeft: Object.fromEntries(this.#chip.keyNames.map((name) => [name, keyTriesLeft(state, name)])),
      transactionCounter,
      blocked,
      blockedApplications: [...blockedApplications],
      written: Object.fromEntries([...files].map(([file, records]) => [file, records.map(toHex)])),
    };
  }

  ownTimeMs(): number {
    return this.#ownTimeMs;
  }
}
