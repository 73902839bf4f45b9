import { useKiosk, type ViewOf } from '../kiosk.ts';
import { stamp } from '../text/format.ts';
import { InsertCardDrawing } from '../ui/drawings/insert-card.tsx';
import { Keypad, PinDots } from '../ui/keypad.tsx';
import { useOrderBack } from '../ui/maintenance.tsx';
import { Mark, Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { Spinner } from '../ui/spinner.tsx';

type SignIn = ViewOf<'maintenanceSignIn'>;

/** The engineer's card where one is asked for, then the code on the same shuffled pad as every PIN. */
export function MaintenanceSignInScreen({ view }: { readonly view: SignIn }) {
  switch (view.step) {
    case 'opening':
    case 'readingCard':
    case 'checking':
      return <SignInWait view={view} />;
    case 'closed':
    case 'locked':
      return <SignInShut view={view} />;
    case 'card':
      return <SignInCard view={view} />;
    case 'code':
      return <SignInCode view={view} />;
  }
}

function SignInWait({ view }: { readonly view: SignIn }) {
  const { texts } = useKiosk();
  const { title, about } = texts.maintenance.signIn;
  return (
    <ScreenFrame kind="status" live="status" mark={<Spinner label={title[view.step]} />} title={title[view.step]} lead={about[view.step]} />
  );
}

function SignInShut({ view }: { readonly view: SignIn }) {
  const { texts } = useKiosk();
  const { title, about, lockedUntil } = texts.maintenance.signIn;
  return (
    <ScreenFrame
      kind="report"
      mark={<Mark tone="warm" icon="lock" />}
      title={title[view.step]}
      live="alert"
      back={useOrderBack(texts.action.home)}
    >
      <Notice tone="warm" title={view.lockedUntilMs === null ? about[view.step] : lockedUntil(stamp(view.lockedUntilMs))}>
        {view.lockedUntilMs === null ? null : <p>{about[view.step]}</p>}
        {view.faultCode === null ? null : <p>{texts.maintenance.code(view.faultCode)}</p>}
      </Notice>
    </ScreenFrame>
  );
}

function SignInCard({ view }: { readonly view: SignIn }) {
  const { texts } = useKiosk();
  const { title, about } = texts.maintenance.signIn;
  return (
    <ScreenFrame
      title={title.card}
      lead={about.card}
      aside={<InsertCardDrawing label={texts.insertCard.picture} />}
      back={useOrderBack(texts.action.home)}
    >
      <LastTry view={view} />
    </ScreenFrame>
  );
}

function SignInCode({ view }: { readonly view: SignIn }) {
  const { texts, frame } = useKiosk();
  const { title, about, triesLeft, length } = texts.maintenance.signIn;
  return (
    <ScreenFrame
      title={title.code}
      lead={about.code}
      asideKind="tool"
      aside={
        <div className="pin-entry">
          <PinDots digits={frame.pad?.digits ?? 0} places={view.maxDigits} />
          {frame.pad === null ? (
            <Notice tone="info" icon="pin" title={texts.pin.hardware} />
          ) : (
            <>
              <Keypad face={frame.pad} />
              <p className="pin-hint">
                {length(view.minDigits, view.maxDigits)} · {texts.pin.shuffled}
              </p>
            </>
          )}
        </div>
      }
      back={useOrderBack(texts.action.home)}
    >
      <LastTry view={view} />
      <Notice tone="info" icon="lock">
        {triesLeft(view.triesLeft)}
      </Notice>
    </ScreenFrame>
  );
}

function LastTry({ view }: { readonly view: SignIn }) {
  const { texts } = useKiosk();
  if (view.lastTry === 'none') return null;
  return (
    <Notice tone="warm" live="alert" title={texts.maintenance.signIn.lastTry[view.lastTry]}>
      {view.faultCode === null ? null : texts.maintenance.code(view.faultCode)}
    </Notice>
  );
}
