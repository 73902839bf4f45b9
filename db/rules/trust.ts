import type { PackKeys } from './signature.ts';

/** Whose packs are taken, and from where; a `directory` holds `CITY.json` for each city. Absent: the packs that came with the program. */
export interface PackTrust {
  readonly keys: PackKeys;
  readonly directory?: string;
}

/** The packs of this repository, signed with a key that everybody has: for development and simulation. */
export const DEVELOPMENT_TRUST: PackTrust = {
  keys: { development: 'MCowBQYDK2VwAyEAm78E7g88EwuwtVJi3pBI/dno0kj6+pX5RiQw/75xNvA=' },
};
