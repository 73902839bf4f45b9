/** What the bank is told when the bank function of a card changes here. */
import type { BankSide, Receipt } from './api.ts';
import type { CommandContext } from './context.ts';

const ACTS: Partial<Record<Receipt['functions'][number]['state'], BankSide['act']>> = {
  temporarilyLost: 'freeze',
  formallyLost: 'close',
  void: 'close',
};

/** The order to the bank for the functions that a command changed; nothing where the bank function is not among them. */
export async function bankSideOf(
  context: CommandContext,
  functions: Receipt['functions'],
  otherwise: 'release' | 'activate',
): Promise<{ readonly bankSide?: BankSide }> {
  const bank = functions.find((one) => one.cardFunction === 'bank');
  if (bank === undefined) return {};
  const { card } = context.standing;
  return {
    bankSide: {
      act: ACTS[bank.state] ?? otherwise,
      cardNumber: card.card_number,
      issuingBank: card.issuing_bank,
      reference: await context.receiptNumber(),
      on: context.today,
    },
  };
}
