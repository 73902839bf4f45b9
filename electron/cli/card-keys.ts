/** Which keys a command opens cards with: none, or the test keys of the invented cards. */
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import type { CardKeys } from '../../native/ports/card-keys.ts';
import type { Arguments } from './command.ts';
import { NO_KEYS } from './with-card.ts';

/** Cards in the virtual readers of vsmartcard are test cards. */
const VIRTUAL_READER = /^Virtual PCD /;

/** Whether `--test-keys` was given or the reader is a virtual one. */
export function wantsTestKeys(args: Arguments, reader: string): boolean {
  return args.flag('test-keys') || VIRTUAL_READER.test(reader);
}

/** The keys for this reader's card. Test keys live with the invented cards: loaded only where they are wanted. */
export async function cardKeys(args: Arguments, reader: string): Promise<Result<CardKeys, Fault>> {
  if (!wantsTestKeys(args, reader)) return ok(NO_KEYS);
  const { testKeys } = await import('../compose-sim-keys.ts');
  return testKeys();
}
