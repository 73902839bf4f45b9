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

/** Put the card in; where there are readers for them, the ID card or a code will do as well. */
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
      <OrElse view={view} />
    </ScreenFrame>
  );
}

/** What will do as well as a card, in one sentence; a code that came garbled is to be shown again. */
function OrElse({ view: { accepts, code } }: { readonly view: ViewOf<'insertCard'> }) {
  const { texts } = useKiosk();
  if (code === 'unreadable')
    return (
      <Notice tone="danger" icon="code" live="alert">
        {texts.code.unreadable}
      </Notice>
    );
  const byIdCard = accepts === 'cardOrIdCard';
  if (!byIdCard && code === undefined) return null;
  return (
    <Notice tone="info" icon={byIdCard ? 'idCard' : 'code'}>
      {code === undefined ? texts.insertCard.orIdCard : byIdCard ? texts.code.orIdCardOrCode : texts.code.orCode}
    </Notice>
  );
}
