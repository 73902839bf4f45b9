import { useKiosk, type ViewOf } from '../kiosk.ts';
import { TakeCardDrawing } from '../ui/drawings/insert-card.tsx';
import { TakeIdCardDrawing } from '../ui/drawings/take-id-card.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The card comes out first, before anything else ends; an ID card that lies there beside it or alone. */
export function TakeCardScreen({ view }: { readonly view: ViewOf<'takeCard'> }) {
  const { texts } = useKiosk();
  if (view.idCard === 'alone') return <TakeIdCardScreen urgent={view.urgent} />;
  const too = view.idCard === 'too';
  return (
    <ScreenFrame
      kind="status"
      live={view.urgent ? 'alert' : 'status'}
      title={too ? texts.idCard.takeToo : texts.takeCard.title}
      lead={texts.takeCard.about}
      aside={<TakeCardDrawing label={texts.takeCard.picture} />}
    >
      {view.urgent ? <Notice tone="warm" live="alert" title={too ? texts.idCard.urgentToo : texts.takeCard.urgent} /> : null}
    </ScreenFrame>
  );
}

/** Nobody has to wait for a document that is not there: whoever stands here says so. */
function TakeIdCardScreen({ urgent }: { readonly urgent: boolean }) {
  const { texts, ask } = useKiosk();
  return (
    <ScreenFrame
      kind="status"
      live={urgent ? 'alert' : 'status'}
      title={texts.idCard.takeAlone}
      lead={texts.idCard.about}
      aside={<TakeIdCardDrawing label={texts.idCard.picture} />}
      back={{ label: texts.idCard.notThere, icon: 'check', onPress: () => ask({ intent: 'end' }), intent: 'end' }}
    >
      {urgent ? <Notice tone="warm" live="alert" title={texts.idCard.urgentAlone} /> : null}
    </ScreenFrame>
  );
}
