import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useBack } from '../ui/footer.tsx';
import { Notice } from '../ui/notice.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The form as it will lie on the paper, when and where it is handed in, and one button that prints it. */
export function LetterScreen({ view }: { readonly view: ViewOf<'letter'> }) {
  const { texts, frame, say } = useKiosk();
  // In easy mode when and where; what to bring stands on the paper itself.
  const about = frame.comfort.elder ? view.about.slice(0, 1) : view.about;
  const { to, body, below } = view.lines;
  return (
    <ScreenFrame
      title={texts.typing.letter.title}
      lead={texts.typing.letter.about}
      asideKind="picture"
      aside={
        <section className="letter-sheet" lang="zh-CN" aria-label={texts.typing.letter.preview}>
          <p className="letter-title">介绍信</p>
          <p>{to}</p>
          <p className="letter-body">{body}</p>
          {below.map((line) => (
            <p className="letter-below" key={line}>
              {line}
            </p>
          ))}
        </section>
      }
      actions={<PrintButton />}
      back={useBack()}
      end
    >
      {about.length === 0 ? null : (
        <Notice tone="info" icon="place">
          {about.map((line) => (
            <p key={line.en}>{say(line)}</p>
          ))}
        </Notice>
      )}
    </ScreenFrame>
  );
}
