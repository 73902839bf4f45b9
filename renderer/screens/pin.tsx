import { useState } from 'react';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { PinSourceDrawing } from '../ui/drawings/pin-source.tsx';
import { useBack } from '../ui/footer.tsx';
import { Icon } from '../ui/icons.tsx';
import { Keypad, PinDots } from '../ui/keypad.tsx';
import { Mark, Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { HelpBeforeLock, LastTry, TriesLeft } from '../ui/tries-left.tsx';

/** Which PIN, who checks it, how many tries are left; then the keypad and nothing else. Easy mode asks first before the last try. */
export function PinScreen({ view }: { readonly view: ViewOf<'pin'> }) {
  const { frame } = useKiosk();
  const [sure, setSure] = useState(false);
  const asks = frame.comfort.elder && view.triesLeft === 1 && view.keypad === 'onScreen';
  return asks && !sure ? <LastTryQuestion view={view} onSure={() => setSure(true)} /> : <PinEntry view={view} />;
}

/** Easy mode, one try left: a question of its own, with the way out. */
function LastTryQuestion({ view, onSure }: { readonly view: ViewOf<'pin'>; readonly onSure: () => void }) {
  const { texts, ask } = useKiosk();
  return (
    <ScreenFrame
      kind="report"
      mark={<Mark tone="danger" icon="attention" />}
      title={texts.pin.lastTryQuestion}
      live="alert"
      actions={
        <>
          <BigButton icon="again" onPress={onSure} intent="lastTry">
            {texts.pin.lastTryGo}
          </BigButton>
          <BigButton kind="main" icon="back" onPress={() => ask({ intent: 'back' })} intent="back">
            {texts.pin.lastTryLeave}
          </BigButton>
        </>
      }
      end
    >
      <HelpBeforeLock view={view} />
    </ScreenFrame>
  );
}

function PinEntry({ view }: { readonly view: ViewOf<'pin'> }) {
  const { texts, frame } = useKiosk();
  const back = useBack();
  const service = view.purpose === 'identify' ? null : texts.services[view.purpose].name;
  const pad = view.keypad === 'onScreen' ? frame.pad : null;
  return (
    <ScreenFrame
      title={texts.pin.title[view.pin]}
      lead={texts.pin.purpose(view.holder, service)}
      asideKind="tool"
      aside={
        <div className="pin-entry">
          <PinDots digits={frame.pad?.digits ?? 0} places={view.maxDigits} />
          {pad === null ? <HardwarePad /> : <Keypad face={pad} />}
          {pad === null ? null : (
            <p className="pin-hint">
              <Icon name="privacy" />
              {texts.pin.length(view.minDigits, view.maxDigits)} · {texts.pin.shuffled}
            </p>
          )}
        </div>
      }
      back={back}
      end
    >
      <div className="pin-about">
        <PinSourceDrawing pin={view.pin} />
        <div>
          <p className="pin-which">{texts.pin.whichCard[view.pin]}</p>
          <p className="pin-checked">{texts.pin.checkedBy[view.pin]}</p>
        </div>
        <TriesLeft triesLeft={view.triesLeft} />
      </div>
      <LastTry view={view} />
      {frame.comfort.elder && pad !== null ? null : <HelpBeforeLock view={view} />}
    </ScreenFrame>
  );
}

function HardwarePad() {
  const { texts } = useKiosk();
  return (
    <Notice tone="info" icon="pin" title={texts.pin.hardware}>
      {texts.pin.hardwareAbout}
    </Notice>
  );
}
