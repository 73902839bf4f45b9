import { fault } from '../../native/base/fault.ts';
import { err, type Result } from '../../native/base/result.ts';
import { checkPack, type PackFault } from './check-pack.ts';
import type { CityId } from './model.ts';
import type { Pack } from './pack-schema.ts';
import changsha from './packs/changsha.json' with { type: 'json' };
import hunanLedger from './packs/hunan-ledger.json' with { type: 'json' };
import suzhou from './packs/suzhou.json' with { type: 'json' };
import zhaotong from './packs/zhaotong.json' with { type: 'json' };

const PACKS = new Map<CityId, unknown>([
  ['changsha', changsha],
  ['hunan-ledger', hunanLedger],
  ['suzhou', suzhou],
  ['zhaotong', zhaotong],
]);

/** The rule pack of a city, checked. The fault names the city or the wrong place in the pack. */
export function loadPack(city: CityId): Result<Pack, PackFault> {
  const data = PACKS.get(city);
  return data === undefined ? err(fault('rules.packMissing', `no rule pack for ${city}`)) : checkPack(data);
}

/** All packs by city, for an authority that serves several. Throws when one is wrong: the program cannot run without. */
export function loadAllPacks(): ReadonlyMap<CityId, Pack> {
  return new Map(
    [...PACKS.keys()].map((city) => {
      const pack = loadPack(city);
      if (!pack.ok) throw new Error(`${pack.error.code} ${city}: ${pack.error.detail}`);
      return [city, pack.value];
    }),
  );
}
