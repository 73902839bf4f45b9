/** What a person may look up: own records and the account's statement. */
import { maskCardNumber } from '../../native/base/mask.ts';
import { shanghaiDate, type CivilDate } from '../../native/base/civil-date.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { AccountsTable, AuthorityDatabase, CardsTable, PersonsTable } from '../schema.ts';
import { accountsOf, balanceBefore, cardAccountId, entriesBetween, visibleAccount } from '../stores/accounts.ts';
import { findCard } from '../stores/cards.ts';
import { findPerson, insurancesOf } from '../stores/persons.ts';
import { liveReferral } from '../stores/referrals.ts';
import type { AccountStatement, PersonRecord, QueryFailure, Subject } from './api.ts';
import { lossOf, standingOf, toApi, type CardStanding } from './standing.ts';

/** Which record is missing. */
export type Missing = Extract<QueryFailure, 'unknownPerson' | 'unknownCard' | 'noAccount'>;

/** The records of the subject as they stand at `nowMs`. */
export async function personRecord(db: AuthorityDatabase, subject: Subject, nowMs: number): Promise<Result<PersonRecord, Missing>> {
  const found = await find(db, subject);
  if (!found.ok) return found;
  const { person, card } = found.value;
  const account = await visibleAccount(db, person.social_security_number, card.card_number);
  const today = shanghaiDate(nowMs);
  const standing = await standingOf(db, card, today);
  const filed = (await liveReferral(db, person.social_security_number, today)) !== null;
  const { elsewhere } = standing;
  return ok({
    name: person.name,
    insurances: await insurancesOf(db, person.social_security_number),
    employer: person.employer,
    accountKind: account?.kind ?? 'none',
    ...(filed ? { settledElsewhere: true as const } : {}),
    card: {
      cardNumber: card.card_number,
      issuingBank: card.issuing_bank,
      functions: toApi(standing),
      ...(elsewhere === null ? {} : { lossElsewhere: { since: elsewhere.reported_on, loss: lossOf(elsewhere) } }),
      initialPin: card.initial_pin === 1,
      ...(await givingWay(db, person, card, standing)),
    },
  });
}

/** The old card, while the new one waits for activation. */
async function givingWay(
  db: AuthorityDatabase,
  person: PersonsTable,
  card: CardsTable,
  { functions }: CardStanding,
): Promise<Pick<PersonRecord['card'], 'replaces'>> {
  const waits = functions.some(({ cardFunction, state }) => cardFunction === 'socialSecurity' && state === 'notActivated');
  if (card.replaces === null || !waits) return {};
  const accounts = await accountsOf(db, person.social_security_number);
  const account = accounts.find(({ id }) => id === cardAccountId(card.replaces ?? ''));
  return { replaces: { maskedCardNumber: maskCardNumber(card.replaces), balanceFen: account?.balance_fen ?? null } };
}

/** Entries with `from <= on <= to`, and the balances before the first and after the last of them. */
export async function accountStatement(
  db: AuthorityDatabase,
  subject: Subject,
  from: CivilDate,
  to: CivilDate,
): Promise<Result<AccountStatement, Missing>> {
  const found = await find(db, subject);
  if (!found.ok) return found;
  const { person, card } = found.value;
  const account = await visibleAccount(db, person.social_security_number, card.card_number);
  if (account === null) return err('noAccount');
  return ok(await statementOf(db, account, from, to));
}

/** The same of one account. */
export async function statementOf(
  db: AuthorityDatabase,
  account: AccountsTable,
  from: CivilDate,
  to: CivilDate,
): Promise<AccountStatement> {
  const openingFen = await balanceBefore(db, account.id, from);
  const entries = await entriesBetween(db, account.id, from, to);
  return { accountKind: account.kind, from, to, openingFen, closingFen: entries.at(-1)?.balanceFen ?? openingFen, entries };
}

async function find(
  db: AuthorityDatabase,
  subject: Subject,
): Promise<Result<{ readonly person: PersonsTable; readonly card: CardsTable }, 'unknownPerson' | 'unknownCard'>> {
  const person = await findPerson(db, subject.socialSecurityNumber);
  if (person === null) return err('unknownPerson');
  const card = await findCard(db, subject);
  return card === null ? err('unknownCard') : ok({ person, card });
}
