/** Fictitious records for simulated cards and tests. Dates are told relative to the day of seeding, so that they never grow old. */
import { z } from 'zod';
import { addDays, isCivilDate, type CivilDate } from '../native/base/civil-date.ts';
import { cardFunctionSchema, functionStateSchema } from './authority/api.ts';
import { expandAccount, seedAccountSchema } from './seed-account.ts';
import { seedHistory } from './seed-history.ts';
import type { AuthorityDatabase } from './schema.ts';
import { cardAccountId, ensureAccount, ledgerAccountId } from './stores/accounts.ts';
import { post } from './stores/ledger.ts';
import { fileReport } from './stores/loss-reports.ts';
import { findPerson } from './stores/persons.ts';

const lossSchema = z.strictObject({
  kind: z.enum(['temporary', 'formal']),
  daysAgo: z.int().min(0),
  /** `null`: never lapses. */
  lapsesAfterDays: z.int().min(1).nullable(),
  channel: z.enum(['kiosk', 'counter', 'telephone']),
  outletName: z.string().min(1),
  functions: z.array(cardFunctionSchema).min(1),
});

const seedCardSchema = z.strictObject({
  cardNumber: z.string().length(9),
  issuingBank: z.string().min(1),
  issuedOn: z.iso.date(),
  initialPin: z.boolean(),
  /** An earlier card of the list that becomes void when this one is activated. */
  replaces: z.string().nullable(),
  functions: z.partialRecord(cardFunctionSchema, functionStateSchema),
  loss: lossSchema.nullable(),
  /** What the bank keeps, for the embedded bank host. */
  bank: z
    .strictObject({
      pan: z.string().regex(/^\d{13,19}$/),
      pin: z.string().regex(/^\d{4,12}$/),
      triesLeft: z.int().min(0),
      triesMax: z.int().min(1),
      lost: z.boolean(),
    })
    .nullable(),
});

export const seedPersonSchema = z.strictObject({
  socialSecurityNumber: z.string().min(1),
  /** 社保个人编号. */
  personalNumber: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
  name: z.string().min(1),
  employer: z.string().nullable(),
  insurances: z.array(
    z.strictObject({
      kind: z.enum(['pension', 'employeeMedical', 'residentMedical', 'unemployment', 'workInjury', 'maternity']),
      state: z.enum(['insured', 'suspended', 'retired', 'ended']),
      place: z.string().min(1),
      contributionMonths: z.int().min(0),
    }),
  ),
  /** Oldest first; none: the first one has yet to be made. */
  cards: z.array(seedCardSchema),
  account: seedAccountSchema.nullable(),
});
export const seedPopulationSchema = z.array(seedPersonSchema);
export type SeedPerson = z.infer<typeof seedPersonSchema>;
type SeedCard = SeedPerson['cards'][number];

/** Adds the persons who are not there yet; those who are stay as they are. Gives how many were added. One transaction a person. */
export async function ensureSeeded(db: AuthorityDatabase, population: readonly SeedPerson[], today: CivilDate): Promise<number> {
  let added = 0;
  for (const person of population) {
    added += await db.transaction().execute(async (tx) => {
      if ((await findPerson(tx, person.socialSecurityNumber)) !== null) return 0;
      await seedPerson(tx, person, today);
      return 1;
    });
  }
  return added;
}

/** Born on, from digits 7 to 14 of the citizen identity number (GB 11643); null where it is another kind of number. */
function birthDateOf(number: string): CivilDate | null {
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(number) ?? [];
  const date = `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  return isCivilDate(date) ? date : null;
}

async function seedPerson(tx: AuthorityDatabase, person: SeedPerson, today: CivilDate): Promise<void> {
  const number = person.socialSecurityNumber;
  await tx
    .insertInto('persons')
    .values({
      social_security_number: number,
      personal_number: person.personalNumber ?? null,
      name: person.name,
      employer: person.employer,
      born_on: birthDateOf(number),
    })
    .execute();
  const insurances = person.insurances.map(({ contributionMonths, ...rest }) => ({
    social_security_number: number,
    contribution_months: contributionMonths,
    ...rest,
  }));
  if (insurances.length > 0) await tx.insertInto('insurances').values(insurances).execute();
  for (const card of person.cards) await seedCard(tx, number, card, today);
  if (person.account !== null) await seedAccount(tx, number, person.account, today);
  await seedHistory(tx, person, today);
}

async function seedCard(tx: AuthorityDatabase, owner: string, card: SeedCard, today: CivilDate): Promise<void> {
  await tx
    .insertInto('cards')
    .values({
      card_number: card.cardNumber,
      social_security_number: owner,
      issuing_bank: card.issuingBank,
      issued_on: card.issuedOn,
      initial_pin: card.initialPin ? 1 : 0,
      replaces: card.replaces,
      version: 0,
      kind: 'financial',
      collected_on: card.issuedOn,
    })
    .execute();
  const { loss } = card;
  const reportedOn = loss === null ? null : addDays(today, -loss.daysAgo);
  const functions = cardFunctionSchema.options.flatMap((cardFunction) => {
    const before = card.functions[cardFunction];
    if (before === undefined) return [];
    const lost = loss?.functions.includes(cardFunction) === true;
    const state = !lost ? before : loss.kind === 'formal' ? ('formallyLost' as const) : ('temporarilyLost' as const);
    return [{ card_number: card.cardNumber, card_function: cardFunction, state, since: lost ? (reportedOn ?? today) : card.issuedOn }];
  });
  if (functions.length > 0) await tx.insertInto('card_functions').values(functions).execute();
  if (loss !== null && reportedOn !== null) await seedLoss(tx, card, loss, reportedOn);
}

async function seedLoss(tx: AuthorityDatabase, card: SeedCard, loss: z.infer<typeof lossSchema>, reportedOn: CivilDate): Promise<void> {
  await fileReport(tx, {
    id: `SEED-${card.cardNumber}`,
    card_number: card.cardNumber,
    kind: loss.kind,
    channel: loss.channel,
    outlet_name: loss.outletName,
    reported_on: reportedOn,
    lapses_on: loss.lapsesAfterDays === null ? null : addDays(reportedOn, loss.lapsesAfterDays),
    place: 'home',
    functions: loss.functions.map((cardFunction) => ({ cardFunction, stateBefore: card.functions[cardFunction] ?? 'active' })),
  });
}

async function seedAccount(
  tx: AuthorityDatabase,
  owner: string,
  account: z.infer<typeof seedAccountSchema>,
  today: CivilDate,
): Promise<void> {
  const ledger = account.kind === 'ledger';
  const id = ledger ? ledgerAccountId(owner) : cardAccountId(account.cardNumber);
  const entries = expandAccount(account, today);
  const card = ledger ? null : account.cardNumber;
  await ensureAccount(tx, { id, social_security_number: owner, kind: account.kind, card_number: card }, entries[0]?.on ?? today);
  for (const [index, { on, kind, note, amountFen, counterAccount }] of entries.entries()) {
    const legs = [{ accountId: id, kind, note, amountFen }];
    await post(tx, { transactionId: `SEED-${id}-${index + 1}`, on, legs, outside: counterAccount });
  }
}
