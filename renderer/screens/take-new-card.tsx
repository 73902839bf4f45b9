import { useKiosk, type ViewOf } from '../kiosk.ts';
import { TakeCardDrawing } from '../ui/drawings/insert-card.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** A card that was just made lies at the exit; after a while the machine takes it back. */
export function TakeNewCardScreen({ view }: { readonly view: ViewOf<'takeNewCard'> }) {
  const { texts } = useKiosk();
  const words = texts.ordering.takeNewCard;
  return (
    <ScreenFrame
      kind="status"
      live="alert"
      title={words.title(view.holder)}
      lead={words.about}
      aside={<TakeCardDrawing label={words.picture} />}
    >
      <Notice tone="warm" icon="clock" title={words.soon(view.seconds)} />
    </ScreenFrame>
  );
}
