/** The real PC/SC service for tests: the one that runs, or one started for them, that they may also kill and start again. */
import { err, ok, type Result } from '../../native/base/result.ts';
import { type RunningPcscd, startPcscd as startService, VPCD_PORTS, VPCD_READERS } from '../../native/sim/pcscd.ts';

export interface PcscDaemon {
  /** Ports of the two virtual readers, in the order of their names. */
  readonly ports: readonly [number, number];
  /** Names under which PC/SC lists them. */
  readonly readers: readonly [string, string];
  /** Ends the daemon without warning, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  start(): Promise<void>;
  /** Ends it, if it was started here. */
  stop(): Promise<void>;
}

/** A daemon that is ready, or why the real stack cannot be tested here. */
export async function startPcscd(): Promise<Result<PcscDaemon, string>> {
  const first = await startService();
  if (!first.ok) return err(`cannot be tested here: ${first.error.detail}`);
  let service: RunningPcscd = first.value;
  const start = async (): Promise<void> => {
    const again = await startService();
    if (!again.ok) throw new Error(again.error.detail);
    service = again.value;
  };
  const kill = async (): Promise<void> => {
    if (!service.ours) throw new Error('this pcscd was not started by the test: it is left alone');
    await service.kill();
  };
  return ok({ ports: VPCD_PORTS, readers: VPCD_READERS, kill, start, stop: () => service.stop() });
}
