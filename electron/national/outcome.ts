/** What the parts of the interface give each other: a value, or the answer that ends the call. */
import type { Fault } from '../../native/base/fault.ts';
import { err, type Result } from '../../native/base/result.ts';
import { leavesOpen } from '../card-writes/certainty.ts';
import { failed, type NationalAnswer } from './answer.ts';
import { faultAnswer, type NationalFaultCode } from './fault-answer.ts';

export type Outcome<T> = Result<T, NationalAnswer>;

/** Ends the call with a code of the interface. */
export function refuse(...reason: Parameters<typeof failed>): Outcome<never> {
  return err(failed(...reason));
}

/** The same of a write: a fault after which nobody knows whether it was carried out says so. Its code stays that of the fault. */
export function toldOfWrite<T>(result: Result<T, Fault<NationalFaultCode>>): Outcome<T> {
  const outcome = told(result);
  if (outcome.ok || result.ok || !leavesOpen(result.error.code)) return outcome;
  return err({ ...outcome.error, out: `${outcome.error.out}（写卡结果未知，重新插卡后查询）` });
}

/** A port's result, its fault turned into the answer for it. */
export function told<T>(result: Result<T, Fault<NationalFaultCode>>): Outcome<T> {
  return result.ok ? result : err(faultAnswer(result.error));
}
