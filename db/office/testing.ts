/** For tests: a built-in pack, and one that says something else. */
import { loadPack } from '../rules/load-pack.ts';
import type { Fact } from '../rules/fact-schema.ts';
import type { CityId } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';

/** The pack of a city. */
export function packOf(city: CityId): Pack {
  const pack = loadPack(city);
  if (!pack.ok) throw new Error(pack.error.detail);
  return pack.value;
}

/** The same pack with its facts changed; `null` leaves one out. Not signed again: nobody loads it. */
export function withFacts(pack: Pack, change: (fact: Fact) => Fact | null): Pack {
  return { ...pack, facts: pack.facts.flatMap((fact) => change(fact) ?? []) };
}
