import { secondsNow, useNowMs } from '../clock.ts';
import { useKiosk } from '../kiosk.ts';

/** The ring begins to shrink in the last minute; before that it stands full. */
const FULL_SECONDS = 60;
/** From here on the ring is in the warm colour. */
const HURRY_SECONDS = 10;
const RADIUS = 42;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

/** Seconds until the session warns or ends, as a number in a ring. It does not speak: the question that follows does. */
export function CountdownRing({ secondsLeft, large = false }: { readonly secondsLeft: number; readonly large?: boolean }) {
  const { texts, receivedMs } = useKiosk();
  const left = secondsNow(secondsLeft, useNowMs() - receivedMs);
  const shown = Math.min(1, left / FULL_SECONDS) * CIRCUMFERENCE;
  const classes = ['ring', left <= HURRY_SECONDS ? 'ring-hurry' : '', large ? 'ring-large' : ''].filter((name) => name !== '').join(' ');
  return (
    <div className={classes} role="timer" aria-label={texts.countdown.label(left)} aria-live="off">
      <svg viewBox="0 0 100 100" aria-hidden focusable={false}>
        <circle className="ring-track" cx="50" cy="50" r={RADIUS} />
        <circle
          className="ring-rest"
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={`${shown} ${CIRCUMFERENCE}`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <span className="ring-number" aria-hidden>
        {left}
      </span>
    </div>
  );
}
