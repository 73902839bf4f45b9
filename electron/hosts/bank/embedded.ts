/**
 * The bank of a terminal that stands alone: checks PINs as an issuer does, with a try counter, over the embedded records.
 * A simulation of a bank, but a host in every respect that the terminal can see.
 */
import type { BankDatabase } from '../../../db/bank/schema.ts';
import { checkPinOnce, ensureBankCard, findBankCard, type PinAnswer } from '../../../db/bank/pin-records.ts';
import type { Clock } from '../../../native/base/clock.ts';
import { fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { BankHost, BankPinCheck, BankPinOutcome, HostFault } from '../ports.ts';
import { bodyFingerprint, panFingerprint, pinFingerprint, type BankHostKeys } from './fingerprints.ts';
import { decipherPinBlock } from './pin-block.ts';

export interface EmbeddedBankParts {
  /** A database that `migrateBank` has brought up to date. */
  readonly db: BankDatabase;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly keys: BankHostKeys;
  /** Name of the working key under which PIN blocks come. */
  readonly workingKey: string;
}

/** The embedded bank host. Throws when its working key is missing: it could check nothing. */
export function createEmbeddedBankHost(parts: EmbeddedBankParts): BankHost {
  const { db, keys } = parts;
  const key = keys.working.get(parts.workingKey);
  if (key === undefined) throw new Error(`no working key ${parts.workingKey}`);
  return {
    async pinState(pan) {
      const card = await findBankCard(db, panFingerprint(keys, pan));
      return ok({ triesLeft: card?.tries_left ?? null, locked: card?.tries_left === 0 });
    },
    verifyPin: (check) => verify(parts, key, check),
  };
}

async function verify(parts: EmbeddedBankParts, key: Uint8Array, check: BankPinCheck): Promise<Result<BankPinOutcome, HostFault>> {
  const { db, clock, keys } = parts;
  const digits = decipherPinBlock(check.pinBlock, check.pinFormat, key, check.pan);
  if (!digits.ok) return err(fault('host.protocol', `the PIN block cannot be read: ${digits.error}`));
  const request = {
    idempotencyKey: check.idempotencyKey,
    bodyHash: bodyFingerprint(keys, check.pan, check.pinFormat, digits.value),
    panHash: panFingerprint(keys, check.pan),
    pinCheck: pinFingerprint(keys, check.pan, digits.value),
    nowMs: clock.nowMs(),
  };
  digits.value.fill(0);
  const answer = await checkPinOnce(db, request);
  if (answer.answer === 'keyReused') return err(fault('host.protocol', 'the request number was used before for something else'));
  return ok(toOutcome(answer));
}

function toOutcome(answer: PinAnswer): BankPinOutcome {
  switch (answer.answer) {
    case 'wrong':
      return { outcome: 'wrong', triesLeft: answer.triesLeft };
    case 'lost':
      return { outcome: 'cardLost' };
    case 'correct':
    case 'locked':
    case 'unknownCard':
      return { outcome: answer.answer };
  }
}

/** A card as the simulated bank is told of it. */
export interface BankSeed {
  readonly pan: string;
  readonly pin: string;
  readonly triesLeft: number;
  readonly triesMax: number;
  readonly lost: boolean;
}

/** Adds the cards that the bank does not know yet; gives how many. Cards that are there keep their PIN and tries. */
export async function ensureBankSeeded(db: BankDatabase, keys: BankHostKeys, cards: readonly BankSeed[]): Promise<number> {
  let added = 0;
  for (const { pan, pin, triesLeft, triesMax, lost } of cards) {
    const row = {
      pan_hash: panFingerprint(keys, pan),
      pin_check: pinFingerprint(keys, pan, Uint8Array.from(pin, Number)),
      tries_left: triesLeft,
      tries_max: triesMax,
      lost: lost ? (1 as const) : (0 as const),
    };
    if (await ensureBankCard(db, row)) added += 1;
  }
  return added;
}
