import { Button } from 'react-aria-components';
import type { OrderReason } from '../../electron/api/order-view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useBack } from '../ui/footer.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

const ICONS: Readonly<Record<OrderReason | 'none', IconName>> = {
  landRequisitionRetiree: 'home',
  flexibleRetiree: 'wallet',
  urgent: 'card',
  misprint: 'attention',
  afterLoss: 'formalLoss',
  none: 'info',
};

/** One plain question before a card is made: which of these are you? */
export function ChooseReasonScreen({ view }: { readonly view: ViewOf<'chooseReason'> }) {
  const { texts, ask } = useKiosk();
  return (
    <ScreenFrame
      title={texts.ordering.question}
      lead={texts.pin.purpose(view.holder, texts.services[view.service].name)}
      back={useBack()}
      end
    >
      <div className="options targets">
        {[...view.reasons, 'none' as const].map((reason) => (
          <Button key={reason} className="tile tile-wide" onPress={() => ask({ intent: 'chooseReason', reason })} data-reason={reason}>
            <Icon name={ICONS[reason]} className="tile-icon" />
            <span className="tile-name">{texts.ordering.reasons[reason].name}</span>
            <span className="tile-about">{texts.ordering.reasons[reason].about}</span>
          </Button>
        ))}
      </div>
    </ScreenFrame>
  );
}
