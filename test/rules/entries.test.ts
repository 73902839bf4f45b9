import { describe, expect, it } from 'vitest';
import { addDays } from '../../native/base/civil-date.ts';
import { loadAllPacks } from '../../db/rules/load-pack.ts';
import type { Pack } from '../../db/rules/pack-schema.ts';
import { citationsOf, entriesOf, tell, type EntryCase } from './entries.ts';
import changsha from './expected/changsha.json' with { type: 'json' };
import hunanLedger from './expected/hunan-ledger.json' with { type: 'json' };
import suzhou from './expected/suzhou.json' with { type: 'json' };
import zhaotong from './expected/zhaotong.json' with { type: 'json' };
import { FACTS_OF_THE_CITIES } from './facts-of-the-cities.ts';
import { mutantsOf } from './mutate.ts';

/**
 * What every entry of every pack makes decide() say. Each test bears document and sentence; what is expected stands in expected/CITY.json,
 * read against the documents when an entry changes.
 */
const EXPECTED = { changsha, 'hunan-ledger': hunanLedger, suzhou, zhaotong } as unknown as Readonly<Record<string, readonly EntryCase[]>>;
const PACKS = [...loadAllPacks().values()].map((pack) => [pack.city, pack, EXPECTED[pack.city] ?? []] as const);

for (const [city, pack, cases] of PACKS) {
  const entries = entriesOf(pack);
  const documents = [...pack.documents, { id: 'ours', title: 'where the documents are silent' }];
  describe.each(documents)(`${city}: $id $title`, ({ id }) => {
    const sentences = cases.flatMap((one) =>
      one.sentences.flatMap((each) => (each.startsWith(`${id}: `) ? [[each.slice(id.length + 2), one] as const] : [])),
    );
    it.each(sentences.map(([sentence, one]) => [sentence, one.entry, one] as const))('%s: %s', (_sentence, entry, one) => {
      expect(citationsOf(entries.get(entry))).toEqual(one.sentences);
      expect(tell(pack, one)).toEqual(one.told);
    });
  });
}

describe.each(PACKS)('the tests of %s', (_city, pack, cases) => {
  it('are one for each entry of the pack, and for no other', () => {
    expect(cases.map(({ entry }) => entry).toSorted()).toEqual([...entriesOf(pack).keys()].toSorted());
    expect(cases.filter(({ sentences }) => sentences.length === 0)).toEqual([]);
  });

  it('fail when anything in an entry is changed', { timeout: 240_000 }, () => {
    const survivors = cases.flatMap((one) => {
      const entry = entriesOf(pack).get(one.entry);
      return entry === undefined
        ? []
        : mutantsOf(entry)
            .filter((mutant) => !sameAnswer(pack, entry, mutant.path) && passes(one, pack, entry, mutant.entry))
            .map(({ path }) => `${one.entry} ${path}`);
    });
    expect(survivors).toEqual([]);
  });
});

describe('what the documents say', () => {
  it.each(FACTS_OF_THE_CITIES)('%s: %s has tested entries for it', (_fact, city, ...entries) => {
    const tested = (EXPECTED[city] ?? []).map(({ entry }) => entry);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter((entry) => !tested.includes(entry))).toEqual([]);
  });
});

/** Changes that change no answer: the kind of place for those who telephone, and the end of a rule that a "no" of the next day replaces. */
function sameAnswer(pack: Pack, entry: object, path: string): boolean {
  const rule = pack.rules.find((each) => each === entry);
  if (rule === undefined) return false;
  if (path === 'outletKinds') return rule.channels.every((channel) => channel === 'telephone' || channel === 'online');
  const { service, circumstance, effectiveTo } = rule;
  if (path !== 'effectiveTo' || effectiveTo === null) return false;
  return pack.notOffered.some(
    (no) => no.service === service && no.circumstance === circumstance && no.effectiveFrom === addDays(effectiveTo, 1),
  );
}

/** Whether the test of an entry would not notice that it is another. */
function passes(one: EntryCase, pack: Pack, entry: object, mutant: object): boolean {
  if (JSON.stringify(citationsOf(mutant)) !== JSON.stringify(one.sentences)) return false;
  return JSON.stringify(tell(replaced(pack, entry, mutant), one)) === JSON.stringify(tell(pack, one));
}

function replaced(pack: Pack, entry: object, mutant: object): Pack {
  const swap = (value: unknown): unknown => {
    if (value === entry) return mutant;
    if (Array.isArray(value)) return value.map(swap);
    return value;
  };
  const inside = (value: object): object => Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, swap(inner)]));
  const { places, items, help, ...rest } = pack;
  return { ...inside(rest), places: inside(places), items: inside(items), help: inside(help) } as unknown as Pack;
}
