import { useState, type SyntheticEvent } from 'react';
import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';

const DAY_MS = 86_400_000;
const SHANGHAI_AHEAD_MS = 28_800_000;
const STEPS = { hour: { hours: 1 }, day: { days: 1 }, loss: { days: 20 }, year: { days: 365 } } as const;
const NAMES = ['hour', 'day', 'loss', 'year'] as const;

/** The terminal's clock, and the ways into the future. */
export function Time() {
  const { state, texts, act, language } = useBench();
  const [to, setTo] = useState('');
  // Until somebody types it is the terminal's own time.
  const shown = to === '' ? inShanghai(state.nowMs) : to;
  const travel = (event: SyntheticEvent): void => {
    event.preventDefault();
    act({ do: 'travel', by: { to: `${shown}:00+08:00` } });
    setTo('');
  };
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
      <form className="buttons travel" onSubmit={travel}>
        <label>
          {texts.travelTo}
          <input type="datetime-local" required value={shown} onChange={(event) => setTo(event.target.value)} />
        </label>
        <button type="submit">{texts.go}</button>
      </form>
    </section>
  );
}

/** As a field for date and time has it: `YYYY-MM-DDTHH:mm`. */
function inShanghai(atMs: number): string {
  return new Date(atMs + SHANGHAI_AHEAD_MS).toISOString().slice(0, 16);
}
