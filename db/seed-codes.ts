/** Codes of the invented people, as the phones of real ones show them. For simulation only. */
import { randomBytes } from 'node:crypto';
import { shanghaiDate } from '../native/base/civil-date.ts';
import { sha256 } from './canonical.ts';
import type { AuthorityDatabase } from './schema.ts';
import type { SeedPerson } from './seed.ts';
import { addCode } from './stores/issued-codes.ts';
import { inTransaction } from './transaction.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Digits of a medical insurance code. */
const DIGITS = 28;

/** Who is meant, and the card that the code stands for; null: none is known. */
export interface CodeHolder {
  readonly socialSecurityNumber: string;
  readonly cardNumber: string | null;
}

/** The code of an electronic card that holds for the whole day: the same text whoever works it out on that day. */
function lastingCode({ socialSecurityNumber }: CodeHolder, nowMs: number): string {
  return sha256(`${socialSecurityNumber} ${shanghaiDate(nowMs)}`)
    .slice(0, 40)
    .toUpperCase();
}

/** Issues it; again on the same day it is the same one. */
export async function issueLastingCode(db: AuthorityDatabase, holder: CodeHolder, nowMs: number): Promise<string> {
  const code = lastingCode(holder, nowMs);
  await add(db, holder, { code, kind: 'electronicCard', oneUse: false, issued_at_ms: nowMs, valid_until_ms: nowMs + DAY_MS });
  return code;
}

/** Issues a medical insurance code that holds once, for a minute. */
export async function issueLiveCode(db: AuthorityDatabase, holder: CodeHolder, nowMs: number): Promise<string> {
  const code = drawCode();
  await add(db, holder, { code, kind: 'medicalInsurance', oneUse: true, issued_at_ms: nowMs, valid_until_ms: nowMs + MINUTE_MS });
  return code;
}

/** A text as such codes have it, that nobody has issued. */
export function drawCode(): string {
  return `33${BigInt(`0x${randomBytes(DIGITS).toString('hex')}`)}`.slice(0, DIGITS);
}

/** Gives everybody who has a card the code of the day, with one wait for the disk. */
export function ensureSimulatedCodes(db: AuthorityDatabase, population: readonly SeedPerson[], nowMs: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (const { socialSecurityNumber, cards } of population) {
      const card = cards.at(-1);
      if (card !== undefined) await issueLastingCode(tx, { socialSecurityNumber, cardNumber: card.cardNumber }, nowMs);
    }
  });
}

type Given = Omit<Parameters<typeof addCode>[1], 'social_security_number' | 'card_number'>;

function add(db: AuthorityDatabase, holder: CodeHolder, given: Given): Promise<void> {
  const { socialSecurityNumber, cardNumber } = holder;
  return addCode(db, { ...given, social_security_number: socialSecurityNumber, card_number: cardNumber });
}
