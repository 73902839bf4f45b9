import { useKiosk } from '../kiosk.ts';
import { BigButton } from './big-button.tsx';
import { CountdownRing } from './countdown-ring.tsx';
import type { IconName } from './icons.tsx';

export interface BackAction {
  readonly label: string;
  readonly icon: IconName;
  readonly onPress: () => void;
  readonly intent?: string;
}

/** Back on the left, end on the right, the countdown between: never anywhere else. */
export function Footer({ back, end }: { readonly back: BackAction | null; readonly end: boolean }) {
  const { frame, texts, ask } = useKiosk();
  return (
    <footer className="footer">
      <div className="footer-back">
        {back === null ? null : (
          <BigButton icon={back.icon} onPress={back.onPress} intent={back.intent ?? 'back'}>
            {back.label}
          </BigButton>
        )}
      </div>
      <div className="footer-ring">{frame.secondsLeft === null ? null : <CountdownRing secondsLeft={frame.secondsLeft} />}</div>
      <div className="footer-end">
        {end ? (
          <BigButton icon="end" onPress={() => ask({ intent: 'end' })} intent="end">
            {frame.cardIn ? texts.action.endTakeCard : texts.action.end}
          </BigButton>
        ) : null}
      </div>
    </footer>
  );
}

/** The usual back button: one screen back. */
export function useBack(): BackAction {
  const { texts, ask } = useKiosk();
  return { label: texts.action.back, icon: 'back', onPress: () => ask({ intent: 'back' }) };
}

/** In the place of back where a service has ended: to the other services. */
export function useToMenu(): BackAction {
  const { texts, ask } = useKiosk();
  return { label: texts.action.menu, icon: 'menu', onPress: () => ask({ intent: 'menu' }), intent: 'menu' };
}
