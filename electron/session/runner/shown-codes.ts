/** Codes that a person shows: from the reader into the vault, from there to the records, and nowhere else. */
import type { Terminal, WorthlessCode } from '../../../db/authority/api.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { maskIdentityNumber, maskName } from '../../../native/base/mask.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { CODE_CHARACTERS } from '../../../native/base/shown-code.ts';
import type { Devices } from './devices.ts';
import type { Vault } from './vault.ts';

/** Waits for a code; it is kept for the question. One that no host would have issued is told as unreadable. */
export async function readShownCode(
  { codeReader }: Pick<Devices, 'codeReader'>,
  vault: Vault,
  signal: AbortSignal,
): Promise<Result<void, Fault>> {
  vault.code = null;
  if (codeReader === null) return err(fault('barcode.gone', 'this terminal has no code reader'));
  const read = await codeReader.read(signal);
  if (!read.ok) return read;
  if (signal.aborted) return err(fault('barcode.cancelled', 'the session ended while a code was read'));
  const { length } = read.value;
  if (length < CODE_CHARACTERS.least || length > CODE_CHARACTERS.most)
    return err(fault('barcode.unreadable', 'too short or too long for a code of a person'));
  vault.code = read.value;
  return ok(undefined);
}

/** Whom the host names, or why nobody. */
export type ShownCodeAnswer =
  | { readonly outcome: 'identified'; readonly maskedName: string; readonly maskedIdentityNumber: string }
  | { readonly outcome: 'worthless'; readonly why: WorthlessCode };

/** Asks the host whose code it is; only its word identifies anybody. The code is forgotten once it was answered. */
export async function askWhoseCode(
  { socialSecurityHost }: Pick<Devices, 'socialSecurityHost'>,
  vault: Vault,
  { terminal, key }: { readonly terminal: Terminal; readonly key: string },
  signal: AbortSignal,
): Promise<Result<ShownCodeAnswer, Fault>> {
  const { code } = vault;
  if (code === null) return err(fault('barcode.unreadable', 'no code was read'));
  const answer = await socialSecurityHost.whoseCode({ key, code, terminal });
  if (!answer.ok) return answer;
  if (answer.value.standing === 'notAuthorised') return err(fault('authority.notAuthorised', 'this terminal may not ask whose a code is'));
  if (vault.code === code) vault.code = null;
  if (answer.value.standing !== 'valid') return ok({ outcome: 'worthless', why: answer.value.standing });
  const { socialSecurityNumber, name } = answer.value;
  if (!signal.aborted) vault.identityNumber = socialSecurityNumber;
  return ok({ outcome: 'identified', maskedName: maskName(name), maskedIdentityNumber: maskIdentityNumber(socialSecurityNumber) });
}
