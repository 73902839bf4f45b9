/** What the parts of the interface give each other: a value, or the answer that ends the call. */
import type { Fault } from '../../native/base/fault.ts';
import { err, type Result } from '../../native/base/result.ts';
import { failed, type NationalAnswer } from './answer.ts';
import { faultAnswer, type NationalFaultCode } from './fault-answer.ts';

export type Outcome<T> = Result<T, NationalAnswer>;

/** Ends the call with a code of the interface. */
export function refuse(...reason: Parameters<typeof failed>): Outcome<never> {
  return err(failed(...reason));
}

/** A port's result, its fault turned into the answer for it. */
export function told<T>(result: Result<T, Fault<NationalFaultCode>>): Outcome<T> {
  return result.ok ? result : err(faultAnswer(result.error));
}
