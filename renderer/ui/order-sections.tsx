import type { Found } from '../../electron/api/look-up-view.ts';
import type { Kiosk } from '../kiosk.ts';
import { civilDate, money } from '../text/format.ts';
import type { LookedUp } from './look-up-sections.tsx';
import { OrderLine } from './order-line.tsx';

/** A step's height, in lines. */
const STEP_LINES = 1.15;

/** The newest order's days and fee, each order's steps, and where a card is collected with what. */
export function orderSections(
  { orders: all, goTo, bring }: Extract<Found, { of: 'orderProgress' }>,
  { texts, frame, say }: Kiosk,
): LookedUp {
  const { language } = frame.comfort;
  const words = texts.lookUp;
  const newest = all[0];
  const where = [
    ...goTo.map((text) => ({ key: `at-${text.en}`, title: say(text), notes: [words.collectAt] })),
    ...bring.map((text) => ({ key: `with-${text.en}`, title: say(text), notes: [words.bring] })),
  ];
  return {
    figures:
      newest === undefined
        ? []
        : [
            { label: words.ordered, value: civilDate(newest.orderedOn, language) },
            ...(newest.dueOn === null ? [] : [{ label: words.due, value: civilDate(newest.dueOn, language) }]),
            ...(newest.feeFen === null ? [] : [{ label: words.fee, value: money(newest.feeFen, language) }]),
          ],
    sections: [
      {
        key: 'orders',
        title: newest === undefined ? '' : words.orderKinds[newest.kind],
        rows: all.map((order, index) => ({
          key: `${order.orderedOn}-${index}`,
          title: words.steps[order.step],
          picture: <OrderLine order={order} />,
          pictureLines: (order.done.length + order.ahead.length) * STEP_LINES,
        })),
      },
      { key: 'where', title: words.collectAt, rows: all.length === 0 ? [] : where },
    ],
  };
}
