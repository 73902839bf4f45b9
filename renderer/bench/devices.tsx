import type { BenchState } from '../../electron/api/bench/state.ts';
import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';
import { Choice } from './choice.tsx';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'backspace', 'cancel', 'enter'] as const;
const PAPER: readonly BenchState['printers']['slip'][] = ['full', 'low', 'out', 'jammed', 'coverOpen', 'unplugged'];
const ANSWERS: readonly BenchState['hosts']['bank']['answers'][] = ['promptly', 'slowly', 'never', 'twice', 'late', 'lost'];

/** The keys of the PIN pad, where a hand finds them. */
export function PinPad() {
  const { state, texts, act } = useBench();
  return (
    <section className="pad">
      <h2>
        <Icon name="pin" /> {texts.pad}
      </h2>
      <div className="keys">
        {DIGITS.map((key) => (
          <button key={key} className={`key key-${key}`} disabled={!state.pinAsked} onClick={() => act({ do: 'pinKey', key })}>
            {key.length === 1 ? key : texts.padKeys[key as keyof typeof texts.padKeys]}
          </button>
        ))}
      </div>
      <p className="quiet">{state.pinAsked ? ' ' : texts.padIdle}</p>
    </section>
  );
}

/** The ID card on its reader. */
export function IdReader() {
  const { state, texts, act } = useBench();
  const lying = state.wallet.find(({ id }) => id === state.idCardOn)?.holder ?? null;
  return (
    <section>
      <h2>
        <Icon name="idCard" /> {texts.idReader}
      </h2>
      <p className={lying === null ? 'quiet line' : 'line'}>{lying === null ? texts.noIdCard : `${lying.name}  ${lying.identityNumber}`}</p>
      <div className="buttons">
        <button disabled={lying === null} onClick={() => act({ do: 'takeIdCard' })}>
          {texts.takeIdCard}
        </button>
        <button onClick={() => act({ do: 'idReaderFault', code: 'idreader.unreadable' })}>{texts.unreadable}</button>
        <button onClick={() => act({ do: 'idReaderFault', code: state.idReader === 'online' ? 'unplugged' : 'none' })}>
          {state.idReader === 'online' ? texts.idReaderOff : texts.idReaderOn}
        </button>
      </div>
    </section>
  );
}

/** What is the matter with the printers. */
export function Printers() {
  const { state, texts, act } = useBench();
  return (
    <section>
      <h2>
        <Icon name="print" /> {texts.printers}
      </h2>
      {(['slip', 'document'] as const).map((printer) => (
        <Choice
          key={printer}
          name={texts.printer[printer]}
          options={PAPER}
          value={state.printers[printer]}
          words={texts.paper}
          onChoose={(next) => act({ do: 'paper', printer, state: next })}
        />
      ))}
    </section>
  );
}

/** How the hosts answer. */
export function Hosts() {
  const { state, texts, act } = useBench();
  return (
    <section>
      <h2>
        <Icon name="bank" /> {texts.hosts}
      </h2>
      {(['authority', 'bank'] as const).map((host) => (
        <Choice
          key={host}
          name={texts.host[host]}
          options={ANSWERS}
          value={state.hosts[host].answers}
          words={texts.answers}
          onChoose={(answers) => act({ do: 'host', host, answers })}
        />
      ))}
    </section>
  );
}
