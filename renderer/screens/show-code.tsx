import { useKiosk, type ViewOf } from '../kiosk.ts';
import { ShowCodeDrawing } from '../ui/drawings/show-code.tsx';
import { useBack } from '../ui/footer.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { Steps } from '../ui/steps.tsx';

/** A code of the person's own, in place of a card; after one that said nobody's name, why, and what to do. */
export function ShowCodeScreen({ view }: { readonly view: ViewOf<'showCode'> }) {
  const { texts } = useKiosk();
  const last = view.lastTry === 'none' ? null : texts.code.lastTry[view.lastTry];
  return (
    <ScreenFrame
      title={texts.code.title}
      lead={last === null ? texts.code.lead : undefined}
      aside={<ShowCodeDrawing label={texts.code.picture} />}
      back={useBack()}
      end
    >
      {last === null ? null : (
        <Notice tone="danger" live="alert" title={last.title}>
          <p>{last.about}</p>
        </Notice>
      )}
      <Steps steps={texts.code.steps} />
    </ScreenFrame>
  );
}
