/** Numbers that a person types: from the pad into the vault, from there to the records, and nowhere else. */
import type { Terminal } from '../../../db/authority/api.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { maskIdentityNumber } from '../../../native/base/mask.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { TypedNumber } from '../../api/view.ts';
import { NOTHING_SHOWN } from '../../../db/rules/model.ts';
import type { EffectResult, Failure } from '../effects.ts';
import type { Devices } from './devices.ts';
import type { Vault } from './vault.ts';

type Answer<Of extends EffectResult['of']> = Exclude<Extract<EffectResult, { of: Of }>['result'], Failure>;

/** Waits for one number; it is kept for the comparison. */
export async function enterNumber(
  devices: Devices,
  vault: Vault,
  number: TypedNumber,
  signal: AbortSignal,
): Promise<Result<Answer<'numbers.enter'>, Fault>> {
  if (number === 'identityNumber') vault.typed.clear();
  const entered = await devices.numberPad.enterNumber(number, signal);
  if (!entered.ok) return entered.error.code === 'pinpad.cancelled' ? ok({ outcome: 'cancelled' }) : entered;
  if (signal.aborted) return err(fault('pinpad.aborted', 'the session ended while a number was typed'));
  vault.typed.set(number, entered.value);
  return ok({ outcome: 'entered' });
}

/** Asks the records whether both numbers are one person's; only then is somebody identified. */
export async function compareNumbers(
  devices: Devices,
  vault: Vault,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Result<Answer<'records.identity'>, Fault>> {
  const socialSecurityNumber = vault.typed.get('identityNumber');
  const personalNumber = vault.typed.get('personalNumber');
  vault.typed.clear();
  if (socialSecurityNumber === undefined || personalNumber === undefined) return err(fault('pinpad.noPin', 'a number was not typed'));
  const asked = { inquiry: 'identity', socialSecurityNumber, personalNumber } as const;
  const found = await devices.socialSecurityHost.inquire('identity', asked, { terminal, evidence: NOTHING_SHOWN });
  if (!found.ok) return found;
  if (!found.value.known) return ok({ outcome: 'noMatch' });
  if (!signal.aborted) vault.identityNumber = socialSecurityNumber;
  return ok({ outcome: 'matched', maskedIdentityNumber: maskIdentityNumber(socialSecurityNumber) });
}
