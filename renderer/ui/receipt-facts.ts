/** The facts of a counter's receipt in words, the same for clerk and customer. */
import type { ReceiptFact } from '../../electron/api/counter-view.ts';
import type { Language } from '../../electron/api/view.ts';
import { civilDate, money } from '../text/format.ts';
import { textsIn } from '../text/language.ts';

export function receiptFact(fact: ReceiptFact, language: Language): { readonly label: string; readonly value: string } {
  const texts = textsIn(language);
  return { label: texts.counter.facts[fact.fact], value: valueOf(fact, language) };
}

function valueOf(fact: ReceiptFact, language: Language): string {
  const { counter, cardFunctions } = textsIn(language);
  switch (fact.fact) {
    case 'receiptNumber':
    case 'reference':
    case 'proxy':
    case 'staff':
    case 'approvedBy':
      return fact.value;
    case 'functions': {
      const names = fact.functions.map((name) => cardFunctions[name]).join(language === 'zh-CN' ? '、' : ', ');
      return `${names}${language === 'zh-CN' ? '：' : ': '}${counter.states[fact.state]}`;
    }
    case 'lapsesOn':
    case 'readyOn':
      return civilDate(fact.date, language);
    case 'feeFen':
    case 'movedFen':
      return money(fact.amountFen, language);
    case 'bring':
      return language === 'zh-CN' ? fact.text.zh : fact.text.en;
    case 'settlementElsewhere':
      return counter.settlement[fact.state];
    case 'bankTold':
      return fact.told ? counter.bankTold : counter.bankNotTold;
    case 'ownPinHolds':
      return counter.ownPin;
    case 'newPinUnseen':
      return counter.newPinUnseen;
    case 'newPin000000':
      return counter.newPin;
  }
}
