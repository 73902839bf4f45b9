/** Short words for tables: what a migration says is then the table itself. */
import { sql, type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely } from 'kysely';

type Kind = 'text' | 'integer' | 'bigint';
type Build = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

const plain: Build = (column) => column;
/** A value is always there. */
export const must: Build = (column) => column.notNull();
/** A value is always there and names a row of another table. */
export const names =
  (reference: string): Build =>
  (column) =>
    column.notNull().references(reference);
/** Names a row of another table where it has a value. */
export const mayName =
  (reference: string): Build =>
  (column) =>
    column.references(reference);

export type Columns = Readonly<Record<string, readonly [Kind, Build?]>>;

/** A table with its columns in order and its key. */
export async function table(db: Kysely<unknown>, name: string, columns: Columns, key: readonly string[]): Promise<void> {
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, [kind, build = plain]] of Object.entries(columns)) builder = builder.addColumn(column, kind, build);
  await builder.addPrimaryKeyConstraint(`${name}_key`, [...key]).execute();
}

/** Columns added to a table that may hold rows: one statement each, because SQLite takes no more. */
export async function addColumns(db: Kysely<unknown>, name: string, columns: Columns): Promise<void> {
  for (const [column, [kind, build = plain]] of Object.entries(columns)) {
    await db.schema.alterTable(name).addColumn(column, kind, build).execute();
  }
}

/** Always there; rows that are there already get the value. */
export const from =
  (value: string | number): Build =>
  (column) =>
    column.notNull().defaultTo(sql.lit(value));

/** An index `NAME` on a table's columns. */
export async function index(db: Kysely<unknown>, name: string, on: string, columns: readonly string[], unique = false): Promise<void> {
  const builder = db.schema
    .createIndex(name)
    .on(on)
    .columns([...columns]);
  await (unique ? builder.unique() : builder).execute();
}
