import type { MonthState } from '../../electron/api/look-up-view.ts';
import { useKiosk } from '../kiosk.ts';
import { Icon, type IconName } from './icons.tsx';

const MARKS: Readonly<Record<MonthState, IconName | null>> = { paid: 'check', missing: 'danger', none: null };

/** Twelve months: what is paid has a tick, what is missing a cross in a hatched box; told in words to a screen reader. */
export function MonthMarks({ months }: { readonly months: readonly MonthState[] }) {
  const { texts } = useKiosk();
  const { monthStates, monthShort } = texts.lookUp;
  const said = months.map((state, index) => `${monthShort(index + 1)} ${monthStates[state]}`).join(', ');
  return (
    <div className="months" role="img" aria-label={said}>
      {months.map((state, index) => {
        const mark = MARKS[state];
        return (
          <span className="month" data-month={state} key={monthShort(index + 1)}>
            <span>{monthShort(index + 1)}</span>
            {mark === null ? <span className="month-none">–</span> : <Icon name={mark} />}
          </span>
        );
      })}
    </div>
  );
}
