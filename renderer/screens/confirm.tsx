import { useKiosk, type ViewOf } from '../kiosk.ts';
import { civilDate, money } from '../text/format.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { useBack } from '../ui/footer.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useArmed } from '../ui/use-armed.ts';

/** Consequence before action: what will happen, to which functions, until when; one button that acts. */
export function ConfirmScreen({ view }: { readonly view: ViewOf<'confirm'> }) {
  const { texts, ask, say } = useKiosk();
  const armed = useArmed();
  const back = useBack();
  const words = texts.services[view.service];
  return (
    <ScreenFrame
      title={words.confirmTitle}
      back={back}
      end
      actions={
        <div className="confirm-actions">
          {/* A new button when it wakes: one that was touched asleep would lose the next touch. */}
          <BigButton
            key={armed ? 'awake' : 'asleep'}
            kind="warm"
            icon="check"
            isDisabled={!armed}
            onPress={() => ask({ intent: 'confirm' })}
            intent="confirm"
          >
            {words.confirm}
          </BigButton>
          <BigButton icon="cancel" onPress={() => ask({ intent: 'back' })} intent="notNow">
            {texts.action.notNow}
          </BigButton>
        </div>
      }
    >
      <section className="panel panel-row">
        <Facts facts={useConfirmFacts(view)} />
      </section>
      <section className="panel panel-warm">
        <h2 className="panel-title">{texts.confirm.happens}</h2>
        <ol className="consequences">
          {view.consequences.map((line, index) => (
            <li key={line.en}>
              <span className="step-number" aria-hidden>
                {index + 1}
              </span>
              <span>{say(line)}</span>
            </li>
          ))}
        </ol>
      </section>
    </ScreenFrame>
  );
}

function useConfirmFacts(view: ViewOf<'confirm'>): readonly Fact[] {
  const { texts, frame, say } = useKiosk();
  const facts: Fact[] = [{ key: 'holder', label: texts.confirm.holder, value: view.holder }];
  if (view.functions.length > 0) {
    const names = view.functions.map((name) => texts.cardFunctions[name]).join(frame.comfort.language === 'zh-CN' ? '、' : ', ');
    facts.push({ key: 'functions', label: texts.confirm.affects, value: names });
  }
  if (view.lapsesOn !== null) {
    facts.push({ key: 'until', label: texts.confirm.until, value: civilDate(view.lapsesOn, frame.comfort.language) });
  }
  if (view.oldCard !== undefined) {
    const { maskedCardNumber, balanceFen } = view.oldCard;
    facts.push({ key: 'oldCard', label: texts.ordering.oldCard, value: <span className="figures">{maskedCardNumber}</span> });
    if (balanceFen !== null) facts.push({ key: 'moves', label: texts.ordering.moves, value: money(balanceFen, frame.comfort.language) });
  }
  if (view.readyOn !== undefined)
    facts.push({ key: 'ready', label: texts.ordering.readyOn, value: civilDate(view.readyOn, frame.comfort.language) });
  const terms = (view.terms ?? []).map(say).join(frame.comfort.language === 'zh-CN' ? '' : ' ');
  if (terms !== '') facts.push({ key: 'terms', label: texts.typing.terms, value: terms });
  return facts;
}
