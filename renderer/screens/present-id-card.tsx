import { useKiosk, type ViewOf } from '../kiosk.ts';
import { LayIdCardDrawing } from '../ui/drawings/lay-id-card.tsx';
import { useBack } from '../ui/footer.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { Steps } from '../ui/steps.tsx';

/** The cardholder's ID card, where a service asks who stands here. */
export function PresentIdCardScreen({ view }: { readonly view: ViewOf<'presentIdCard'> }) {
  const { texts } = useKiosk();
  return (
    <ScreenFrame
      title={texts.presentIdCard.title}
      lead={texts.presentIdCard.why(texts.services[view.service].name)}
      aside={<LayIdCardDrawing label={texts.presentIdCard.picture} />}
      back={useBack()}
      end
    >
      {view.lastTry === 'unreadable' ? (
        <Notice tone="danger" live="alert">
          {texts.presentIdCard.unreadable}
        </Notice>
      ) : null}
      <Steps steps={texts.presentIdCard.steps} />
    </ScreenFrame>
  );
}
