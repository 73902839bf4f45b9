/** Forms: their fields with what may be chosen, what is wrong in them, and the command they come to. */
import { isCivilDate } from '../../native/base/civil-date.ts';
import { passesLuhn } from '../../native/base/check-digits.ts';
import { isRecordedCitizenNumber } from '../../native/base/citizen-number.ts';
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { CounterField, FormField } from '../api/counter-view.ts';
import { CARD_ITEMS, CIRCUMSTANCES_OF, SERVICES } from './services.ts';
import type { Tab, Work } from './state.ts';

type Filled = Pick<Work, 'service' | 'fields'>;
type Option = FormField['options'][number];

const KINDS: Readonly<Partial<Record<CounterField, FormField['kind']>>> = {
  cardFunction: 'choice',
  bankCardNumber: 'number',
  circumstance: 'choice',
  order: 'choice',
  orderEvent: 'choice',
  newCardNumber: 'number',
  memberNumber: 'number',
  relation: 'choice',
  binding: 'choice',
  referralKind: 'choice',
  validTo: 'date',
  filing: 'choice',
  newTelephone: 'number',
  cardItem: 'choice',
  blockScope: 'choice',
  correction: 'choice',
  decision: 'choice',
};

const ORDER_EVENTS = ['verify', 'reject', 'correct', 'make', 'deliver', 'handOver', 'cancel'] as const;
/** 卡号 of a social-security card: nine characters (《社会保障（个人）卡规范》). */
const CARD_NUMBER = /^[0-9A-Z]{9}$/;
const TELEPHONE = /^[\d-]{7,15}$/;

/** The fields of a form as they are drawn. */
export function formFields(tab: Tab, work: Work): readonly FormField[] {
  const wrong = work.tried ? wrongFields(tab, work) : [];
  return fieldsOf(work).map(({ field, required }) => ({
    field,
    kind: KINDS[field] ?? 'text',
    value: work.fields[field] ?? '',
    required,
    wrong: wrong.includes(field),
    options: optionsOf(tab, work, field),
  }));
}

/** Fields that are missing or do not fit; what is typed is checked by its check digit where it has one. */
export function wrongFields(tab: Tab, work: Filled): readonly CounterField[] {
  const wrong = fieldsOf(work)
    .filter(({ field, required }) => !fits(tab, work, field, work.fields[field] ?? '', required))
    .map(({ field }) => field);
  const { newName = '', newAddress = '', newTelephone = '' } = work.fields;
  const nothing = work.service === 'correctData' && `${newName}${newAddress}${newTelephone}`.trim() === '';
  return nothing ? [...wrong, 'newName'] : wrong;
}

function fieldsOf(work: Filled): readonly { readonly field: CounterField; readonly required: boolean }[] {
  const { required, optional = [] } = SERVICES[work.service];
  const makes = work.service === 'advanceOrder' && (work.fields.orderEvent === 'make' || work.fields.orderEvent === 'handOver');
  return [
    ...required.map((field) => ({ field, required: true })),
    ...optional.map((field) => ({ field, required: makes && (field === 'newCardNumber' || field === 'newCardBank') })),
  ];
}

function fits(tab: Tab, work: Filled, field: CounterField, value: string, required: boolean): boolean {
  if (value.trim() === '') return !required;
  if (KINDS[field] === 'choice') return optionsOf(tab, work, field).some((option) => option.value === value);
  return CHECKS[field]?.(value) ?? true;
}

/** What is typed and can be checked. */
const CHECKS: Readonly<Partial<Record<CounterField, (value: string) => boolean>>> = {
  bankCardNumber: passesLuhn,
  memberNumber: isRecordedCitizenNumber,
  newTelephone: (value) => TELEPHONE.test(value),
  validTo: isCivilDate,
  newCardNumber: (value) => CARD_NUMBER.test(value),
};

const word = (value: string): Option => ({ value, label: null });
const said = (value: string, label: BilingualText): Option => ({ value, label });

type Options = (tab: Tab, work: Filled) => readonly Option[];
const words =
  (...values: readonly string[]): Options =>
  () =>
    values.map(word);

const OPTIONS: Readonly<Partial<Record<CounterField, Options>>> = {
  cardFunction: (tab) => functionOptions(tab),
  circumstance: (_tab, { service }) => (CIRCUMSTANCES_OF[service] ?? []).map(word),
  order: (tab) => orderOptions(tab),
  orderEvent: words(...ORDER_EVENTS),
  relation: words('spouse', 'parent', 'child'),
  referralKind: words('transfer', 'resettlement'),
  cardItem: words(...Object.keys(CARD_ITEMS)),
  blockScope: words('application', 'card'),
  decision: words('accepted', 'rejected'),
  correction: ({ lists }) =>
    (lists?.corrections ?? []).map(({ request, name, address, telephone }) =>
      said(request, same([request, name, address, telephone].filter((part) => part !== null).join(' '))),
    ),
  binding: ({ lists }) =>
    (lists?.family ?? [])
      .filter((one) => one.as === 'owner')
      .map(({ binding, otherName, otherNumber }) => said(binding, same(`${otherName} ${otherNumber}`))),
  filing: ({ lists }) =>
    (lists?.referrals ?? [])
      .filter(({ state }) => state === 'filed' || state === 'used')
      .map(({ filing, place, filedOn }) => said(filing, same(`${place} ${filedOn}`))),
};

function optionsOf(tab: Tab, work: Filled, field: CounterField): readonly Option[] {
  return OPTIONS[field]?.(tab, work) ?? [];
}

function functionOptions(tab: Tab): readonly Option[] {
  const rows = tab.known?.person?.card.functions.filter(({ state }) => state !== 'absent');
  return (rows ?? []).map(({ cardFunction }) => word(cardFunction));
}

function orderOptions(tab: Tab): readonly Option[] {
  return (tab.lists?.orders ?? [])
    .filter(({ step }) => step !== 'collected' && step !== 'cancelled')
    .map(({ order, orderedOn }) => said(order, same(`${order} ${orderedOn}`)));
}

function same(text: string): BilingualText {
  return { zh: text, en: text };
}
