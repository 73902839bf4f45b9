import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { Spinner } from '../ui/spinner.tsx';

/** What is being done; when it takes longer, what happens if it fails. */
export function WaitingScreen({ view }: { readonly view: ViewOf<'waiting'> }) {
  const { texts, ask, frame } = useKiosk();
  const title = texts.waiting.tasks[view.task];
  return (
    <ScreenFrame
      kind="status"
      live="status"
      mark={<Spinner label={title} />}
      title={title}
      lead={frame.cardIn || !view.cancellable ? <WaitLead cardIn={frame.cardIn} cancellable={view.cancellable} /> : undefined}
      back={view.cancellable ? { label: texts.action.cancel, icon: 'cancel', onPress: () => ask({ intent: 'back' }) } : null}
    >
      {view.takesLonger ? (
        <Notice tone="warm" icon="clock" live="status">
          {texts.waiting.longer}
        </Notice>
      ) : null}
    </ScreenFrame>
  );
}

/** What to do meanwhile, and why there is no way out where there is none: a card or a host is being written. */
function WaitLead({ cardIn, cancellable }: { readonly cardIn: boolean; readonly cancellable: boolean }) {
  const { texts } = useKiosk();
  return (
    <>
      {cardIn ? <p>{texts.waiting.leaveCard}</p> : null}
      {cancellable ? null : <p>{texts.waiting.cannotCancel}</p>}
    </>
  );
}
