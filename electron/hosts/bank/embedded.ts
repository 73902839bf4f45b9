/**
 * The bank of a terminal that stands alone: an issuer in this process, over the embedded records. A simulation of a bank, but a
 * host in every respect that the terminal can see.
 */
import type { Issuer, KeyReused } from '../../../db/bank/issuer.ts';
import type { PinAnswer } from '../../../db/bank/pin-records.ts';
import { fault } from '../../../native/base/fault.ts';
import { err, ok, unreachable, type Result } from '../../../native/base/result.ts';
import type { BankHost, BankPinCheck, BankPinOutcome, HostFault } from '../ports.ts';
import { decipherPinBlock } from './pin-block.ts';

export interface EmbeddedBankParts {
  readonly issuer: Issuer;
  /** The working key under which PIN blocks come. */
  readonly pinKey: Uint8Array;
}

/** The embedded bank host. */
export function createEmbeddedBankHost({ issuer, pinKey }: EmbeddedBankParts): BankHost {
  return {
    pinState: async (pan) => ok((await issuer.pinState(pan)) ?? { triesLeft: null, locked: false }),
    verifyPin: (check) => verify(issuer, pinKey, check),
    change: async (command) => unlessReused(await issuer.change(command)),
    outcomeOf: async (idempotencyKey) => ok(await issuer.outcomeOf(idempotencyKey)),
    checkName: async (pan, name) => ok({ outcome: await issuer.checkName(pan, name) }),
  };
}

async function verify(issuer: Issuer, pinKey: Uint8Array, check: BankPinCheck): Promise<Result<BankPinOutcome, HostFault>> {
  const digits = await decipherPinBlock(check.pinBlock, check.pinFormat, pinKey, check.pan);
  if (!digits.ok) return err(fault('host.protocol', `the PIN block cannot be read: ${digits.error}`));
  const { idempotencyKey, pan, pinFormat: format } = check;
  const answer = unlessReused(await issuer.checkPin({ idempotencyKey, pan, format, digits: digits.value }));
  digits.value.fill(0);
  return answer.ok ? ok(toOutcome(answer.value)) : answer;
}

function unlessReused<A extends object>(answer: A | KeyReused): Result<A, HostFault> {
  return isReused(answer) ? err(fault('host.protocol', 'the request number was used before for something else')) : ok(answer);
}

function isReused(answer: object): answer is KeyReused {
  return 'answer' in answer && answer.answer === 'keyReused';
}

function toOutcome(answer: PinAnswer): BankPinOutcome {
  switch (answer.answer) {
    case 'wrong':
      return { outcome: 'wrong', triesLeft: answer.triesLeft };
    case 'lost':
      return { outcome: 'cardLost' };
    case 'notActivated':
      return { outcome: 'refused', refusal: 'restricted', responseCode: '57' };
    case 'correct':
    case 'locked':
    case 'unknownCard':
      return { outcome: answer.answer };
    default:
      return unreachable(answer);
  }
}
