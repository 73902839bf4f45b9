import type { NumberFace } from '../../electron/api/view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useBack } from '../ui/footer.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { NumberGroups, NumberKeypad } from '../ui/number-keypad.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** One of two numbers; its form is checked at once, whether it is right only both together tell. */
export function TypeNumbersScreen({ view }: { readonly view: ViewOf<'typeNumbers'> }) {
  const { texts, frame } = useKiosk();
  const back = useBack();
  const face = frame.numberFace;
  const step = view.number === 'identityNumber' ? 1 : 2;
  return (
    <ScreenFrame
      title={texts.typing.title[view.number]}
      lead={texts.typing.step(step, 2)}
      asideKind="tool"
      aside={face === null ? null : <NumberEntry face={face} />}
      back={back}
      end
    >
      {view.lastTry === 'noMatch' ? null : (
        <Notice tone="info" icon={view.number === 'identityNumber' ? 'idCard' : 'statement'}>
          {texts.typing.about[view.number]}
        </Notice>
      )}
      {view.lastTry === 'noMatch' ? (
        <Notice tone="danger" live="alert" title={texts.typing.noMatch}>
          <p>{texts.typing.noMatchAbout(view.triesLeft)}</p>
        </Notice>
      ) : null}
      <Complaint face={face} />
    </ScreenFrame>
  );
}

function NumberEntry({ face }: { readonly face: NumberFace }) {
  const { texts } = useKiosk();
  return (
    <div className="pin-entry">
      <NumberGroups face={face} />
      <NumberKeypad face={face} />
      <p className="pin-hint">
        <Icon name="privacy" />
        {texts.typing.privacy}
      </p>
    </div>
  );
}

function Complaint({ face }: { readonly face: NumberFace | null }) {
  const { texts } = useKiosk();
  if (face === null || face.complaint === 'none') return null;
  return <Notice tone="warm" live="alert" title={texts.typing.complaint[face.complaint]} />;
}
