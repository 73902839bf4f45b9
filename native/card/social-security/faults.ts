/** Faults of the social-security application, and what a status word means outside the places that expect it. */
import { fault } from '../../base/fault.ts';
import { err, type Result } from '../../base/result.ts';
import type { SocialSecurityFault, SocialSecurityFaultCode } from '../../ports/social-security-card.ts';
import { describeStatus, SW } from '../status-words.ts';

/** A failure with one of this application's codes. `detail` must hold no personal data. */
export function refuse(code: SocialSecurityFaultCode, detail: string): Result<never, SocialSecurityFault> {
  return err(fault(code, detail));
}

/** A failure that the card told by a status word: it stands in the detail in words and in `sw` for programs. */
export function refuseStatus(code: SocialSecurityFaultCode, what: string, sw: number): Result<never, SocialSecurityFault> {
  return err(fault(code, `${what}: ${describeStatus(sw)}`, sw));
}

/** The fault for a status word that stopped `what`. */
export function statusFault(what: string, sw: number): SocialSecurityFault {
  return fault(codeOf(sw), `${what}: ${describeStatus(sw)}`, sw);
}

function codeOf(sw: number): SocialSecurityFaultCode {
  switch (sw) {
    case SW.applicationBlocked:
    case SW.functionNotSupported:
      return 'ssc.blocked';
    case SW.securityNotSatisfied:
    case SW.conditionsNotSatisfied:
      return 'ssc.denied';
    case SW.memoryFailure:
      return 'ssc.memoryFailure';
    default:
      return 'ssc.unexpectedStatus';
  }
}
