/** Faults on demand: a virtual card that leaves, falls silent, lies or stammers, the same way every time for one seed. */
import { equalBytes } from '../base/bytes.ts';
import { unreachable } from '../base/result.ts';
import { respond } from './card/apdu.ts';
import { CLA } from './card/constants.ts';
import { systemDelay, type Delay } from './card/timing.ts';
import type { CardAnswer, PowerLoss, VirtualCard } from './card/virtual-card.ts';
import { corrupt, seeded, type Corruption } from './corruption.ts';

/** Commands are counted from 1, from the moment `withFaults` was called; `prefix` limits a rule to commands that begin so. */
export type CardFaultRule =
  /** The card leaves when the nth command comes; the card never saw it. */
  | { readonly kind: 'removeBefore'; readonly nth: number }
  /** The card does the nth command and leaves before it has answered. */
  | { readonly kind: 'removeDuring'; readonly nth: number }
  /** Power goes in the middle of the nth command. The card's memory is afterwards as before it, or as after it: nothing between. */
  | { readonly kind: 'tear'; readonly nth: number; readonly at: PowerLoss }
  /** After so many commands the card answers no more. */
  | { readonly kind: 'muteAfter'; readonly commands: number }
  /** This status word and no data in place of the card doing anything; `times` limits how often. */
  | { readonly kind: 'status'; readonly prefix: Uint8Array; readonly sw: number; readonly times?: number | undefined }
  /** The MAC of protected commands (class 84 or 04) arrives changed, `times` times: the card refuses it, and counts where it counts. */
  | { readonly kind: 'wrongMac'; readonly times?: number | undefined }
  /** Another terminal has spent so many PIN tries before the nth command. */
  | { readonly kind: 'triesLost'; readonly nth: number; readonly tries: number }
  /** Only the first half of the answer arrives, without its status word. */
  | { readonly kind: 'half'; readonly prefix?: Uint8Array | undefined; readonly times?: number | undefined }
  /** The answer arrives changed. `rate`: share of the answers hit, 0 to 1, all of them when absent. */
  | { readonly kind: Corruption; readonly seed: number; readonly rate?: number | undefined; readonly prefix?: Uint8Array | undefined }
  /** The answer takes longer. */
  | { readonly kind: 'slow'; readonly delayMs: number; readonly prefix?: Uint8Array | undefined }
  /** After the next power-off another card lies there. */
  | { readonly kind: 'otherCard'; readonly card: VirtualCard };

/** The card with these faults. Several rules apply in their order; `delay` waits for `slow`. */
export function withFaults(card: VirtualCard, rules: readonly CardFaultRule[], delay: Delay = systemDelay): VirtualCard {
  const active = rules.map((rule) => new ActiveRule(rule, delay));
  const substitutes = rules.flatMap((rule) => (rule.kind === 'otherCard' ? [rule.card] : []));
  let here = card;
  let commands = 0;
  const transmit = async (command: Uint8Array, powerLoss?: PowerLoss): Promise<CardAnswer> => {
    commands += 1;
    const nth = commands;
    for (const rule of active) {
      const instead = rule.before(command, nth, here);
      if (instead !== null) return instead;
    }
    const arriving = active.reduce((bytes, rule) => rule.onTheWay(bytes), command);
    const loss = powerLoss ?? active.map((rule) => rule.powerLoss(nth)).find((at) => at !== undefined);
    let answer = await (loss === undefined ? here.transmit(arriving) : here.transmit(arriving, loss));
    for (const rule of active) answer = await rule.after(command, nth, answer);
    return answer;
  };
  return {
    id: card.id,
    atr: () => here.atr(),
    powerOn: () => here.powerOn(),
    reset: () => here.reset(),
    powerOff: () => {
      here.powerOff();
      here = substitutes.shift() ?? here;
    },
    transmit,
    loseTries: (count) => here.loseTries?.(count),
    snapshot: () => here.snapshot(),
    ownTimeMs: () => here.ownTimeMs(),
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
  before(command: Uint8Array, nth: number, card: VirtualCard): CardAnswer | null {
    const rule = this.#rule;
    if (rule.kind === 'triesLost' && nth === rule.nth) card.loseTries?.(rule.tries);
    if (rule.kind === 'removeBefore' && nth === rule.nth) return 'removed';
    if (rule.kind === 'muteAfter' && nth > rule.commands) return 'mute';
    return rule.kind === 'status' && beginsWith(command, rule.prefix) && this.#once(rule.times) ? respond(rule.sw) : null;
  }

  /** The command as it reaches the card. */
  onTheWay(command: Uint8Array): Uint8Array {
    const rule = this.#rule;
    const sealed = command[0] === CLA.secured || command[0] === CLA.interindustryMac;
    return rule.kind === 'wrongMac' && sealed && this.#once(rule.times)
      ? command.map((byte, i) => (i === command.length - 1 ? byte ^ 1 : byte))
      : command;
  }

  powerLoss(nth: number): PowerLoss | undefined {
    return this.#rule.kind === 'tear' && this.#rule.nth === nth ? this.#rule.at : undefined;
  }

  async after(command: Uint8Array, nth: number, answer: CardAnswer): Promise<CardAnswer> {
    const rule = this.#rule;
    switch (rule.kind) {
      case 'removeDuring':
        return nth === rule.nth ? 'removed' : answer;
      case 'slow':
        if (beginsWith(command, rule.prefix)) await this.#delay(rule.delayMs);
        return answer;
      case 'half':
        if (!(answer instanceof Uint8Array) || !beginsWith(command, rule.prefix) || !this.#once(rule.times)) return answer;
        return answer.slice(0, Math.floor(answer.length / 2));
      case 'garble':
      case 'truncate':
      case 'extend':
      case 'flip':
        if (!(answer instanceof Uint8Array) || !beginsWith(command, rule.prefix) || this.#random() >= (rule.rate ?? 1)) return answer;
        return corrupt(rule.kind, answer, this.#random);
      case 'removeBefore':
      case 'tear':
      case 'muteAfter':
      case 'status':
      case 'wrongMac':
      case 'triesLost':
      case 'otherCard':
        return answer;
      default:
        return unreachable(rule);
    }
  }

  /** Whether the rule still applies, which uses it once. */
  #once(times = Infinity): boolean {
    if (this.#used >= times) return false;
    this.#used += 1;
    return true;
  }
}

function beginsWith(command: Uint8Array, prefix: Uint8Array | undefined): boolean {
  return prefix === undefined || equalBytes(command.subarray(0, prefix.length), prefix);
}
