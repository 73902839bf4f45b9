import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { civilDate, money } from '../text/format.ts';
import { idCardValidity } from '../text/id-card-validity.ts';
import { ConfirmActions, Consequences } from '../ui/consequences.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { useBack } from '../ui/footer.tsx';
import { PersonPhoto, useShownPhoto } from '../ui/person-photo.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** Consequence before action: what will happen, to which functions, until when; one button that acts. */
export function ConfirmScreen({ view }: { readonly view: ViewOf<'confirm'> }) {
  const { texts } = useKiosk();
  const back = useBack();
  const photo = useShownPhoto(view.photo);
  const words = texts.services[view.service];
  return (
    <ScreenFrame title={words.confirmTitle} back={back} end actions={<ConfirmActions yes={words.confirm} no={texts.action.notNow} />}>
      <section className={photo === undefined ? 'panel panel-row' : 'panel panel-row panel-photo'}>
        <PersonPhoto photo={photo} />
        <Facts facts={useConfirmFacts(view)} />
      </section>
      <section className="panel panel-warm">
        <h2 className="panel-title">{texts.confirm.happens}</h2>
        <Consequences lines={view.consequences} />
      </section>
    </ScreenFrame>
  );
}

function useConfirmFacts(view: ViewOf<'confirm'>): readonly Fact[] {
  const lying = useOrientation() === 'landscape';
  const { texts, frame, say } = useKiosk();
  const facts: Fact[] = [{ key: 'holder', label: texts.confirm.holder, value: view.holder }];
  if (view.idCard !== undefined) {
    // On a lying screen in large letters there is room for the date alone.
    const shown = lying && frame.comfort.elder ? { ...view.idCard, daysLeft: null } : view.idCard;
    facts.push({ key: 'idCard', label: texts.idCard.label, value: idCardValidity(shown, frame.comfort.language) });
  }
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
