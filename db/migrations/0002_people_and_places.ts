/** Who people are to each other and to employers, and where they are served. */
import type { Kysely } from 'kysely';
import { addColumns, from, index, mayName, must, names, table } from './columns.ts';

export const migration0002 = {
  async up(db: Kysely<unknown>): Promise<void> {
    await people(db);
    await places(db);
    await warnings(db);
  },
};

const PERSON = 'persons.social_security_number';

async function people(db: Kysely<unknown>): Promise<void> {
  await table(db, 'employers', { id: ['text', must], name: ['text', must], city: ['text', must] }, ['id']);
  const base = { employer_id: ['text', names('employers.id')], year: ['integer', must], average_base_fen: ['bigint', must] } as const;
  await table(db, 'employer_bases', base, ['employer_id', 'year']);
  await addColumns(db, 'persons', { personal_number: ['text'], born_on: ['text'] });
  await index(db, 'persons_by_personal_number', 'persons', ['personal_number'], true);
  await addColumns(db, 'insurances', {
    employer_id: ['text', mayName('employers.id')],
    scheme: ['text'],
    since: ['text'],
    base_fen: ['bigint'],
  });
  const relation = {
    social_security_number: ['text', names(PERSON)],
    other_number: ['text', must],
    other_name: ['text', must],
    relation: ['text', must],
    from_on: ['text', must],
    ended_on: ['text'],
  } as const;
  await table(db, 'relations', relation, ['social_security_number', 'other_number', 'relation', 'from_on']);
}

async function places(db: Kysely<unknown>): Promise<void> {
  const outlet = {
    id: ['text', must],
    name: ['text', must],
    city: ['text', must],
    bank: ['text'],
    address: ['text', must],
    telephone: ['text'],
  } as const;
  await table(db, 'outlets', outlet, ['id']);
  await index(db, 'outlets_of_city', 'outlets', ['city']);
  await table(db, 'outlet_kinds', { outlet_id: ['text', names('outlets.id')], kind: ['text', must] }, ['outlet_id', 'kind']);
  const hours = {
    outlet_id: ['text', names('outlets.id')],
    weekday: ['integer', must],
    opens: ['text', must],
    closes: ['text', must],
  } as const;
  await table(db, 'outlet_hours', hours, ['outlet_id', 'weekday', 'opens']);
  const terminal = { id: ['text', must], outlet_id: ['text', names('outlets.id')], channel: ['text', must], retired_on: ['text'] } as const;
  await table(db, 'terminals', terminal, ['id']);
  const staff = { id: ['text', must], name: ['text', must], outlet_id: ['text', names('outlets.id')], left_on: ['text'] } as const;
  await table(db, 'staff', staff, ['id']);
  await table(db, 'staff_roles', { staff_id: ['text', names('staff.id')], role: ['text', must] }, ['staff_id', 'role']);
}

async function warnings(db: Kysely<unknown>): Promise<void> {
  const warning = {
    id: ['text', must],
    social_security_number: ['text', mayName(PERSON)],
    city: ['text'],
    code: ['text', must],
    text_zh: ['text', must],
    text_en: ['text', must],
    from_on: ['text', must],
    ended_on: ['text'],
    severity: ['text', from('notice')],
  } as const;
  await table(db, 'warnings', warning, ['id']);
  await index(db, 'warnings_of_person', 'warnings', ['social_security_number', 'from_on']);
  await index(db, 'warnings_of_city', 'warnings', ['city', 'from_on']);
}
