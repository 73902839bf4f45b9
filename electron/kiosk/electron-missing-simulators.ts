/** An installed program holds no simulators: being asked for them is a fault of its command line, not a bug. */
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, type Result } from '../../native/base/result.ts';

/** Gives what `start` gives; where the simulated composition is not in the build, the fault `start.noSimulators`. */
export async function withoutSimulators<T>(start: () => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
  try {
    return await start();
  } catch (error) {
    if (isMissingSimulator(error)) return err(fault('start.noSimulators', 'this program holds no simulators: start it with --config FILE'));
    throw error;
  }
}

/** Node's answer to the import of a file that is not there. */
function isMissingSimulator(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes('compose-sim');
}
