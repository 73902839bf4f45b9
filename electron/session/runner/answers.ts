/** Answers as the session hears them, and what the journal says of them. */
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';
import type { EffectResult, Failure } from '../effects.ts';
import type { StepOutcome } from '../journal.ts';

/** Details of failures on their way to the journal: the session learns the code only. */
const DETAILS = new WeakMap<Failure, string>();

/** The answer to a result. */
export function said<T, V>(result: Result<T, Fault>, wording: (value: T) => V): V | Failure {
  return result.ok ? wording(result.value) : failed(result.error);
}

/** The answer to a fault; `endedOn` is told with it. */
export function failed({ code, detail, endedOn }: Fault & { readonly endedOn?: string }): Failure {
  const failure: Failure = { outcome: 'failed', code, ...(endedOn === undefined ? {} : { endedOn }) };
  DETAILS.set(failure, detail);
  return failure;
}

/** What the journal says beside the outcome: why it failed, or the receipt's number, by which the step is found again. */
export function outcomeFacts({ result }: EffectResult): Pick<StepOutcome, 'faultCode' | 'facts'> {
  if (result.outcome === 'failed') return { faultCode: result.code, facts: { detail: DETAILS.get(result) ?? '' } };
  if (result.outcome === 'retained') return { faultCode: 'session.cardRetained' };
  if (!('receipt' in result) || result.receipt === null) return {};
  return { facts: { receipt: result.receipt.number } };
}
