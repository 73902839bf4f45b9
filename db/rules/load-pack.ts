import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { checkPack, type PackFault } from './check-pack.ts';
import type { CityId } from './model.ts';
import type { Pack } from './pack-schema.ts';
import changsha from './packs/changsha.json' with { type: 'json' };
import hunanLedger from './packs/hunan-ledger.json' with { type: 'json' };
import suzhou from './packs/suzhou.json' with { type: 'json' };
import zhaotong from './packs/zhaotong.json' with { type: 'json' };
import { verifyPack, type SignatureFault } from './signature.ts';
import { DEVELOPMENT_TRUST, type PackTrust } from './trust.ts';
import { CITY_IDS } from './words.ts';

export type LoadFault = PackFault | SignatureFault;

const PACKS: Readonly<Record<CityId, unknown>> = { changsha, 'hunan-ledger': hunanLedger, suzhou, zhaotong };

/** The rule pack of a city, checked and its signature verified. The fault names the file or city and the wrong place in the pack. */
export function loadPack(city: CityId, trust: PackTrust = DEVELOPMENT_TRUST): Result<Pack, LoadFault> {
  if (trust.directory !== undefined) return readPack(join(trust.directory, `${city}.json`), trust, city);
  const data = Object.hasOwn(PACKS, city) ? PACKS[city] : undefined;
  return data === undefined ? err(fault('rules.packMissing', `no rule pack for ${city}`)) : named(city, verified(data, trust));
}

/** The pack in a file, checked and its signature verified; the fault begins with the file's name. */
export function readPack(file: string, trust: PackTrust, city?: CityId): Result<Pack, LoadFault> {
  if (!existsSync(file)) return err(fault('rules.packMissing', `${file}: there is no such file`));
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return err(fault('rules.packInvalid', `${file}: ${error instanceof Error ? error.message : 'not readable'}`));
  }
  const pack = named(file, verified(data, trust));
  if (pack.ok && city !== undefined && pack.value.city !== city) {
    return err(fault('rules.packInvalid', `${file}: city: is the pack of ${pack.value.city}, not of ${city}`));
  }
  return pack;
}

function verified(data: unknown, trust: PackTrust): Result<Pack, LoadFault> {
  const pack = checkPack(data);
  if (!pack.ok) return pack;
  // What was parsed equals what was signed: the schema is strict and changes nothing.
  const signature = verifyPack(pack.value, trust.keys);
  return signature.ok ? pack : signature;
}

function named(name: string, result: Result<Pack, LoadFault>): Result<Pack, LoadFault> {
  return result.ok ? result : err(fault(result.error.code, `${name}: ${result.error.detail}`));
}

/**
 * All packs by city, for an authority that serves several; of a directory those that are in it. Throws when one is wrong: the program cannot
 * run without.
 */
export function loadAllPacks(trust: PackTrust = DEVELOPMENT_TRUST): ReadonlyMap<CityId, Pack> {
  const packs = tryAllPacks(trust);
  if (!packs.ok) throw new Error(`${packs.error.code} ${packs.error.detail}`);
  return packs.value;
}

/** The same for packs that somebody names: the first wrong one is a fault with its file, and so is a directory without any. */
export function tryAllPacks(trust: PackTrust): Result<ReadonlyMap<CityId, Pack>, LoadFault> {
  const { directory } = trust;
  const cities = directory === undefined ? CITY_IDS : CITY_IDS.filter((city) => existsSync(join(directory, `${city}.json`)));
  if (cities.length === 0) return err(fault('rules.packMissing', `${directory ?? ''}: holds no CITY.json of ${CITY_IDS.join(', ')}`));
  const packs = new Map<CityId, Pack>();
  for (const city of cities) {
    const pack = loadPack(city, trust);
    if (!pack.ok) return pack;
    packs.set(city, pack.value);
  }
  return ok(packs);
}
