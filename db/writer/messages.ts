/** What goes between the thread that serves and the thread that writes. Both run this program: nothing is checked a second time on the way. */
import type { AuthorityCommand, CodeAnswer, CodeQuestion, CommandOutcome, StaffAnswer, StaffRequest } from '../authority/api.ts';
import type { PlaceTrust } from '../authority/place.ts';
import type { CityId } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';

/** With what the writing thread begins. */
export interface WriterParts {
  /** A SQLite file that `migrateAuthority` has brought up to date; not one in memory, which nobody else can open. */
  readonly path: string;
  readonly packs: ReadonlyMap<CityId, Pack>;
  readonly trust: PlaceTrust;
}

/** `id` comes back with the answer. */
export type Asked =
  | { readonly ask: 'execute'; readonly id: number; readonly body: AuthorityCommand }
  | { readonly ask: 'staff'; readonly id: number; readonly body: StaffRequest }
  | { readonly ask: 'whoseCode'; readonly id: number; readonly body: CodeQuestion }
  /** Close the database and end. */
  | { readonly ask: 'close' };

/** An `error` is what was thrown: of a class of its own it would arrive without its name. */
export type Told =
  | { readonly id: number; readonly value: CommandOutcome | StaffAnswer | CodeAnswer }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };
