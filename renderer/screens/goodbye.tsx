import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Mark, Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The screen is clear; nothing of the person is on it. */
export function GoodbyeScreen({ view }: { readonly view: ViewOf<'goodbye'> }) {
  const { texts } = useKiosk();
  return (
    <ScreenFrame
      kind="status"
      live="status"
      mark={<Mark tone={view.reason === 'ended' ? 'success' : 'info'} icon={view.reason === 'idle' ? 'clock' : 'privacy'} />}
      title={texts.goodbye.title[view.reason]}
      lead={texts.goodbye.about[view.reason]}
    >
      <Notice tone="info" icon="bring">
        {texts.goodbye.belongings}
      </Notice>
    </ScreenFrame>
  );
}
