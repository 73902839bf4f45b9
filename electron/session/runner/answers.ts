/** Answers as the session hears them, and what the journal says of them. */
import type { Fault } from '../../../native/base/fault.ts';
import type { Result } from '../../../native/base/result.ts';
import type { PrintReceipt } from '../../../native/ports/slip-printer.ts';
import type { EffectResult, Failure } from '../effects.ts';
import type { StepOutcome } from '../journal.ts';

/** Details of failures on their way to the journal: the session learns the code only. */
const DETAILS = new WeakMap<Failure, string>();

/** Codes that stand on a paper in place of characters, on their way to the journal. */
const CODES_ON_PAPER = new WeakMap<object, string>();

/** The answer to a result. */
export function said<T, V>(result: Result<T, Fault>, wording: (value: T) => V): V | Failure {
  return result.ok ? wording(result.value) : failed(result.error);
}

/** The answer to a print that came out; its characters without a picture go to the journal. */
export function printedAs({ serial, withoutPicture }: PrintReceipt): Extract<EffectResult, { of: 'print' }>['result'] {
  const answer = { outcome: 'printed', serial } as const;
  if (withoutPicture !== undefined) CODES_ON_PAPER.set(answer, withoutPicture.join(' '));
  return answer;
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
  const codes = CODES_ON_PAPER.get(result);
  if (codes !== undefined) return { facts: { warning: 'charactersAsCodes', codes } };
  if (!('receipt' in result) || result.receipt === null) return {};
  return { facts: { receipt: result.receipt.number } };
}
