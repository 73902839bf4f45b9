import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';

const DAY_MS = 86_400_000;
const STEPS = { hour: { hours: 1 }, day: { days: 1 }, loss: { days: 20 }, year: { days: 365 } } as const;
const NAMES = ['hour', 'day', 'loss', 'year'] as const;

/** The terminal's clock, and the ways into the future. */
export function Time() {
  const { state, texts, act, language } = useBench();
  const now = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(state.nowMs);
  return (
    <section>
      <h2>
        <Icon name="clock" /> {texts.time}
      </h2>
      <p className="line">
        <b>{now}</b>
        <br />
        <span className="quiet">{texts.ahead(Math.round(state.travelledMs / DAY_MS))}</span>
      </p>
      <div className="buttons buttons-even">
        {NAMES.map((name) => (
          <button key={name} onClick={() => act({ do: 'travel', by: STEPS[name] })}>
            {texts.forward[name]}
          </button>
        ))}
      </div>
    </section>
  );
}
