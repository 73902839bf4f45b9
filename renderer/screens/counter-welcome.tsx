import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Mark, Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The customer's screen at a counter while nothing is asked: who is served, and that a PIN is typed nowhere else. */
export function CounterWelcomeScreen({ view }: { readonly view: ViewOf<'counterWelcome'> }) {
  const { texts } = useKiosk();
  const { title, served, about, privacy } = texts.counter.welcome;
  return (
    <ScreenFrame
      kind="report"
      mark={<Mark tone="info" icon="person" />}
      title={view.holder === '' ? title : served(view.holder)}
      lead={about}
      footer={false}
    >
      <Notice tone="info" icon="privacy">
        {privacy}
      </Notice>
    </ScreenFrame>
  );
}
