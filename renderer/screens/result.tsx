import type { ResultFact } from '../../electron/api/view.ts';
import { useKiosk, type Kiosk, type ViewOf } from '../kiosk.ts';
import { civilDate, money } from '../text/format.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { useToMenu } from '../ui/footer.tsx';
import { Mark } from '../ui/notice.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The service is done: the receipt's number, what follows, print or not, next service or end. */
export function ResultScreen({ view }: { readonly view: ViewOf<'result'> }) {
  const kiosk = useKiosk();
  const { texts } = kiosk;
  return (
    <ScreenFrame
      kind="report"
      title={view.made === undefined ? texts.services[view.service].done : texts.ordering.made[view.made]}
      live="status"
      mark={<MadeMark made={view.made} />}
      back={useToMenu()}
      end
      actions={view.canPrint || view.alsoPrints !== undefined ? <Papers view={view} /> : undefined}
    >
      {view.facts.length === 0 ? null : (
        <section className="panel">
          <Facts facts={view.facts.map((fact, index) => ({ ...factOf(fact, kiosk), key: `${index}` }))} />
        </section>
      )}
    </ScreenFrame>
  );
}

/** A card that is not in the person's hand is no success, though the order stands. */
function MadeMark({ made }: { readonly made: ViewOf<'result'>['made'] }) {
  return made === 'kept' || made === 'failed' ? <Mark tone="warm" icon="warning" /> : <Mark tone="success" />;
}

/** What can be printed: the receipt, and beside it the paper for the next place. */
function Papers({ view }: { readonly view: ViewOf<'result'> }) {
  const { texts, ask } = useKiosk();
  if (view.alsoPrints === undefined) {
    return <PrintButton />;
  }
  return (
    <div className="confirm-actions">
      <BigButton kind="main" icon="print" onPress={() => ask({ intent: 'print', paper: 'notice' })} intent="printNotice">
        {texts.ordering.printNotice}
      </BigButton>
      {view.canPrint ? (
        <BigButton icon="print" onPress={() => ask({ intent: 'print' })} intent="print">
          {texts.ordering.printReceipt}
        </BigButton>
      ) : null}
    </div>
  );
}

/** The words of one fact. */
function factOf(fact: ResultFact, { texts, frame, say }: Kiosk): Omit<Fact, 'key'> {
  const { language } = frame.comfort;
  const words = texts.result;
  switch (fact.fact) {
    case 'receiptNumber':
      return { label: words.receiptNumber, value: <strong className="figures">{fact.value}</strong> };
    case 'functions':
      return {
        label: words.functions,
        value: fact.functions.map((name) => texts.cardFunctions[name]).join(language === 'zh-CN' ? '、' : ', '),
      };
    case 'lapsesOn':
      return { label: words.lapses, value: words.lapsesOn(civilDate(fact.date, language), fact.days) };
    case 'neverLapses':
      return { label: words.lapses, value: words.neverLapses };
    case 'newPin000000':
      return { label: words.newPin, value: <strong className="figures">000000</strong> };
    case 'changePinSoon':
      return { label: words.next, value: words.changePinSoon };
    case 'ownPinHolds':
      return { label: words.next, value: words.ownPinHolds };
    case 'pinStays':
      return { label: words.next, value: words.pinStays };
    case 'movedBalance':
      return { label: words.movedBalance, value: money(fact.amountFen, language) };
    case 'oldCardVoid':
      return { label: texts.ordering.oldCardVoid, value: <strong className="figures">{fact.maskedCardNumber}</strong> };
    case 'bankNotTold':
      return { label: words.next, value: words.bankNotTold };
    case 'neverLifted':
      return { label: words.next, value: texts.ordering.neverLifted };
    case 'settlementFrozen':
      return { label: texts.ordering.settlement, value: texts.ordering.frozen };
    case 'settlementReleased':
      return { label: texts.ordering.settlement, value: texts.ordering.released };
    case 'reportAtHomeToo':
      return { label: words.next, value: texts.ordering.reportAtHomeToo };
    case 'readyOn':
      return { label: texts.ordering.readyOn, value: civilDate(fact.date, language) };
    case 'terms':
      return { label: texts.typing.terms, value: say(fact.text) };
    case 'usableAgain':
      return { label: words.next, value: words.usableAgain };
    case 'text':
      return { label: words.next, value: say(fact.text) };
  }
}
