/** What the issuer decides about a card: pure, over one row. */
import type { BankCardsTable } from './schema.ts';

/** What the records say to a PIN check. `triesLeft` after it. */
export type PinAnswer =
  | { readonly answer: 'correct' }
  | { readonly answer: 'wrong'; readonly triesLeft: number }
  | { readonly answer: 'locked' | 'unknownCard' | 'lost' | 'notActivated' };

export type ChangeCommand = 'reportLoss' | 'liftLoss' | 'activate';
export type ChangeRefusal = 'unknownCard' | 'alreadyLost' | 'notLost' | 'alreadyActive' | 'notActivated';
export type ChangeAnswer =
  { readonly outcome: 'done'; readonly receiptNumber: string } | { readonly outcome: 'refused'; readonly reason: ChangeRefusal };

/** The answer to a PIN check, and the tries that stand after it; `triesLeft: null`: nothing changes. */
export function judgePin(card: BankCardsTable | null, right: boolean): { readonly answer: PinAnswer; readonly triesLeft: number | null } {
  if (card === null) return { answer: { answer: 'unknownCard' }, triesLeft: null };
  if (card.lost === 1) return { answer: { answer: 'lost' }, triesLeft: null };
  if (card.active === 0) return { answer: { answer: 'notActivated' }, triesLeft: null };
  if (card.tries_left === 0) return { answer: { answer: 'locked' }, triesLeft: null };
  if (right) return { answer: { answer: 'correct' }, triesLeft: card.tries_max };
  const triesLeft = card.tries_left - 1;
  return { answer: triesLeft === 0 ? { answer: 'locked' } : { answer: 'wrong', triesLeft }, triesLeft };
}

/** What a change does to the card, or why it does not. */
export function judgeChange(card: BankCardsTable | null, command: ChangeCommand): Partial<BankCardsTable> | ChangeRefusal {
  if (card === null) return 'unknownCard';
  switch (command) {
    case 'reportLoss':
      return card.lost === 1 ? 'alreadyLost' : { lost: 1 };
    case 'liftLoss':
      return card.lost === 0 ? 'notLost' : { lost: 0 };
    case 'activate':
      if (card.lost === 1) return 'alreadyLost';
      return card.active === 1 ? 'alreadyActive' : { active: 1 };
  }
}
