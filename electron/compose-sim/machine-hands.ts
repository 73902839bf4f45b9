import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, unreachable, type Result } from '../../native/base/result.ts';
import type { MachineAction } from '../api/bench/machine-action.ts';
import type { SimulatedMachine } from '../compose-sim.ts';

type Inside = Pick<SimulatedMachine, 'cardDispenser' | 'retainBin' | 'power'>;

const FEW = 10;
const FULL = 100;

/** Does one of them. */
export function workMachine({ cardDispenser, retainBin, power }: Inside, action: MachineAction): Result<void, Fault<'sim.noNewCard'>> {
  switch (action.do) {
    case 'dispenser':
      setDispenser(cardDispenser, action.state);
      return ok(undefined);
    case 'takeNewCard':
      return cardDispenser.take() === null ? err(fault('sim.noNewCard', 'no card lies at the exit of the dispenser')) : ok(undefined);
    case 'bin': {
      const { room } = retainBin.now();
      retainBin.setCount(action.state === 'full' ? room : action.state === 'nearlyFull' ? room - 1 : 0);
      return ok(undefined);
    }
    case 'power':
      power.set(action.source);
      return ok(undefined);
    default:
      return unreachable(action);
  }
}

function setDispenser(dispenser: Inside['cardDispenser'], state: Extract<MachineAction, { do: 'dispenser' }>['state']): void {
  switch (state) {
    case 'full':
      dispenser.setState('online');
      dispenser.fill(FULL);
      return;
    case 'low':
    case 'empty':
      dispenser.fill(state === 'low' ? FEW : 0);
      return;
    case 'jamNext':
      dispenser.jamNext();
      return;
    case 'jamCleared':
      dispenser.clearJam();
      return;
    case 'spoilNext':
      dispenser.spoilNext();
      return;
    case 'unplugged':
      dispenser.setState('noDevice');
      return;
    default:
      unreachable(state);
  }
}
