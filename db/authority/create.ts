import type { Clock } from '../../native/base/clock.ts';
import { isCivilDate } from '../../native/base/civil-date.ts';
import type { CityId } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { answered } from '../stores/requests.ts';
import { authorityCommandSchema, subjectSchema, type Authority } from './api.ts';
import { execute } from './execute.ts';
import { accountStatement, personRecord } from './queries.ts';

export interface AuthorityParts {
  /** A database that `migrateAuthority` has brought up to date. */
  readonly db: AuthorityDatabase;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Rules of the cities whose terminals are served. */
  readonly packs: ReadonlyMap<CityId, Pack>;
}

/**
 * The authority over a database. Expected refusals are values; a call that breaks the contract (malformed command or dates,
 * a terminal of a city without a pack) throws: between programs of ours that is a bug, and the server answers it with 400.
 */
export function createAuthority({ db, clock, packs }: AuthorityParts): Authority {
  return {
    person: async (subject) => personRecord(db, subjectSchema.parse(subject), clock.nowMs()),
    statement: async (subject, from, to) => {
      if (!isCivilDate(from) || !isCivilDate(to)) throw new Error(`not civil dates: ${from} ${to}`);
      return accountStatement(db, subjectSchema.parse(subject), from, to);
    },
    execute: async (command) => {
      const checked = authorityCommandSchema.parse(command);
      const pack = packs.get(checked.terminal.city);
      if (pack === undefined) throw new Error(`no rule pack for ${checked.terminal.city}`);
      return execute(db, pack, checked, clock.nowMs());
    },
    outcomeOf: async (idempotencyKey) => (await answered(db, idempotencyKey))?.outcome ?? null,
  };
}
