/** The services of a counter: which rule decides, what the clerk fills in, what is done. Table; the flow is in work.ts. */
import type { CardFunction, ServiceId } from '../../db/rules/model.ts';
import type { CounterField, CounterService, ServiceRow } from '../api/counter-view.ts';

export interface ServiceDefinition {
  readonly group: ServiceRow['group'];
  /** The rule that decides; `null`: no city's document has one, the counter's own terms in `needs` hold. */
  readonly rule: ServiceId | null;
  /** Evidence that is asked for where no rule speaks. */
  readonly needs?: readonly ('card' | 'idCard')[];
  /** `chosen`: the clerk chooses the function; one named: always that; `null`: the card or person as a whole. */
  readonly on: CardFunction | 'chosen' | null;
  readonly required: readonly CounterField[];
  readonly optional?: readonly CounterField[];
  /** `command`: the authority alone; the others touch the card or the pad too. */
  readonly act: 'command' | 'resetPin' | 'unlockPin' | 'changePin' | 'newPassword' | 'updateCard' | 'blockCard';
  /** A second person signs whatever the pack says: it cannot be undone, or another's money is opened. Ours. */
  readonly approval?: true;
  /** Office work: nobody stands before the counter, so nobody is asked at the customer's screen. */
  readonly backOffice?: true;
}

export const SERVICES: Readonly<Record<CounterService, ServiceDefinition>> = {
  temporaryLoss: {
    group: 'loss',
    rule: 'temporaryLoss',
    on: 'chosen',
    required: ['cardFunction'],
    optional: ['circumstance'],
    act: 'command',
  },
  liftLoss: { group: 'loss', rule: 'liftLoss', on: 'chosen', required: ['cardFunction'], act: 'command' },
  formalLoss: {
    group: 'loss',
    rule: 'formalLoss',
    on: 'chosen',
    required: ['cardFunction'],
    optional: ['bankCardNumber', 'circumstance'],
    act: 'command',
  },
  lossElsewhere: { group: 'loss', rule: 'lossElsewhere', on: 'socialSecurity', required: [], act: 'command' },
  liftLossElsewhere: { group: 'loss', rule: 'liftLossElsewhere', on: 'socialSecurity', required: [], act: 'command' },
  replacement: { group: 'card', rule: 'replacement', on: 'socialSecurity', required: [], act: 'command' },
  exchangeCard: { group: 'card', rule: 'exchangeCard', on: 'socialSecurity', required: [], optional: ['circumstance'], act: 'command' },
  firstCard: { group: 'card', rule: 'applyForCard', on: null, required: [], optional: ['circumstance'], act: 'command' },
  instantCard: { group: 'card', rule: 'instantCard', on: 'socialSecurity', required: [], optional: ['circumstance'], act: 'command' },
  collectCard: { group: 'card', rule: 'collectCard', on: null, required: ['order'], optional: ['circumstance'], act: 'command' },
  advanceOrder: {
    group: 'card',
    rule: null,
    on: null,
    required: ['order', 'orderEvent'],
    optional: ['newCardNumber', 'newCardBank', 'note'],
    act: 'command',
    backOffice: true,
  },
  activateFunction: { group: 'card', rule: 'activateFunction', on: 'chosen', required: ['cardFunction'], act: 'command' },
  resetPin: { group: 'pin', rule: 'resetSocialSecurityPin', on: 'socialSecurity', required: [], act: 'resetPin' },
  unlockPin: { group: 'pin', rule: 'unlockSocialSecurityPin', on: 'socialSecurity', required: [], act: 'unlockPin' },
  changePin: { group: 'pin', rule: 'changeSocialSecurityPin', on: 'socialSecurity', required: [], act: 'changePin' },
  changeQueryPassword: { group: 'pin', rule: 'changeQueryPassword', on: null, required: [], act: 'newPassword' },
  bindFamily: {
    group: 'account',
    rule: 'familySharing',
    on: null,
    required: ['memberName', 'memberNumber', 'relation'],
    act: 'command',
    approval: true,
  },
  unbindFamily: { group: 'account', rule: 'familySharing', on: null, required: ['binding'], act: 'command' },
  fileReferral: {
    group: 'account',
    rule: 'fileReferral',
    on: null,
    required: ['referralKind', 'place'],
    optional: ['hospital', 'validTo'],
    act: 'command',
  },
  cancelReferral: { group: 'account', rule: 'fileReferral', on: null, required: ['filing'], act: 'command' },
  correctData: {
    group: 'data',
    rule: null,
    needs: ['idCard'],
    on: null,
    required: [],
    optional: ['newName', 'newAddress', 'newTelephone', 'note'],
    act: 'command',
  },
  updateCard: { group: 'data', rule: null, needs: ['card', 'idCard'], on: null, required: ['cardItem', 'newValue'], act: 'updateCard' },
  blockCard: {
    group: 'data',
    rule: null,
    needs: ['card', 'idCard'],
    on: null,
    required: ['blockScope', 'reason'],
    act: 'blockCard',
    approval: true,
  },
  decideCorrection: {
    group: 'data',
    rule: null,
    on: null,
    required: ['correction', 'decision'],
    act: 'command',
    backOffice: true,
  },
};

/** Items of the card that a counter may write, by the ministry's file and tag (《社会保障（个人）卡规范》, DF01 EF06). */
export const CARD_ITEMS = {
  homeAddress: { application: 'DF01', file: 'EF06', tag: 0x23 },
  telephone: { application: 'DF01', file: 'EF06', tag: 0x28 },
  contactPerson: { application: 'DF01', file: 'EF06', tag: 0x2c },
  contactTelephone: { application: 'DF01', file: 'EF06', tag: 0x2d },
} as const;
export type CardItemName = keyof typeof CARD_ITEMS;

/** Circumstances that a clerk may find at a counter, by service. */
export const CIRCUMSTANCES_OF: Readonly<Partial<Record<CounterService, readonly string[]>>> = {
  temporaryLoss: ['reportedAtPlaceOfTreatment'],
  formalLoss: ['reportedAtPlaceOfTreatment'],
  exchangeCard: ['misprint', 'notOwnFault', 'ownChange'],
  firstCard: ['byEmployer', 'workerFromOutside', 'urgent', 'minorWithoutId'],
  instantCard: ['landRequisitionRetiree', 'flexibleRetiree', 'afterLoss'],
  collectCard: ['byEmployer', 'oldOrInfirm', 'afterLoss'],
};
