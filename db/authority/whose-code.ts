/** Whose a code is, by the records alone, and what a terminal's word is worth that one was shown. Every question is in the audit trail, no code is. */
import { shanghaiDate } from '../../native/base/civil-date.ts';
import { maskIdentityNumber } from '../../native/base/mask.ts';
import { codeStanding } from '../machines/issued-code.ts';
import type { AuthorityDatabase, IssuedCodesTable } from '../schema.ts';
import { appendAudit } from '../stores/audit.ts';
import { findCard } from '../stores/cards.ts';
import { findCode, noteShown, wasShown } from '../stores/issued-codes.ts';
import { findPerson } from '../stores/persons.ts';
import { inTransaction } from '../transaction.ts';
import type { Asker, CodeAnswer, CodeQuestion, Subject } from './api.ts';
import { placeOf, type PlaceTrust } from './place.ts';
import { standingOf } from './standing.ts';

/** A visit is over by then. Ours. */
const VISIT_MS = 30 * 60_000;

interface Found {
  readonly answer: CodeAnswer;
  readonly about: string;
}

/** Answers, and uses up a code that holds once only: in one transaction with its audit entry. */
export function whoseCode(db: AuthorityDatabase, trust: PlaceTrust, question: CodeQuestion, nowMs: number): Promise<CodeAnswer> {
  return inTransaction(db, async (tx) => {
    const { answer, about } = await find(tx, trust, question, nowMs);
    await appendAudit(tx, {
      at_ms: nowMs,
      terminal_id: question.terminal.id,
      command: 'whoseCode',
      subject: about === '' ? '' : maskIdentityNumber(about),
      idempotency_key: question.key,
      outcome: answer.standing === 'valid' ? 'done' : answer.standing,
      receipt_number: null,
      outlet_id: null,
      staff_id: null,
      approved_by: null,
    });
    return answer;
  });
}

async function find(tx: AuthorityDatabase, trust: PlaceTrust, { key, code, terminal }: CodeQuestion, nowMs: number): Promise<Found> {
  const today = shanghaiDate(nowMs);
  const place = await placeOf(tx, { terminal, command: 'whoseCode' }, trust, { today, nowMs, onlyLooks: true });
  if (!place.ok) return { answer: { standing: 'notAuthorised' }, about: '' };
  const row = await findCode(tx, code);
  const person = row === null ? null : await findPerson(tx, row.social_security_number);
  if (row === null || person === null) return { answer: { standing: 'unknown' }, about: '' };
  const about = row.social_security_number;
  const askedAgain = row.shown_key === key && row.shown_terminal_id === terminal.id;
  const cardVoid = await isCardVoid(tx, row, nowMs);
  const standing = codeStanding({ state: row.state, validUntilMs: row.valid_until_ms, cardVoid, askedAgain }, nowMs);
  if (standing !== 'valid') return { answer: { standing }, about };
  const mine = askedAgain || (await noteShown(tx, row, { key, atMs: nowMs, terminal: terminal.id }));
  if (!mine) return { answer: { standing: 'used' }, about };
  return { answer: { standing: 'valid', kind: row.kind, socialSecurityNumber: about, name: person.name }, about };
}

async function isCardVoid(tx: AuthorityDatabase, row: IssuedCodesTable, nowMs: number): Promise<boolean> {
  if (row.card_number === null) return false;
  const card = await findCard(tx, { socialSecurityNumber: row.social_security_number, cardNumber: row.card_number });
  if (card === null) return true;
  const { functions } = await standingOf(tx, card, shanghaiDate(nowMs));
  const state = functions.find(({ cardFunction }) => cardFunction === 'socialSecurity')?.state;
  return state === 'void' || state === 'expired';
}

/** What was shown, as far as these records can tell: that a code was shown counts only where it was found to be this person's, there and lately. */
export async function believed<Said extends Asker | undefined>(
  db: AuthorityDatabase,
  asker: Said,
  subject: Subject | null,
  nowMs: number,
): Promise<Said | Asker> {
  if (asker?.evidence.code !== true) return asker;
  const { id: terminal } = asker.terminal;
  const person = subject?.socialSecurityNumber;
  const shown = person !== undefined && (await wasShown(db, { person, terminal, sinceMs: nowMs - VISIT_MS }));
  return shown ? asker : { ...asker, evidence: { ...asker.evidence, code: false } };
}
