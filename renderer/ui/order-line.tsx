import type { OrderRow } from '../../electron/api/look-up-view.ts';
import { useKiosk } from '../kiosk.ts';
import { civilDate } from '../text/format.ts';
import { Icon } from './icons.tsx';

/** The steps of a card that is being made, one after the other: done with its date, where it stands, what is still to come. */
export function OrderLine({ order }: { readonly order: OrderRow }) {
  const { texts, frame } = useKiosk();
  const words = texts.lookUp;
  const last = order.done.length - 1;
  return (
    <ol className="order-line">
      {order.done.map(({ step, on, note }, index) => (
        <li
          className="order-step"
          data-step={index === last ? 'now' : 'done'}
          key={`${step}-${on}`}
          aria-current={index === last ? 'step' : undefined}
        >
          <Icon name={step === 'rejected' || step === 'cancelled' ? 'danger' : index === last ? 'place' : 'check'} />
          <span className="order-name">{words.steps[step]}</span>
          <span className="order-when">
            {civilDate(on, frame.comfort.language)}
            {index === last ? ` · ${words.now}` : ''}
            {note === null ? '' : ` · ${note}`}
          </span>
        </li>
      ))}
      {order.ahead.map((step) => (
        <li className="order-step" data-step="ahead" key={step}>
          <Icon name="clock" />
          <span className="order-name">{words.steps[step]}</span>
          <span className="order-when">{words.ahead}</span>
        </li>
      ))}
    </ol>
  );
}
