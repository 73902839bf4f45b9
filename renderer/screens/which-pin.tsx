import { useKiosk } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Mark, Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

const ANSWERS = ['new', 'old', 'unsaid'] as const;

/** After a change of unknown end a PIN was right: the person says which one it was. Whatever the answer, that PIN holds. */
export function WhichPinScreen() {
  const { texts, ask } = useKiosk();
  return (
    <ScreenFrame
      kind="report"
      mark={<Mark tone="success" />}
      title={texts.whichPin.title}
      lead={texts.whichPin.about}
      live="status"
      end
      actions={ANSWERS.map((holds) => (
        <BigButton
          key={holds}
          {...(holds === 'new' ? { kind: 'main' as const } : {})}
          onPress={() => ask({ intent: 'whichPin', holds })}
          intent={`whichPin-${holds}`}
        >
          {texts.whichPin.answers[holds]}
        </BigButton>
      ))}
    >
      <Notice tone="info">{texts.whichPin.holds}</Notice>
    </ScreenFrame>
  );
}
