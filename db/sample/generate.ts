/** A city as a stream of batches: bounded memory however large the city is, and the same bytes for the same options. */
import { createHash } from 'node:crypto';
import type { AuthoritySchema } from '../schema.ts';
import { createCity, type City, type Emit, type SampleOptions } from './city.ts';
import { COLUMNS, type Batch, type SampleTable, type Value } from './columns.ts';
import { emitEmployers } from './employers.ts';
import { emitPerson } from './person.ts';
import { emitPlaces, emitWarnings } from './places.ts';

/** About 60,000 rows. */
const PERSONS_A_BATCH = 200;
const EMPLOYERS_A_BATCH = 2_000;

/** The batches in order; `persons` says how many insured are in those given so far. */
export function* generateCity(options: SampleOptions): Generator<{ readonly batch: Batch; readonly persons: number }> {
  const city = createCity(options);
  yield {
    batch: collect((emit) => {
      emitPlaces(city, emit);
      emitWarnings(city, emit);
    }),
    persons: 0,
  };
  yield* spans(city.employers, EMPLOYERS_A_BATCH, (from, to) => ({
    batch: collect((emit) => emitEmployers(city, emit, from, to)),
    persons: 0,
  }));
  yield* spans(city.insured, PERSONS_A_BATCH, (from, to) => ({ batch: persons(city, from, to), persons: to }));
}

/** A few of its people, with the places and employers that belong to them. */
export function* generatePart(options: SampleOptions, indexes: readonly number[]): Generator<Batch> {
  const city = createCity(options);
  yield collect((emit) => emitPlaces(city, emit));
  yield collect((emit) => emitEmployers(city, emit, 0, city.employers));
  yield collect((emit) => indexes.forEach((index) => emitPerson(city, index, emit)));
}

function* spans<T>(count: number, size: number, make: (from: number, to: number) => T): Generator<T> {
  for (let from = 0; from < count; from += size) yield make(from, Math.min(count, from + size));
}

function persons(city: City, from: number, to: number): Batch {
  return collect((emit) => {
    for (let index = from; index < to; index++) emitPerson(city, index, emit);
  });
}

function isSampleTable(table: keyof AuthoritySchema): table is SampleTable {
  return table in COLUMNS;
}

/** The rows that `make` gives, by table in the order of the columns' list. */
function collect(make: (emit: Emit) => void): Batch {
  const rows = new Map<SampleTable, Value[][]>((Object.keys(COLUMNS) as SampleTable[]).map((table) => [table, []]));
  make((table, row) => {
    if (!isSampleTable(table)) throw new Error(`${table} is not among the columns`);
    const values = row as unknown as Readonly<Record<string, Value>>;
    rows.get(table)?.push(COLUMNS[table].map((column) => values[column] ?? null));
  });
  for (const [table, list] of rows) if (list.length === 0) rows.delete(table);
  return rows;
}

/** SHA-256 over all rows in order: two cities with one digest are the same byte for byte. */
export class CityDigest {
  readonly #hash = createHash('sha256');

  add(batch: Batch): void {
    for (const [table, rows] of batch) this.#hash.update(table).update(JSON.stringify(rows));
  }

  /** Hexadecimal; ends the digest. */
  end(): string {
    return this.#hash.digest('hex');
  }
}
