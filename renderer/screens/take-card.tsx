import { useKiosk, type ViewOf } from '../kiosk.ts';
import { TakeCardDrawing } from '../ui/drawings/insert-card.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The card comes out first, before anything else ends. */
export function TakeCardScreen({ view }: { readonly view: ViewOf<'takeCard'> }) {
  const { texts } = useKiosk();
  return (
    <ScreenFrame
      kind="status"
      live={view.urgent ? 'alert' : 'status'}
      title={texts.takeCard.title}
      lead={texts.takeCard.about}
      aside={<TakeCardDrawing label={texts.takeCard.picture} />}
    >
      {view.urgent ? <Notice tone="warm" live="alert" title={texts.takeCard.urgent} /> : null}
    </ScreenFrame>
  );
}
