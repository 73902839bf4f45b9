/**
 * What the kernel knows of mains and battery: a folder a supply below /sys/class/power_supply (Linux, Documentation/ABI/testing/sysfs-class-power).
 * For machines with a battery of their own; a UPS on USB is no such supply and is asked through upsd.
 */
import type { Clock } from '../base/clock.ts';
import type { TextFolder } from '../ports/text-folder.ts';
import { polledPower, type WatchedPowerSupply } from './polled.ts';
import { percentOf, sourceOf, type PowerReading } from './readings.ts';

export interface PowerClassOptions {
  readonly folder: TextFolder;
  readonly clock: Clock;
  readonly lowPercent: number;
  readonly pollMs: number;
}

/** One supply, by the words of its files. */
export interface KernelSupply {
  readonly type: string;
  readonly online: string | null;
  readonly status: string | null;
  readonly capacity: string | null;
  readonly level: string | null;
  /** `Device`: the battery of a keyboard or a mouse. */
  readonly scope: string | null;
}

const FROM_OUTSIDE: ReadonlySet<string> = new Set(['Mains', 'USB', 'Wireless']);
const STORES: ReadonlySet<string> = new Set(['Battery', 'UPS']);
const LOW_LEVELS: ReadonlySet<string> = new Set(['Critical', 'Low']);

/** Looks at the folder again and again. */
export function createPowerClass({ folder, clock, lowPercent, pollMs }: PowerClassOptions): WatchedPowerSupply {
  return polledPower({ look: async () => kernelReading(await suppliesIn(folder), lowPercent), clock, pollMs });
}

async function suppliesIn(folder: TextFolder): Promise<readonly KernelSupply[]> {
  const names = (await folder.list()) ?? [];
  return Promise.all(
    names.map(async (name) => {
      const of = (file: string): Promise<string | null> => folder.read(`${name}/${file}`);
      const [type, online, status, capacity, level, scope] = await Promise.all([
        of('type'),
        of('online'),
        of('status'),
        of('capacity'),
        of('capacity_level'),
        of('scope'),
      ]);
      return { type: type ?? '', online, status, capacity, level, scope };
    }),
  );
}

/** Mains are told by what comes from outside; where nothing of that kind is, by whether the battery is being emptied. */
export function kernelReading(supplies: readonly KernelSupply[], lowPercent: number): PowerReading {
  const own = supplies.filter(({ scope }) => scope !== 'Device');
  const outside = own.filter(({ type, online }) => FROM_OUTSIDE.has(type) && online !== null);
  const stores = own.filter(({ type }) => STORES.has(type));
  if (outside.length === 0 && stores.length === 0) return { lost: 'noDevice' };
  const charges = stores.flatMap(({ capacity }) => percentOf(capacity ?? undefined) ?? []);
  const charge = charges.length === 0 ? null : Math.max(...charges);
  const onBattery =
    outside.length > 0 ? outside.every(({ online }) => online === '0') : stores.some(({ status }) => status === 'Discharging');
  const low = stores.length > 0 && stores.every(({ level }) => level !== null && LOW_LEVELS.has(level));
  return { source: sourceOf(onBattery, low, charge, lowPercent), charge };
}
