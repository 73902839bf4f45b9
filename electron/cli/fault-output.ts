/** How every command tells a failure. */
import type { Fault } from '../../native/base/fault.ts';
import { scrub } from '../audit/scrub.ts';
import type { Io } from './command.ts';
import { exitCodeOf, type ExitCode } from './exit-codes.ts';

/**
 * `code: detail` on standard error, or with `json` `{"fault":{code,detail}}` on standard output. Gives the exit code.
 * A detail may repeat what a card or a file said: numbers that could be a person's are taken out of it.
 */
export function tellFault(io: Io, fault: Fault, json = false): ExitCode {
  const { code } = fault;
  const detail = scrub(fault.detail);
  if (json) io.out(JSON.stringify({ fault: { code, detail } }));
  else io.err(`${code}: ${detail}`);
  return exitCodeOf(fault);
}
