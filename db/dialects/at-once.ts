/**
 * The short way to a database that answers at once. SQLite runs a statement inside the call; Kysely's way to it, made for drivers that wait, takes
 * several turns of the event loop's queue for each of them, which costs more than most of the authority's statements themselves.
 */
import type { CompiledQuery, DialectAdapter, Kysely, QueryResult, SqliteDatabase } from 'kysely';
import type { OnStatement } from './statements.ts';

/** A connection that answers at once, beside the database that Kysely makes of it. */
export interface AtOnce {
  readonly statements: Pick<SqliteDatabase, 'prepare'>;
  readonly isInTransaction: () => boolean;
  readonly onStatement: OnStatement | undefined;
}

/** A database or a transaction of any schema. */
type Asked = Pick<Kysely<unknown>, 'executeQuery' | 'getExecutor' | 'isTransaction'>;

/** By adapter: a database and all its transactions have the same. */
const connections = new WeakMap<DialectAdapter, AtOnce>();

/** Makes `runQuery` take the short way for this database. */
export function answersAtOnce(db: Asked, connection: AtOnce): void {
  connections.set(db.getExecutor().adapter, connection);
}

/**
 * Runs a query on the database or in the transaction. Outside of the transaction that is open, Kysely makes it wait for the end of that: nobody
 * sees what may be taken back. Rejects with what the driver throws.
 */
export async function runQuery<Row>(db: Asked, query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
  const connection = connections.get(db.getExecutor().adapter);
  if (connection?.isInTransaction() !== db.isTransaction) return db.executeQuery<Row>(query);
  const { statements, onStatement } = connection;
  const statement = statements.prepare(query.sql);
  const result = resultOf<Row>(statement, query.parameters);
  onStatement?.(query.sql, query.parameters);
  return result;
}

function resultOf<Row>(statement: ReturnType<SqliteDatabase['prepare']>, parameters: readonly unknown[]): QueryResult<Row> {
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}
