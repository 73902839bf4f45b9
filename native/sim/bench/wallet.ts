/** The cards that a simulated person carries: the same plastic each time, so what a terminal wrote is there at the next visit. */
import { ok, type Result } from '../../base/result.ts';
import { loadPlastic, type CardLibraryFault } from '../card/library.ts';
import type { Delay } from '../card/timing.ts';
import { SwitchableCard } from './switchable-card.ts';

/** One piece of plastic with its two ways to be read. */
export interface Plastic {
  readonly contact: SwitchableCard;
  readonly contactless: SwitchableCard;
}

export class Wallet {
  readonly #plastic = new Map<string, Plastic>();
  readonly #delay: Delay;

  /** `delay` is how a slow card waits. */
  constructor(delay: Delay) {
    this.#delay = delay;
  }

  /** The card by the id of a persona or odd card. */
  card(id: string): Result<Plastic, CardLibraryFault> {
    const held = this.#plastic.get(id);
    if (held !== undefined) return ok(held);
    const loaded = loadPlastic(id);
    if (!loaded.ok) return loaded;
    const { contact, contactless } = loaded.value;
    const plastic = { contact: new SwitchableCard(contact, this.#delay), contactless: new SwitchableCard(contactless, this.#delay) };
    this.#plastic.set(id, plastic);
    return ok(plastic);
  }

  /** The card if it has been used already. */
  used(id: string): Plastic | null {
    return this.#plastic.get(id) ?? null;
  }
}
