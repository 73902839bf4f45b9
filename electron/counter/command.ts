/** The command that a filled form comes to. What stands in a form was checked before (form.ts). */
import type { OrderEvent } from '../../db/machines/card-order.ts';
import type { CounterService } from '../api/counter-view.ts';
import type { CommandBody } from './effects.ts';
import { functionOf } from './decide.ts';
import type { Work } from './state.ts';

type Filled = Pick<Work, 'service' | 'fields'>;

/** One a service; resets, unlocks and writes on the card are no commands of their own. */
const COMMANDS: Readonly<Partial<Record<CounterService, (work: Filled) => CommandBody>>> = {
  temporaryLoss: (work) => ({ command: 'reportLoss', cardFunction: chosen(work), ...found(work) }),
  liftLoss: (work) => ({ command: 'liftLoss', cardFunction: chosen(work) }),
  formalLoss: (work) => ({ command: 'reportFormalLoss', cardFunction: chosen(work), ...found(work) }),
  lossElsewhere: () => ({ command: 'reportLossElsewhere' }),
  liftLossElsewhere: () => ({ command: 'liftLossElsewhere' }),
  activateFunction: (work) => ({ command: 'activate', cardFunction: chosen(work) }),
  replacement: (work) => ({ command: 'orderCard', kind: 'replacement', ...found(work) }),
  exchangeCard: (work) => ({ command: 'orderCard', kind: 'exchange', ...found(work) }),
  firstCard: (work) => ({ command: 'orderCard', kind: 'first', ...found(work) }),
  instantCard: (work) => ({ command: 'orderCard', kind: 'instant', ...found(work) }),
  collectCard: (work) => ({ command: 'collectCard', order: text(work, 'order'), ...found(work) }),
  advanceOrder: (work) => advance(work),
  // The runner puts in what the customer typed.
  changeQueryPassword: () => ({ command: 'changeQueryPassword', newPassword: '' }),
  bindFamily: (work) => ({ command: 'bindFamily', member: member(work) }),
  unbindFamily: (work) => ({ command: 'unbindFamily', binding: text(work, 'binding') }),
  fileReferral: (work) => ({
    command: 'fileReferral',
    kind: oneOf(text(work, 'referralKind'), ['transfer', 'resettlement']),
    place: text(work, 'place'),
    ...given(work, 'hospital', 'hospital'),
    ...given(work, 'validTo', 'validTo'),
  }),
  cancelReferral: (work) => ({ command: 'cancelReferral', filing: text(work, 'filing') }),
  correctData: (work) => ({
    command: 'requestCorrection',
    ...given(work, 'newName', 'name'),
    ...given(work, 'newAddress', 'address'),
    ...given(work, 'newTelephone', 'telephone'),
    ...given(work, 'note', 'note'),
  }),
  decideCorrection: (work) => ({
    command: 'decideCorrection',
    request: text(work, 'correction'),
    result: oneOf(text(work, 'decision'), ['accepted', 'rejected']),
  }),
};

/** Throws where the form has no command of its own, which is a bug. */
export function commandOf(work: Filled): CommandBody {
  const command = COMMANDS[work.service];
  if (command === undefined) throw new Error(`${work.service} is no command`);
  return command(work);
}

function member(work: Filled) {
  return {
    name: text(work, 'memberName'),
    socialSecurityNumber: text(work, 'memberNumber'),
    relation: oneOf(text(work, 'relation'), ['spouse', 'parent', 'child']),
  };
}

const EVENTS: readonly OrderEvent[] = ['verify', 'reject', 'correct', 'make', 'deliver', 'handOver', 'cancel'];

/** With its making the card comes into the records, with the functions that a financial social-security card has. */
function advance(work: Filled): CommandBody {
  const event = oneOf(text(work, 'orderEvent'), EVENTS);
  const number = work.fields.newCardNumber ?? '';
  const made = event === 'make' || event === 'handOver';
  return {
    command: 'advanceOrder',
    order: text(work, 'order'),
    event: event as Exclude<OrderEvent, 'collect'>,
    ...given(work, 'note', 'note'),
    ...(made
      ? {
          card: {
            cardNumber: number,
            issuingBank: text(work, 'newCardBank'),
            expiresOn: null,
            functions: ['socialSecurity' as const, 'bank' as const],
          },
        }
      : {}),
  };
}

function chosen(work: Filled) {
  const cardFunction = functionOf(work);
  if (cardFunction === null) throw new Error(`${work.service} without a function`);
  return cardFunction;
}

function text({ fields }: Filled, field: keyof Work['fields']): string {
  return (fields[field] ?? '').trim();
}

/** The field's text under a name; nothing where it is empty. */
function given<Name extends string>(work: Filled, field: keyof Work['fields'], name: Name): Partial<Record<Name, string>> {
  const value = text(work, field);
  return (value === '' ? {} : { [name]: value }) as Partial<Record<Name, string>>;
}

function found({ fields }: Filled): Pick<CommandBody, 'circumstances'> {
  const { circumstance = '' } = fields;
  return circumstance === '' ? {} : ({ circumstances: [circumstance] } as Pick<CommandBody, 'circumstances'>);
}

function oneOf<T extends string>(value: string, words: readonly T[]): T {
  const found = words.find((one) => one === value);
  if (found === undefined) throw new Error(`${value} is none of ${words.join(', ')}`);
  return found;
}
