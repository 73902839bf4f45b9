import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { PadKeyPress } from '../../electron/api/intent.ts';
import { useKiosk, type PadFace } from '../kiosk.ts';
import { Icon, type IconName } from './icons.tsx';
import { LAST_POSITION, padKeyOf } from './keypad-keys.ts';

/**
 * Ten shuffled digits and four keys. A press goes out as a position under the face's name; what was pressed is kept nowhere, and every
 * key answers in the same way, so that nobody reads the PIN off the screen.
 */
export function Keypad({ face }: { readonly face: PadFace }) {
  const { texts, press } = useKiosk();
  useKeyboard(face);
  const digit = (position: number) => (
    <Button
      key={position}
      className="key"
      preventFocusOnPress
      aria-label={texts.pin.key(face.labels[position] ?? '')}
      onPress={() => press(face.id, position)}
      data-position={position}
    >
      {face.labels[position]}
    </Button>
  );
  return (
    <div className="keypad" role="group" aria-label={texts.pin.keypad} data-face={face.id}>
      {face.labels.slice(0, LAST_POSITION).map((_, position) => digit(position))}
      <CommandKey face={face} command="clear" icon="clear" label={texts.pin.clear} />
      {digit(LAST_POSITION)}
      <CommandKey face={face} command="backspace" icon="backspace" label={texts.pin.backspace} />
      <CommandKey face={face} command="cancel" icon="cancel" label={texts.pin.cancel} />
      <CommandKey face={face} command="enter" icon="check" label={texts.pin.enter} />
    </div>
  );
}

interface CommandKeyProps {
  readonly face: PadFace;
  readonly command: Exclude<PadKeyPress, number>;
  readonly icon: IconName;
  readonly label: string;
}

function CommandKey({ face, command, icon, label }: CommandKeyProps) {
  const { press } = useKiosk();
  return (
    <Button className={`key key-command key-${command}`} preventFocusOnPress onPress={() => press(face.id, command)} data-key={command}>
      <Icon name={icon} />
      <span>{label}</span>
    </Button>
  );
}

/** A real keyboard confirms, corrects and cancels; digits are not taken from it (keypad-keys.ts says why). Enter and the space bar stay with a button that has the focus. */
function useKeyboard(face: PadFace): void {
  const { press } = useKiosk();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
      const key = padKeyOf(event.key);
      if (key === null) return;
      event.preventDefault();
      event.stopPropagation();
      press(face.id, key);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  });
}

/** One mark for each digit that stands; how many may follow is shown as empty places. */
export function PinDots({ digits, places }: { readonly digits: number; readonly places: number }) {
  const { texts } = useKiosk();
  return (
    <div className="dots">
      <span className="dots-count" role="status">
        {texts.pin.entered(digits)}
      </span>
      {Array.from({ length: Math.max(places, digits) }, (_, place) => (
        <span key={place} className={place < digits ? 'dot dot-filled' : 'dot'} aria-hidden />
      ))}
    </div>
  );
}
