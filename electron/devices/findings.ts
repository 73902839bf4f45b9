/** How a peripheral was found: state, supplies, and what of it somebody should be told. Pure. */
import type { DeviceState } from '../../native/ports/device.ts';
import type { Supply, SupplyLevel, SupplyName } from '../../native/ports/supply.ts';
import type { DeviceName } from '../api/maintenance-view.ts';
import { OUT_CODES, STATE_CODES, WARNING_CODES } from './warnings.ts';

export interface Finding {
  readonly state: DeviceState | 'unknown';
  readonly supplies: readonly Supply[];
  /** Name of the reader, or what lies in it. */
  readonly note: string;
  /** Whether an engineer can test it. */
  readonly testable: boolean;
  /** Why it is not online, where that is known. */
  readonly faultCode?: string;
}

/** One thing that somebody should look after. `end`: nothing works until then. */
export interface Warning {
  readonly device: DeviceName;
  /** One of the fault-code table. */
  readonly code: string;
  readonly severity: 'soon' | 'end';
}

const SPENT: Readonly<Record<SupplyName, readonly SupplyLevel[]>> = {
  paper: ['out', 'jammed'],
  ribbon: ['out'],
  cards: ['out', 'jammed'],
  bin: ['full'],
  battery: ['out'],
};
const NEAR_END: Readonly<Record<SupplyName, readonly SupplyLevel[]>> = {
  paper: ['low'],
  ribbon: ['low'],
  cards: ['low'],
  bin: ['high'],
  battery: ['low'],
};

/** What is to be said of a finding; nothing where all is well. */
export function warningsOf(device: DeviceName, finding: Finding): readonly Warning[] {
  const bad = finding.state !== 'online' && finding.state !== 'unknown' && finding.state !== 'starting' && finding.state !== 'deviceBusy';
  const state: Warning[] = bad ? [{ device, code: finding.faultCode ?? STATE_CODES[device], severity: 'end' }] : [];
  return [...state, ...finding.supplies.flatMap((supply) => supplyWarning(device, supply))];
}

function supplyWarning(device: DeviceName, { supply, level }: Supply): readonly Warning[] {
  if (SPENT[supply].includes(level)) return [{ device, code: level === 'jammed' ? JAMMED[supply] : OUT_CODES[supply], severity: 'end' }];
  return NEAR_END[supply].includes(level) ? [{ device, code: WARNING_CODES[supply], severity: 'soon' }] : [];
}

const JAMMED: Readonly<Record<SupplyName, string>> = {
  paper: 'printer.paperJammed',
  ribbon: 'dispenser.jammed',
  cards: 'dispenser.jammed',
  bin: 'bin.full',
  battery: 'power.batteryLow',
};
