/** Faults of the bank application. */
import { fault } from '../../base/fault.ts';
import { err, type Result } from '../../base/result.ts';
import type { BankCardFault, BankCardFaultCode } from '../../ports/bank-card.ts';

/** A failure with one of this application's codes. `detail` must hold no card number. */
export function refuse(code: BankCardFaultCode, detail: string): Result<never, BankCardFault> {
  return err(fault(code, detail));
}
