import { useState } from 'react';
import type { PinEntry as PinEntryName } from '../../electron/api/view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { useBack } from '../ui/footer.tsx';
import { Icon } from '../ui/icons.tsx';
import { Keypad, PinDots } from '../ui/keypad.tsx';
import { useOrientation } from '../layout.ts';
import { FraudWarning, PinAbout } from '../ui/pin-about.tsx';
import { Mark, Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { HelpBeforeLock, LastTry } from '../ui/tries-left.tsx';

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
  const pad = view.keypad === 'onScreen' ? frame.pad : null;
  // The card reader's own keys tell nobody how many were pressed: its own display does.
  const readerKeys = view.keypad === 'hardware' && view.pin === 'socialSecurity';
  const atReader = view.entry === 'atReader';
  // On a wide page the words stand beside the keys; easy mode has too many of them for that.
  const warnsUnderWords = useOrientation() === 'landscape' && !frame.comfort.elder;
  // Easy mode has asked before the last try, and said it there.
  const helped = view.triesLeft === 1 && !(frame.comfort.elder && pad !== null);
  return (
    <ScreenFrame
      title={view.entry === 'current' ? texts.pin.title[view.pin] : texts.pin.entryTitle[view.entry]}
      lead={<PinLead view={view} />}
      asideKind="tool"
      aside={
        <div className="pin-entry">
          {readerKeys ? null : <PinDots digits={frame.pad?.digits ?? frame.typed ?? 0} places={view.maxDigits} />}
          {pad === null ? (
            <HardwarePad readerKeys={readerKeys} about={atReader ? texts.pin.entryAbout.atReader : texts.pin.hardwareAbout} />
          ) : (
            <Keypad face={pad} />
          )}
          {pad === null ? null : (
            <p className="pin-hint">
              <Icon name="privacy" />
              {texts.pin.length(view.minDigits, view.maxDigits)} · {texts.pin.shuffled}
            </p>
          )}
          {warnsUnderWords ? null : <FraudWarning />}
        </div>
      }
      back={atReader ? null : back}
      end={!atReader}
    >
      <PinAbout view={view} undone={!helped} />
      <LastTry view={view} />
      <EntryAbout view={view} />
      {helped ? <HelpBeforeLock view={view} /> : null}
      {warnsUnderWords ? <FraudWarning /> : null}
    </ScreenFrame>
  );
}

/** The entries of a change, in their order. */
const CHANGE_STEPS: readonly PinEntryName[] = ['old', 'new', 'newAgain'];

/** Whose PIN, what for, and which of the three entries of a change. */
function PinLead({ view }: { readonly view: ViewOf<'pin'> }) {
  const { texts } = useKiosk();
  const service = view.purpose === 'identify' ? null : texts.services[view.purpose].name;
  const purpose = texts.pin.purpose(view.holder, service);
  const step = CHANGE_STEPS.indexOf(view.entry) + 1;
  return step === 0 ? purpose : `${purpose} · ${texts.pin.step(step, CHANGE_STEPS.length)}`;
}

/** Why this PIN is asked for; after an entry that would not do the notice of that says what matters. */
function EntryAbout({ view }: { readonly view: ViewOf<'pin'> }) {
  const { texts } = useKiosk();
  const said = view.lastTry !== 'none' && view.triesLeft !== 1;
  return view.entry === 'current' || view.entry === 'atReader' || said ? null : (
    <Notice tone="info">{texts.pin.entryAbout[view.entry]}</Notice>
  );
}

function HardwarePad({ readerKeys, about }: { readonly readerKeys: boolean; readonly about: string }) {
  const { texts } = useKiosk();
  return (
    <Notice tone="info" icon="pin" title={readerKeys ? texts.pin.readerKeys : texts.pin.hardware}>
      {about}
    </Notice>
  );
}
