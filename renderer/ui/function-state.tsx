import type { FunctionRow } from '../../electron/api/view.ts';
import { useKiosk } from '../kiosk.ts';
import { civilDate } from '../text/format.ts';
import { Icon, type IconName } from './icons.tsx';

const STATE_ICONS: Readonly<Record<FunctionRow['state'], IconName>> = {
  made: 'activate',
  notActivated: 'activate',
  active: 'success',
  temporarilyLost: 'loss',
  formallyLost: 'danger',
  locked: 'lock',
  void: 'danger',
  expired: 'danger',
  absent: 'unavailable',
};
const STATE_TONES: Readonly<Record<FunctionRow['state'], string>> = {
  made: 'chip-warm',
  notActivated: 'chip-warm',
  active: 'chip-success',
  temporarilyLost: 'chip-warm',
  formallyLost: 'chip-danger',
  locked: 'chip-danger',
  void: 'chip-danger',
  expired: 'chip-danger',
  absent: '',
};

/** A function's state as icon and words. */
export function StateChip({ state }: { readonly state: FunctionRow['state'] }) {
  const { texts } = useKiosk();
  return (
    <span className={`chip-label ${STATE_TONES[state]}`}>
      <Icon name={STATE_ICONS[state]} />
      {texts.functionStates[state]}
    </span>
  );
}

/** When a temporary loss ends by itself, in words; empty where nothing ends. */
export function useLapse(): (row: FunctionRow) => string {
  const { texts, frame } = useKiosk();
  return ({ lapsesOn, daysLeft }) => (lapsesOn === null ? '' : texts.functionLapse(civilDate(lapsesOn, frame.comfort.language), daysLeft));
}

/** All functions of the card in one row of a menu; those the card does not have are left out. */
export function FunctionChips({ functions }: { readonly functions: readonly FunctionRow[] }) {
  const { texts } = useKiosk();
  const lapse = useLapse();
  const shown = functions.filter(({ state }) => state !== 'absent');
  if (shown.length === 0) return null;
  return (
    <ul className="function-chips" aria-label={texts.menu.functions}>
      {shown.map((row) => (
        <li key={row.cardFunction}>
          <span>{texts.cardFunctions[row.cardFunction]}</span>
          <StateChip state={row.state} />
          {row.lapsesOn === null ? null : <span className="function-lapse">{lapse(row)}</span>}
        </li>
      ))}
    </ul>
  );
}
