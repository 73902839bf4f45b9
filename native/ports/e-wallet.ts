/** Money that a card carries itself, whatever application holds it: e-cash today, a city's own purse tomorrow. */
import type { Result } from '../base/result.ts';
import type { BankCardFault } from './bank-card.ts';

export type EWalletFault = BankCardFault;

/** `none`: a card without a wallet, which is no fault. */
export type EWalletBalance = { readonly wallet: 'none' } | { readonly wallet: 'eCash'; readonly balanceFen: number };

export interface EWallet {
  /** What the card says now; nothing on it changes. */
  readBalance(signal?: AbortSignal): Promise<Result<EWalletBalance, EWalletFault>>;
}
