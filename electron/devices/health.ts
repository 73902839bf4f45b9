/**
 * Device health in one place: looks at every peripheral now and then and whenever one says that something changed, writes what somebody
 * should look after into the journal, counts uses and faults. Device page, readiness report and `kiosk devices` read from here.
 */
import type { Clock } from '../../native/base/clock.ts';
import type { Unsubscribe } from '../../native/ports/device.ts';
import type { DeviceCounts, DeviceName } from '../api/maintenance-view.ts';
import type { Journal } from '../session/journal.ts';
import { isUse, speaksAgainstDevice } from './blame.ts';
import type { DeviceCounters } from './counters.ts';
import { type Finding, type Warning, warningsOf } from './findings.ts';

/** One peripheral as the health looks at it. */
export interface DeviceSource {
  readonly device: DeviceName;
  look(): Promise<Finding>;
  /** Calls `again` when the device says that something changed. */
  readonly subscribe?: (again: () => void) => Unsubscribe;
}

export interface DeviceReport extends Finding {
  readonly device: DeviceName;
  readonly counts: DeviceCounts;
  readonly warnings: readonly Warning[];
}

export interface DeviceHealthOptions {
  readonly sources: readonly DeviceSource[];
  readonly counters: DeviceCounters;
  readonly journal: Pick<Journal, 'intend' | 'conclude'>;
  /** Time of the journal's entries. */
  readonly clock: Pick<Clock, 'nowMs'>;
  /** What it waits by between two looks. */
  readonly pace: Clock;
  readonly onBug: (error: unknown) => void;
}

/** Between two looks at devices that say nothing by themselves, in milliseconds. */
const LOOK_EVERY_MS = 15_000;
/** Entries of no session. */
const NO_SESSION = '-';

export class DeviceHealth {
  readonly #options: DeviceHealthOptions;
  readonly #found = new Map<DeviceName, Finding>();
  /** Warnings that were told and are not over. */
  readonly #standing = new Set<string>();
  readonly #listeners = new Set<(reports: readonly DeviceReport[]) => void>();
  #off: readonly Unsubscribe[] = [];
  #stopWaiting: () => void = () => undefined;
  #stopped = false;

  constructor(options: DeviceHealthOptions) {
    this.#options = options;
  }

  /** Looks from now on. */
  start(): void {
    const { sources } = this.#options;
    this.#off = sources.flatMap((source) => source.subscribe?.(() => this.#behind(this.#lookAt(source))) ?? []);
    this.#again();
  }

  stop(): void {
    this.#stopped = true;
    this.#stopWaiting();
    for (const off of this.#off) off();
    this.#listeners.clear();
    this.#options.counters.close();
  }

  /** Looks at every device now. */
  async look(): Promise<readonly DeviceReport[]> {
    await Promise.all(this.#options.sources.map((source) => this.#lookAt(source)));
    return this.reports();
  }

  /** What was found last, in the order of the sources; devices not looked at yet are missing. */
  reports(): readonly DeviceReport[] {
    return this.#options.sources.flatMap(({ device }) => {
      const finding = this.#found.get(device);
      if (finding === undefined) return [];
      return [{ ...finding, device, counts: this.#options.counters.counts(device), warnings: warningsOf(device, finding) }];
    });
  }

  /** A device was used; `faultCode`: it failed so. Failures of the person, or for lack of paper, are no faults of the device. */
  used(device: DeviceName, faultCode: string | null): void {
    if (this.#stopped || (faultCode !== null && !isUse(faultCode))) return;
    const against = faultCode !== null && speaksAgainstDevice(faultCode) ? faultCode : null;
    this.#options.counters.count(device, against, this.#options.clock.nowMs());
    const source = this.#options.sources.find((candidate) => candidate.device === device);
    // What failed has a new state, and paper may have come to its end.
    if (source !== undefined && this.#off.length > 0) this.#behind(this.#lookAt(source));
  }

  /** Calls `listener` after each look that found something else than before. */
  subscribe(listener: (reports: readonly DeviceReport[]) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #again(): void {
    if (this.#stopped) return;
    const next = (): void => {
      if (!this.#stopped) this.#stopWaiting = this.#options.pace.after(LOOK_EVERY_MS, () => this.#again());
    };
    this.look().then(next, this.#options.onBug);
  }

  #behind(work: Promise<void>): void {
    work.catch(this.#options.onBug);
  }

  async #lookAt(source: DeviceSource): Promise<void> {
    const finding = await source.look();
    const { device } = source;
    const before = this.#found.get(device);
    if (this.#stopped || JSON.stringify(before) === JSON.stringify(finding)) return;
    this.#found.set(device, finding);
    this.#write(device, warningsOf(device, finding));
    for (const listener of this.#listeners) listener(this.reports());
  }

  /** A warning is written down when it begins and when it is over. */
  #write(device: DeviceName, warnings: readonly Warning[]): void {
    const now = new Map(warnings.map((warning) => [`${device} ${warning.code}`, warning]));
    for (const key of this.#standing) {
      if (!key.startsWith(`${device} `) || now.has(key)) continue;
      this.#standing.delete(key);
      this.#tell(device, 'over', key.slice(device.length + 1));
    }
    for (const [key, { code, severity }] of now) {
      if (this.#standing.has(key)) continue;
      this.#standing.add(key);
      this.#tell(device, severity === 'end' ? 'failing' : 'warning', code);
    }
  }

  #tell(device: DeviceName, outcome: 'warning' | 'failing' | 'over', faultCode: string): void {
    const { journal, clock } = this.#options;
    const atMs = clock.nowMs();
    const step = journal.intend({ session: NO_SESSION, atMs, step: 'device.health', access: 'read', facts: { device } });
    journal.conclude(step, { atMs, outcome, faultCode });
  }
}
