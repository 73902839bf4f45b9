import { useKiosk } from '../kiosk.ts';
import { BigButton } from './big-button.tsx';

/** Takes home on paper what the screen says. */
export function PrintButton() {
  const { texts, ask } = useKiosk();
  return (
    <BigButton kind="main" icon="print" onPress={() => ask({ intent: 'print' })} intent="print">
      {texts.action.print}
    </BigButton>
  );
}
