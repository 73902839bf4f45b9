import { useKiosk, type ViewOf } from '../kiosk.ts';
import { PinSourceDrawing } from './drawings/pin-source.tsx';
import { Icon } from './icons.tsx';
import { TriesLeft } from './tries-left.tsx';

/** A PIN that is only being chosen: nobody checks it yet, no try is spent. */
function isNew({ entry }: ViewOf<'pin'>): boolean {
  return entry === 'new' || entry === 'newAgain';
}

/**
 * The two PINs are never confused: picture, name, who checks it, tries left, what locks it and where that is undone; the same parts at
 * the same places for every PIN. `undone`: not said a second time where a notice says it.
 */
export function PinAbout({ view, undone }: { readonly view: ViewOf<'pin'>; readonly undone: boolean }) {
  const { texts, say } = useKiosk();
  return (
    <div className="pin-about">
      <PinSourceDrawing pin={view.pin} />
      <div>
        <p className="pin-which">{texts.pin.whichCard[view.pin]}</p>
        <p className="pin-checked">{texts.pin.checkedBy[view.pin]}</p>
      </div>
      {isNew(view) ? <p className="tries tries-unknown">{texts.care.noTries}</p> : <TriesLeft triesLeft={view.triesLeft} />}
      {undone ? (
        <p className="pin-undone">
          <Icon name="lock" />
          <span>{texts.care.locks[view.pin](view.help.map(say).join(texts.care.between))}</span>
        </p>
      ) : null}
    </div>
  );
}

/** At the foot of every PIN screen. */
export function FraudWarning() {
  const { texts } = useKiosk();
  return (
    <p className="pin-fraud">
      <Icon name="attention" />
      <span>{texts.care.fraud}</span>
    </p>
  );
}
