import { useState } from 'react';
import { SHOWN_CODES, type ShownCodeName } from '../../electron/api/bench/fault-lists.ts';
import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';

const BY = ['line', 'keyboard'] as const;

/** A phone with somebody's code on it, held before the code reader. */
export function CodeReader() {
  const { state, texts, act, language } = useBench();
  const people = state.wallet.filter((card) => card.of === 'customer');
  const [person, setPerson] = useState(people[0]?.id ?? '');
  const [code, setCode] = useState<ShownCodeName>('live');
  const [by, setBy] = useState<(typeof BY)[number]>('line');
  return (
    <section>
      <h2>
        <Icon name="code" /> {texts.codes.title}
      </h2>
      <div className="buttons">
        <select aria-label={texts.codes.person} value={person} onChange={(event) => setPerson(event.target.value)}>
          {people.map(({ id, title }) => (
            <option key={id} value={id}>
              {language === 'en' ? title.en : title.zh}
            </option>
          ))}
        </select>
        <select
          aria-label={texts.codes.code}
          value={code}
          onChange={(event) => setCode(SHOWN_CODES.find((one) => one === event.target.value) ?? 'live')}
        >
          {SHOWN_CODES.map((one) => (
            <option key={one} value={one}>
              {texts.codes.names[one]}
            </option>
          ))}
        </select>
        <select
          aria-label={texts.codes.reader}
          value={by}
          onChange={(event) => setBy(BY.find((one) => one === event.target.value) ?? 'line')}
        >
          {BY.map((one) => (
            <option key={one} value={one}>
              {texts.codes.by[one]}
            </option>
          ))}
        </select>
        <button onClick={() => act({ do: 'showCode', person, code, by })}>{texts.codes.show}</button>
      </div>
    </section>
  );
}
