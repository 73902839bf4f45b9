/** What the authority knows of the wallet's cards: lost, void, locked there, whatever the chip says. Read again when something has happened. */
import type { Clock } from '../../native/base/clock.ts';
import { shanghaiDate, type CivilDate } from '../../native/base/civil-date.ts';
import { standingOf } from '../../db/authority/standing.ts';
import type { AuthorityDatabase } from '../../db/schema.ts';
import { findCard } from '../../db/stores/cards.ts';
import type { Persona } from '../../native/sim/card/index.ts';
import type { WalletCard } from '../api/bench/state.ts';

export type KnownCard = NonNullable<WalletCard['known']>;

export class CardRegister {
  readonly #db: AuthorityDatabase;
  readonly #clock: Clock;
  readonly #personas: readonly Persona[];
  #known: ReadonlyMap<string, KnownCard> = new Map();
  #reading: Promise<void> = Promise.resolve();

  /** `personas`: whose cards are looked up. */
  constructor(db: AuthorityDatabase, clock: Clock, personas: readonly Persona[]) {
    this.#db = db;
    this.#clock = clock;
    this.#personas = personas;
  }

  /** As it was read last, by the persona's id; `null`: the authority does not know the card. */
  of(id: string): KnownCard | null {
    return this.#known.get(id) ?? null;
  }

  /** Reads the records, one reading after another. Fails when they are closed. */
  refresh(): Promise<void> {
    const reading = this.#reading.then(() => this.#read());
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #read(): Promise<void> {
    const today = shanghaiDate(this.#clock.nowMs());
    const known = new Map<string, KnownCard>();
    for (const persona of this.#personas) {
      const card = await this.#standing(persona, today);
      if (card !== null) known.set(persona.id, card);
    }
    this.#known = known;
  }

  async #standing({ card: { number: cardNumber }, holder }: Persona, today: CivilDate): Promise<KnownCard | null> {
    const card = await findCard(this.#db, { socialSecurityNumber: holder.number, cardNumber });
    if (card === null) return null;
    const { functions, elsewhere } = await standingOf(this.#db, card, today);
    return { functions: functions.map(({ cardFunction, state }) => ({ cardFunction, state })), lostElsewhere: elsewhere !== null };
  }
}
