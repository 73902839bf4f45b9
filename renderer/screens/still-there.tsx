import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { CountdownRing } from '../ui/countdown-ring.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** A question before the session ends by itself; one press answers it. */
export function StillThereScreen({ view }: { readonly view: ViewOf<'stillThere'> }) {
  const { texts, ask, frame } = useKiosk();
  return (
    <ScreenFrame
      kind="status"
      live="alert"
      mark={<CountdownRing secondsLeft={frame.secondsLeft ?? view.secondsLeft} large />}
      title={texts.stillThere.title}
      lead={texts.stillThere.about}
      footer={false}
      actions={
        <>
          <BigButton kind="main" icon="check" onPress={() => ask({ intent: 'stay' })} intent="stay">
            {texts.action.stay}
          </BigButton>
          <BigButton icon="end" onPress={() => ask({ intent: 'end' })} intent="end">
            {frame.cardIn ? texts.action.endTakeCard : texts.action.end}
          </BigButton>
        </>
      }
    />
  );
}
