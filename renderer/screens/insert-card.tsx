import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { InsertCardDrawing } from '../ui/drawings/insert-card.tsx';
import type { IconName } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { Steps } from '../ui/steps.tsx';

const ICONS: Readonly<Record<ViewOf<'insertCard'>['without'][number], IconName>> = {
  code: 'code',
  typedNumbers: 'pin',
  letterOfIntroduction: 'print',
  placesToAsk: 'office',
};

/** What can be done with neither card nor ID card. */
function WithoutCard({ view }: { readonly view: ViewOf<'insertCard'> }) {
  const { texts, ask } = useKiosk();
  return view.without.map((start) => (
    <BigButton key={start} icon={ICONS[start]} onPress={() => ask({ intent: 'withoutCard', start })} intent={`withoutCard-${start}`}>
      {texts.typing.without.starts[start]}
    </BigButton>
  ));
}

/** Put the card in; where the ID reader works, the ID card will do as well. */
export function InsertCardScreen({ view }: { readonly view: ViewOf<'insertCard'> }) {
  const { texts, ask } = useKiosk();
  return (
    <ScreenFrame
      title={texts.insertCard.title}
      aside={<InsertCardDrawing label={texts.insertCard.picture} />}
      actions={view.without.length === 0 ? undefined : <WithoutCard view={view} />}
      back={{ label: texts.action.home, icon: 'home', onPress: () => ask({ intent: 'back' }) }}
    >
      <Steps steps={texts.insertCard.steps} />
      {view.accepts === 'cardOrIdCard' ? (
        <Notice tone="info" icon="idCard">
          {texts.insertCard.orIdCard}
        </Notice>
      ) : null}
      {view.code === undefined ? null : <CodeNotice code={view.code} />}
    </ScreenFrame>
  );
}

/** A code will do as well; one that came garbled is to be shown again. */
function CodeNotice({ code }: { readonly code: NonNullable<ViewOf<'insertCard'>['code']> }) {
  const { texts } = useKiosk();
  if (code === 'taken')
    return (
      <Notice tone="info" icon="code">
        {texts.code.orCode}
      </Notice>
    );
  return (
    <Notice tone="danger" icon="code" live="alert">
      {texts.code.unreadable}
    </Notice>
  );
}
