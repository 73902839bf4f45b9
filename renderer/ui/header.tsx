import { useNowMs } from '../clock.ts';
import { useKiosk } from '../kiosk.ts';
import { clock } from '../text/format.ts';
import { BrandMark } from './brand-mark.tsx';
import { Icon } from './icons.tsx';
import { useMaintenanceGesture } from './maintenance-gesture.ts';

/** The outlet's name (or that an ID card is to be taken), whether devices are simulated, and the time. */
export function Header() {
  const { frame, texts } = useKiosk();
  // Where the whole screen asks for it, once is enough.
  const reminded = frame.idCardLies && frame.view.screen !== 'takeCard';
  return (
    <header className="header" onPointerDown={useMaintenanceGesture()}>
      <BrandMark />
      <div className="outlet">
        {reminded ? (
          <p className="reminder" role="status">
            <Icon name="idCard" />
            <span>{texts.idCard.reminder}</span>
          </p>
        ) : (
          <p className="outlet-name">{frame.outlet.name}</p>
        )}
        <p className="outlet-note">
          <span>{texts.header.terminal(frame.outlet.terminal)}</span>
          {frame.outlet.simulated ? (
            <span className="simulated">
              <Icon name="simulated" />
              {texts.header.simulated}
            </span>
          ) : null}
        </p>
      </div>
      <HeaderClock />
    </header>
  );
}

function HeaderClock() {
  const { frame, receivedMs } = useKiosk();
  const nowMs = useNowMs();
  const { time, date } = clock(frame.atMs + Math.max(0, nowMs - receivedMs), frame.comfort.language);
  return (
    <p className="clock">
      <span className="clock-time">{time}</span>
      <span className="clock-date">{date}</span>
    </p>
  );
}
