/** What keeps the whole terminal out of service, whoever comes. */
import type { PowerCode, PowerSource } from '../../native/ports/power-supply.ts';
import type { TerminalState } from './state.ts';

const POWER_CODES: Readonly<Record<PowerSource, PowerCode | null>> = {
  mains: null,
  battery: 'power.onBattery',
  low: 'power.batteryLow',
};
const CODES: readonly (string | null)[] = Object.values(POWER_CODES);

/** Why nothing is begun on this power; `null`: all is well. Recordings from before power was told have none. */
export function powerFault({ power }: Pick<TerminalState, 'power'>): PowerCode | null {
  return POWER_CODES[power] ?? null;
}

/** Whether the code tells of power. */
export function tellsOfPower(code: string): boolean {
  return CODES.includes(code);
}

/** Why nobody can begin; `null`: everybody can. */
export function closedBy(state: Pick<TerminalState, 'power' | 'readerFault'>): string | null {
  return state.readerFault ?? powerFault(state);
}
