/** The phones of the personas: codes that the authority has issued to them, fresh ones and worthless ones. */
import type { Clock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { drawCode, issueLastingCode, issueLiveCode, type CodeHolder } from '../../db/seed-codes.ts';
import { findCard } from '../../db/stores/cards.ts';
import { findPerson } from '../../db/stores/persons.ts';
import type { AuthorityDatabase } from '../../db/schema.ts';
import type { Persona } from '../../native/sim/card/index.ts';
import type { ShownCodeName } from '../api/bench/fault-lists.ts';

export type CodeBookFault = Fault<'sim.noCode'>;

/** Longer ago than any live code holds. */
const LONG_AGO_MS = 3_600_000;

export class CodeBook {
  readonly #db: AuthorityDatabase;
  readonly #clock: Pick<Clock, 'nowMs'>;
  readonly #personas: readonly Persona[];
  /** Live codes that were shown already, by persona. */
  readonly #shown = new Map<string, string>();

  constructor(db: AuthorityDatabase, clock: Pick<Clock, 'nowMs'>, personas: readonly Persona[]) {
    this.#db = db;
    this.#clock = clock;
    this.#personas = personas;
  }

  /** A code of that persona. A fault: there is no such person, or none of their codes was used yet. */
  async codeOf(id: string, which: ShownCodeName): Promise<Result<string, CodeBookFault>> {
    const holder = await this.#holder(id);
    if (holder === null) return err(fault('sim.noCode', `there is no persona ${JSON.stringify(id)} whom the authority knows`));
    const nowMs = this.#clock.nowMs();
    switch (which) {
      case 'unknown':
        return ok(drawCode());
      case 'lasting':
        return ok(await issueLastingCode(this.#db, holder, nowMs));
      case 'expired':
        return ok(await issueLiveCode(this.#db, holder, nowMs - LONG_AGO_MS));
      case 'used': {
        const used = this.#shown.get(id);
        return used === undefined ? err(fault('sim.noCode', 'show a live code first: then that one is used')) : ok(used);
      }
      case 'live':
      case 'garbled':
        return ok(await this.#live(id, holder, nowMs));
    }
  }

  async #holder(id: string): Promise<CodeHolder | null> {
    const persona = this.#personas.find((candidate) => candidate.id === id);
    if (persona === undefined) return null;
    const { number: socialSecurityNumber } = persona.holder;
    if ((await findPerson(this.#db, socialSecurityNumber)) === null) return null;
    const card = await findCard(this.#db, { socialSecurityNumber, cardNumber: persona.card.number });
    return { socialSecurityNumber, cardNumber: card?.card_number ?? null };
  }

  async #live(id: string, holder: CodeHolder, nowMs: number): Promise<string> {
    const code = await issueLiveCode(this.#db, holder, nowMs);
    this.#shown.set(id, code);
    return code;
  }
}
