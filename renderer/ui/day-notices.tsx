import { useKiosk, type BilingualText } from '../kiosk.ts';
import { Notice } from './notice.tsx';
import { useTurning } from './use-turning.ts';

/** More than this at once would crowd the page. */
const AT_ONCE = 2;

/** The notices of the day, two at a time, each pair in its turn. All pairs have the same room, so that nothing jumps. */
export function DayNotices({ notices, seconds }: { readonly notices: readonly BilingualText[]; readonly seconds: number }) {
  const { say } = useKiosk();
  const pairs = Array.from({ length: Math.ceil(notices.length / AT_ONCE) }, (_, pair) =>
    notices.slice(pair * AT_ONCE, (pair + 1) * AT_ONCE),
  );
  const turn = useTurning(pairs.length, seconds);
  if (notices.length === 0) return null;
  return (
    <Notice tone="info" icon="notice">
      <div className="day-notices">
        {pairs.map((pair, place) => (
          <div key={place} data-hidden={turn === place ? undefined : ''}>
            {pair.map((notice) => (
              <p key={notice.en}>{say(notice)}</p>
            ))}
          </div>
        ))}
      </div>
    </Notice>
  );
}
