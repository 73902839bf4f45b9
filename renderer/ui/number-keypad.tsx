import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { NumberKeyPress } from '../../electron/api/intent.ts';
import type { NumberFace } from '../../electron/api/view.ts';
import { useKiosk } from '../kiosk.ts';
import { Icon, type IconName } from './icons.tsx';
import { numberKeyOf } from './keypad-keys.ts';

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Ten digits in their usual order, X where a number may have it. What was pressed is kept nowhere in this window. */
export function NumberKeypad({ face }: { readonly face: NumberFace }) {
  const { texts, pressNumber } = useKiosk();
  useKeyboard(face);
  const key = (value: number | 'X') => (
    <Button
      key={value}
      className="key"
      preventFocusOnPress
      aria-label={texts.pin.key(String(value))}
      onPress={() => pressNumber(face.id, value)}
      data-digit={value}
    >
      {value}
    </Button>
  );
  return (
    <div className="keypad number-keypad" role="group" aria-label={texts.typing.keypad} data-face={face.id}>
      {DIGITS.map(key)}
      {face.number === 'identityNumber' ? key('X') : <span />}
      {key(0)}
      <CommandKey face={face} command="backspace" icon="backspace" label={texts.pin.backspace} />
      <CommandKey face={face} command="clear" icon="clear" label={texts.pin.clear} />
      <CommandKey face={face} command="cancel" icon="cancel" label={texts.pin.cancel} />
      <CommandKey face={face} command="enter" icon="check" label={texts.pin.enter} />
    </div>
  );
}

interface CommandKeyProps {
  readonly face: NumberFace;
  readonly command: Exclude<NumberKeyPress, number | 'X'>;
  readonly icon: IconName;
  readonly label: string;
}

function CommandKey({ face, command, icon, label }: CommandKeyProps) {
  const { pressNumber } = useKiosk();
  return (
    <Button
      className={`key key-command key-${command}`}
      preventFocusOnPress
      onPress={() => pressNumber(face.id, command)}
      data-key={command}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </Button>
  );
}

/** An external keypad or keyboard types digits here: their order is no secret as it is on a PIN pad. */
function useKeyboard(face: NumberFace): void {
  const { pressNumber } = useKiosk();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
      const key = numberKeyOf(event.key);
      if (key === null) return;
      event.preventDefault();
      event.stopPropagation();
      pressNumber(face.id, key);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  });
}

/** Of a masked group: drawn as a mark, not written. */
const SHOWN_AS: ReadonlyMap<string, string> = new Map([
  ['●', 'hidden'],
  ['_', 'empty'],
]);

/** The masked groups, in the places where they stand on a card; how many are typed is read aloud, never which. */
export function NumberGroups({ face }: { readonly face: NumberFace }) {
  const { texts } = useKiosk();
  return (
    <div className="dots number-groups">
      <span className="dots-count" role="status">
        {texts.typing.typed(face.typed, face.places)}
      </span>
      {face.groups.map((group, index) => (
        <span key={index} className="number-group" aria-hidden>
          {[...group].map((character, place) => (
            <span key={place} className={`number-place number-${SHOWN_AS.get(character) ?? 'digit'}`}>
              {SHOWN_AS.has(character) ? null : character}
            </span>
          ))}
        </span>
      ))}
    </div>
  );
}
