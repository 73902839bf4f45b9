/** The wallet port over PBOC e-cash (JR/T 0025.13): inside the account application, or an application of its own. */
import { ok } from '../../base/result.ts';
import type { EWallet } from '../../ports/e-wallet.ts';
import type { CardSession } from '../session.ts';
import { readBalance } from './e-cash.ts';
import { Visit } from './visit.ts';

/** A wallet on the card of `session`; `visit` may be shared with the card's bank driver. Needs no GPO: the card's counter does not move. */
export function createECashWallet(session: CardSession, visit: Visit = new Visit(session.atr)): EWallet {
  return {
    readBalance: (signal) =>
      session.converse(async (card) => {
        const balance = await readBalance(card, visit);
        if (!balance.ok) return balance;
        return ok(balance.value === null ? ({ wallet: 'none' } as const) : ({ wallet: 'eCash', balanceFen: balance.value } as const));
      }, signal),
  };
}
