import { useKiosk, type ViewOf } from '../kiosk.ts';
import { SlipDrawing } from '../ui/drawings/take-slip.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** Paper is on its way. */
export function PrintingScreen({ view }: { readonly view: ViewOf<'printing'> }) {
  const { texts, ask } = useKiosk();
  const title = texts.printing.title[view.document];
  return (
    <ScreenFrame
      kind="status"
      live="status"
      title={title}
      lead={texts.printing.about}
      back={{ label: texts.action.cancel, icon: 'cancel', onPress: () => ask({ intent: 'back' }) }}
      aside={<SlipDrawing label={title} taking={false} />}
    />
  );
}
