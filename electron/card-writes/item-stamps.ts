/** Values of a card's files as the journal may keep them: keyed hashes, which tell whether two are the same and nothing else. */
import { ok, type Result } from '../../native/base/result.ts';
import type {
  CardItem,
  CardItemValue,
  FileAccess,
  FileAddress,
  ReadBack,
  SocialSecurityFault,
} from '../../native/ports/social-security-card.ts';
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

interface Places {
  readonly address: FileAddress;
  readonly places: readonly Required<Pick<CardItemValue, 'tag' | 'instance'>>[];
}

/**
 * What the places hold now, as stamps: of a cyclic file all records, newest first, else the value of each place. A place that holds
 * nothing has the stamp of no value.
 */
export async function stampPlaces(
  card: WholeCard,
  journal: Pick<WriteJournal, 'stamp'>,
  subject: string,
  { address, places }: Places,
  access: FileAccess | 'asWritten' = 'asWritten',
): Promise<Result<readonly string[], SocialSecurityFault>> {
  const cyclic = isCyclic(places);
  const tags = cyclic ? [] : [...new Set(places.map(({ tag }) => tag))];
  const items = await card.readItems(address, tags, access);
  if (!items.ok) return items;
  const values = cyclic ? items.value.map(({ value }) => value) : places.map((place) => valueAt(items.value, place));
  return ok(stampValues(journal, subject, values));
}

/** In place of a stamp: the place was not read before it was written. */
const UNREAD = 'unread';

/**
 * The same before a write. Where the file is read under a key only, and none is to be asked, the places are unread: after a cut only the
 * values that were intended can be recognised.
 */
export async function stampBefore(
  card: WholeCard,
  journal: Pick<WriteJournal, 'stamp'>,
  subject: string,
  where: Places,
  readBack: ReadBack,
): Promise<Result<readonly string[], SocialSecurityFault>> {
  if (readBack === 'always') return stampPlaces(card, journal, subject, where);
  for (const access of ['free', 'pin'] as const) {
    const stamps = await stampPlaces(card, journal, subject, where, access);
    if (stamps.ok || stamps.error.code !== 'ssc.denied') return stamps;
  }
  return ok(where.places.map(() => UNREAD));
}

function valueAt(items: readonly CardItem[], place: { readonly tag: number; readonly instance: number }): string {
  return items.find(({ tag, instance }) => tag === place.tag && instance === place.instance)?.value ?? 'nothing';
}
