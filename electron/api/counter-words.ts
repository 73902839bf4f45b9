/** Words that the counter's requests and views share. */
export const COUNTER_SERVICES = [
  'temporaryLoss',
  'liftLoss',
  'formalLoss',
  'replacement',
  'exchangeCard',
  'firstCard',
  'instantCard',
  'collectCard',
  'advanceOrder',
  'activateFunction',
  'resetPin',
  'unlockPin',
  'changeQueryPassword',
  'bindFamily',
  'unbindFamily',
  'fileReferral',
  'cancelReferral',
  'correctData',
  'updateCard',
  'blockCard',
  'decideCorrection',
  'lossElsewhere',
  'liftLossElsewhere',
  'changePin',
] as const;
export type CounterService = (typeof COUNTER_SERVICES)[number];

/** What a clerk fills in; every service uses some of them. */
export const COUNTER_FIELDS = [
  'cardFunction',
  'proxyName',
  'proxyNumber',
  'bankCardNumber',
  'circumstance',
  'order',
  'orderEvent',
  'newCardNumber',
  'newCardBank',
  'note',
  'memberName',
  'memberNumber',
  'relation',
  'binding',
  'referralKind',
  'place',
  'hospital',
  'validTo',
  'filing',
  'newName',
  'newAddress',
  'newTelephone',
  'cardItem',
  'newValue',
  'blockScope',
  'reason',
  'correction',
  'decision',
] as const;
export type CounterField = (typeof COUNTER_FIELDS)[number];

export const COUNTER_PAGES = ['customer', 'queue', 'search', 'dayEnd'] as const;
export type CounterPageName = (typeof COUNTER_PAGES)[number];

/** How the clerk knows a person: the reader read the ID card, or the clerk looked at it. */
export type CheckedBy = 'none' | 'reader' | 'looked';

export const QUEUE_FILTERS = ['all', 'orders', 'corrections', 'unknown'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];
