/** Queries whose text never changes: built and compiled once for each database, then only given their values. */
import type { CompiledQuery, Compilable, DialectAdapter, QueryResult } from 'kysely';
import { runQuery } from '../dialects/at-once.ts';
import type { AuthorityDatabase } from '../schema.ts';

/** Where a value goes. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

interface Kept<Row> {
  readonly compiled: CompiledQuery<Row>;
  readonly parameters: readonly unknown[];
}

type Build<Given, Row> = (db: AuthorityDatabase, given: Given) => Compilable<Row>;

/**
 * A query that is built from places instead of values when it is first asked, and asked with values from then on. `build` must use every value as
 * a value: not look at it, not put it into a list, not leave a part of the query away because of it.
 */
export function keptQuery<Given extends object, Row>(
  build: Build<Given, Row>,
): (db: AuthorityDatabase, given: Given) => Promise<QueryResult<Row>> {
  // By adapter: a database and all its transactions have the same.
  const kept = new WeakMap<DialectAdapter, Kept<Row>>();
  return (db, given) => {
    const { adapter } = db.getExecutor();
    const known = kept.get(adapter) ?? compile(build, db);
    kept.set(adapter, known);
    const values = given as Record<string, unknown>;
    const parameters = known.parameters.map((one) => (one instanceof Slot ? values[one.name] : one));
    return runQuery<Row>(db, { ...known.compiled, parameters });
  };
}

function compile<Given extends object, Row>(build: Build<Given, Row>, db: AuthorityDatabase): Kept<Row> {
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as Given;
  const compiled = build(db, slots).compile();
  return { compiled, parameters: compiled.parameters };
}
