import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Keypad, PinDots } from '../ui/keypad.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The new query password on the same shuffled pad as every PIN, typed twice. */
export function CounterNewPasswordScreen({ view }: { readonly view: ViewOf<'counterNewPassword'> }) {
  const { texts, frame } = useKiosk();
  const words = texts.counter.newPassword;
  return (
    <ScreenFrame
      title={view.again ? words.again : words.title}
      lead={words.about}
      asideKind="tool"
      footer={false}
      aside={
        <div className="pin-entry">
          <PinDots digits={frame.pad?.digits ?? 0} places={view.maxDigits} />
          {frame.pad === null ? <Notice tone="info" icon="pin" title={texts.pin.hardware} /> : <Keypad face={frame.pad} />}
        </div>
      }
    >
      {view.lastTry === 'none' ? null : <Notice tone="warm" live="alert" title={words.lastTry[view.lastTry]} />}
      <Notice tone="info" icon="privacy">
        {texts.counter.welcome.privacy}
      </Notice>
    </ScreenFrame>
  );
}
