/** Faults on demand: a virtual card that leaves, falls silent, lies or stammers, the same way every time for one seed. */
import { equalBytes } from '../base/bytes.ts';
import { unreachable } from '../base/result.ts';
import { respond } from './card/apdu.ts';
import { systemDelay, type Delay } from './card/timing.ts';
import type { CardAnswer, VirtualCard } from './card/virtual-card.ts';

/** Commands are counted from 1, from the moment `withFaults` was called; `prefix` limits a rule to commands that begin so. */
export type CardFaultRule =
  /** The card leaves when the nth command comes; the card never saw it. */
  | { readonly kind: 'removeBefore'; readonly nth: number }
  /** The card does the nth command and leaves before it has answered. */
  | { readonly kind: 'removeDuring'; readonly nth: number }
  /** After so many commands the card answers no more. */
  | { readonly kind: 'muteAfter'; readonly commands: number }
  /** This status word and no data in place of the card doing anything; `times` limits how often. */
  | { readonly kind: 'status'; readonly prefix: Uint8Array; readonly sw: number; readonly times?: number }
  /** The answer arrives changed. `rate`: share of the answers hit, 0 to 1, all of them when absent. */
  | { readonly kind: Corruption; readonly seed: number; readonly rate?: number; readonly prefix?: Uint8Array }
  /** The answer takes longer. */
  | { readonly kind: 'slow'; readonly delayMs: number; readonly prefix?: Uint8Array };

/** `garble`: all other bytes; `truncate`: the end is missing; `extend`: bytes more; `flip`: one bit. */
export type Corruption = 'garble' | 'truncate' | 'extend' | 'flip';

const MAX_EXTRA_BYTES = 16;

/** The card with these faults. Several rules apply in their order; `delay` waits for `slow`. */
export function withFaults(card: VirtualCard, rules: readonly CardFaultRule[], delay: Delay = systemDelay): VirtualCard {
  const active = rules.map((rule) => new ActiveRule(rule, delay));
  let commands = 0;
  const transmit = async (command: Uint8Array): Promise<CardAnswer> => {
    commands += 1;
    const nth = commands;
    for (const rule of active) {
      const instead = rule.before(command, nth);
      if (instead !== null) return instead;
    }
    let answer = await card.transmit(command);
    for (const rule of active) answer = await rule.after(command, nth, answer);
    return answer;
  };
  return {
    id: card.id,
    atr: () => card.atr(),
    powerOn: () => card.powerOn(),
    reset: () => card.reset(),
    powerOff: () => card.powerOff(),
    transmit,
    snapshot: () => card.snapshot(),
    ownTimeMs: () => card.ownTimeMs(),
  };
}

class ActiveRule {
  readonly #rule: CardFaultRule;
  readonly #delay: Delay;
  readonly #random: () => number;
  #used = 0;

  constructor(rule: CardFaultRule, delay: Delay) {
    this.#rule = rule;
    this.#delay = delay;
    this.#random = seeded('seed' in rule ? rule.seed : 0);
  }

  /** What the reader hears in place of the card; `null` lets the command through. */
  before(command: Uint8Array, nth: number): CardAnswer | null {
    const rule = this.#rule;
    if (rule.kind === 'removeBefore' && nth === rule.nth) return 'removed';
    if (rule.kind === 'muteAfter' && nth > rule.commands) return 'mute';
    if (rule.kind !== 'status' || !beginsWith(command, rule.prefix) || this.#used >= (rule.times ?? Infinity)) return null;
    this.#used += 1;
    return respond(rule.sw);
  }

  async after(command: Uint8Array, nth: number, answer: CardAnswer): Promise<CardAnswer> {
    const rule = this.#rule;
    switch (rule.kind) {
      case 'removeDuring':
        return nth === rule.nth ? 'removed' : answer;
      case 'slow':
        if (beginsWith(command, rule.prefix)) await this.#delay(rule.delayMs);
        return answer;
      case 'garble':
      case 'truncate':
      case 'extend':
      case 'flip':
        if (!(answer instanceof Uint8Array) || !beginsWith(command, rule.prefix) || this.#random() >= (rule.rate ?? 1)) return answer;
        return corrupt(rule.kind, answer, this.#random);
      case 'removeBefore':
      case 'muteAfter':
      case 'status':
        return answer;
      default:
        return unreachable(rule);
    }
  }
}

/** The answer changed in one of four ways. `random` gives numbers from 0 up to 1. */
export function corrupt(how: Corruption, answer: Uint8Array, random: () => number): Uint8Array {
  const below = (limit: number) => Math.floor(random() * limit);
  const bytes = (length: number) => Uint8Array.from({ length }, () => below(256));
  switch (how) {
    case 'garble':
      return bytes(answer.length);
    case 'truncate':
      return answer.slice(0, below(answer.length));
    case 'extend':
      return Uint8Array.from([...answer, ...bytes(1 + below(MAX_EXTRA_BYTES))]);
    case 'flip': {
      const changed = Uint8Array.from(answer);
      const at = below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
      return changed;
    }
    default:
      return unreachable(how);
  }
}

/** Numbers from 0 up to 1, the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function beginsWith(command: Uint8Array, prefix: Uint8Array | undefined): boolean {
  return prefix === undefined || equalBytes(command.subarray(0, prefix.length), prefix);
}
