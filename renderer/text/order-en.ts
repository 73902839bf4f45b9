import type { OrderTexts } from './order-texts.ts';

export const orderingEn: OrderTexts = {
  question: 'Which of these are you?',
  reasons: {
    landRequisitionRetiree: { name: 'Retired after land requisition', about: 'Your land was taken and you retired' },
    flexibleRetiree: { name: 'Flexibly employed, retired', about: 'You paid yourself and have medical retirement' },
    urgent: { name: 'No card yet, needed now', about: 'You were not in a batch' },
    misprint: { name: 'Faulty card', about: 'Name or number is wrong' },
    afterLoss: { name: 'Lost card', about: 'You have reported it formally' },
    none: { name: 'None of these', about: 'See where to go' },
  },
  readyOn: 'Ready on',
  neverLifted: 'It cannot be lifted: get a new card with your ID card',
  settlement: 'Settlement there',
  frozen: 'Frozen',
  released: 'Works again',
  reportAtHomeToo: 'Card and bank account are not frozen yet: report the loss at home as well',
  oldCard: 'Old card, void then',
  moves: 'Balance that moves',
  oldCardVoid: 'Old card, void now',
  printNotice: 'Print the notice',
  printReceipt: 'Print the receipt',
  made: { taken: 'You have your new card', kept: 'The card was not taken', failed: 'No card could be made' },
  takeNewCard: {
    title: (holder) => (holder === '' ? 'Take your new card' : `${holder}, take your new card`),
    about: 'It lies at the card exit. Have it in your hand before you go.',
    soon: (seconds) => `The machine takes it back after ${seconds} seconds.`,
    picture: 'The new card is taken from the exit',
  },
};
