/** Values of a card's files as the journal may keep them: keyed hashes, which tell whether two are the same and nothing else. */
import { ok, type Result } from '../../native/base/result.ts';
import type { CardItem, CardItemValue, FileAddress, SocialSecurityFault } from '../../native/ports/social-security-card.ts';
import type { WholeCard } from './memory.ts';
import type { WriteJournal } from './write-journal.ts';

const SEPARATOR = ' ';

/** A cyclic file is appended to by items with tag 0. */
export function isCyclic(items: readonly Pick<CardItemValue, 'tag'>[]): boolean {
  return items.some(({ tag }) => tag === 0);
}

/** The places that are written: `08.1 40.2`; a cyclic file's appended records are `00.1 00.1`. */
export function placesOf(items: readonly CardItemValue[]): string {
  return items.map(({ tag, instance = 1 }) => `${tag}.${instance}`).join(SEPARATOR);
}

export function parsePlaces(places: string): readonly Required<Pick<CardItemValue, 'tag' | 'instance'>>[] {
  return places.split(SEPARATOR).map((place) => {
    const [tag = 0, instance = 1] = place.split('.').map(Number);
    return { tag, instance };
  });
}

export function joinStamps(stamps: readonly string[]): string {
  return stamps.join(SEPARATOR);
}

export function splitStamps(stamps: string): readonly string[] {
  return stamps === '' ? [] : stamps.split(SEPARATOR);
}

/** Stamps of the values as given, bound to card and file: the same value elsewhere has another. */
export function stampValues(journal: Pick<WriteJournal, 'stamp'>, subject: string, values: readonly string[]): readonly string[] {
  return values.map((value) => journal.stamp(`value ${subject} ${value}`));
}

/**
 * What the places hold now, as stamps: of a cyclic file all records, newest first, else the value of each place. A place that holds
 * nothing has the stamp of no value.
 */
export async function stampPlaces(
  card: WholeCard,
  journal: Pick<WriteJournal, 'stamp'>,
  subject: string,
  { address, places }: { readonly address: FileAddress; readonly places: readonly Required<Pick<CardItemValue, 'tag' | 'instance'>>[] },
): Promise<Result<readonly string[], SocialSecurityFault>> {
  const cyclic = isCyclic(places);
  const tags = cyclic ? [] : [...new Set(places.map(({ tag }) => tag))];
  const items = await card.readItems(address, tags, 'asWritten');
  if (!items.ok) return items;
  const values = cyclic ? items.value.map(({ value }) => value) : places.map((place) => valueAt(items.value, place));
  return ok(stampValues(journal, subject, values));
}

function valueAt(items: readonly CardItem[], place: { readonly tag: number; readonly instance: number }): string {
  return items.find(({ tag, instance }) => tag === place.tag && instance === place.instance)?.value ?? 'nothing';
}
