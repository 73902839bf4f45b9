import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Notice } from './notice.tsx';

/** Tries left in large figures, there before the first digit. */
export function TriesLeft({ triesLeft }: { readonly triesLeft: number | null }) {
  const { texts } = useKiosk();
  if (triesLeft === null) return <p className="tries tries-unknown">{texts.pin.triesUnknown}</p>;
  return (
    <p className={triesLeft <= 1 ? 'tries tries-last' : 'tries'}>
      <span>{texts.pin.triesLeft}</span> <strong className="tries-number">{triesLeft}</strong> <span>{texts.pin.triesUnit(triesLeft)}</span>
    </p>
  );
}

/** What became of the entry before this one. After a wrong one of two PINs the other is asked for, not the same again. */
export function LastTry({ view }: { readonly view: ViewOf<'pin'> }) {
  const { texts } = useKiosk();
  // The notice of the last try says it as well.
  if (view.triesLeft === 1 && view.lastTry === 'wrong') return null;
  switch (view.lastTry) {
    case 'none':
      return null;
    case 'wrong':
      return view.entry === 'perhapsOld' || view.entry === 'perhapsOwn' ? (
        <Notice tone="danger" live="alert">
          {`${texts.pin.notThisOne}${texts.pin.entryAbout[view.entry]}`}
        </Notice>
      ) : (
        <Notice tone="danger" live="alert" title={texts.pin.wrong} />
      );
    case 'initial':
    case 'asOld':
    case 'different':
      return <Notice tone="warm" live="alert" title={texts.pin[view.lastTry]} />;
    case 'tooShort':
      return <Notice tone="warm" live="alert" title={texts.pin.tooShort} />;
    case 'enterAgain':
      return <Notice tone="warm" live="alert" title={texts.pin.enterAgain} />;
    case 'timedOut':
      return <Notice tone="warm" live="alert" icon="clock" title={texts.pin.timedOut} />;
  }
}

/** The way out, shown before the last try is spent: how to stop without loss and where the PIN is undone. */
export function HelpBeforeLock({ view }: { readonly view: ViewOf<'pin'> }) {
  const { texts, say } = useKiosk();
  if (view.triesLeft !== 1) return null;
  return (
    <Notice tone="danger" title={view.lastTry === 'wrong' ? texts.pin.wrongLastTry : texts.pin.lastTryTitle} live="alert">
      <p>{texts.pin.lastTryAbout}</p>
      {view.help.map((line) => (
        <p key={line.en}>{say(line)}</p>
      ))}
    </Notice>
  );
}
