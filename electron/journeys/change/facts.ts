import { daysBetween, shanghaiDate } from '../../../native/base/civil-date.ts';
import type { Receipt } from '../../../db/authority/api.ts';
import type { BankTold } from '../../hosts/ports.ts';
import type { ResultFact } from '../../api/view.ts';
import type { ChangeService } from './model.ts';

/** What the result screen and the slip say of a change that was made. */
export function resultFacts(service: ChangeService, receipt: Receipt, atMs: number, bank: BankTold): readonly ResultFact[] {
  const facts: ResultFact[] = [{ fact: 'receiptNumber', value: receipt.number }];
  if (receipt.functions.length > 0) facts.push({ fact: 'functions', functions: receipt.functions.map(({ cardFunction }) => cardFunction) });
  switch (service) {
    case 'temporaryLoss':
      facts.push(lapse(receipt, atMs));
      break;
    case 'liftLoss':
      facts.push({ fact: 'usableAgain' });
      break;
    case 'activateFunction':
      if (receipt.movedBalanceFen !== null) facts.push({ fact: 'movedBalance', amountFen: receipt.movedBalanceFen });
      if (receipt.voidedCard !== undefined) facts.push({ fact: 'oldCardVoid', maskedCardNumber: receipt.voidedCard });
      break;
    case 'formalLoss':
      facts.push({ fact: 'neverLifted' }, ...(receipt.bring ?? []).map((text) => ({ fact: 'text', text }) as const));
      break;
    case 'lossElsewhere':
      facts.push({ fact: 'settlementFrozen' }, { fact: 'reportAtHomeToo' });
      break;
    case 'liftLossElsewhere':
      facts.push({ fact: 'settlementReleased' });
      break;
    case 'unlockSocialSecurityPin':
      facts.push({ fact: 'pinStays' });
      break;
    case 'resetSocialSecurityPin':
      facts.push({ fact: 'newPin000000' }, { fact: 'changePinSoon' });
      break;
  }
  if (bank === 'notTold') facts.push({ fact: 'bankNotTold' });
  return facts;
}

function lapse(receipt: Receipt, atMs: number): ResultFact {
  if (receipt.lapsesOn === null) return { fact: 'neverLapses' };
  return { fact: 'lapsesOn', date: receipt.lapsesOn, days: daysBetween(shanghaiDate(atMs), receipt.lapsesOn) };
}
