import { useState } from 'react';
import {
  ID_READER_TROUBLES,
  PIN_PAD_TROUBLES,
  type IdReaderTroubleName,
  type PinPadTroubleName,
} from '../../electron/api/bench/fault-lists.ts';
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
      {state.pinPad === null ? null : <EncryptingPad pad={state.pinPad} />}
    </section>
  );
}

/** The encrypting pad of this run: how it is, and what is to be the matter with it. */
function EncryptingPad({ pad }: { readonly pad: NonNullable<BenchState['pinPad']> }) {
  const { texts, act } = useBench();
  const [trouble, setTrouble] = useState<PinPadTroubleName>('tampered');
  return (
    <>
      <p className="line">{texts.encryptingPad(pad.model.toUpperCase(), pad.state)}</p>
      <div className="buttons">
        <label className="trouble">
          {texts.pinPadTrouble}
          <select value={trouble} onChange={(event) => setTrouble(PIN_PAD_TROUBLES.find((one) => one === event.target.value) ?? 'none')}>
            {PIN_PAD_TROUBLES.map((one) => (
              <option key={one} value={one}>
                {texts.pinPadTroubles[one]}
              </option>
            ))}
          </select>
        </label>
        <button onClick={() => act({ do: 'pinPadFault', code: trouble })}>{texts.applyToPad}</button>
      </div>
    </>
  );
}

/** The ID card on its reader. */
export function IdReader() {
  const { state, texts, act } = useBench();
  const [trouble, setTrouble] = useState<IdReaderTroubleName>('idreader.unreadable');
  const there = state.idCardOn !== null;
  const lying = state.wallet.find(({ id }) => id === state.idCardOn)?.holder ?? null;
  return (
    <section>
      <h2>
        <Icon name="idCard" /> {texts.idReader}
      </h2>
      <p className={there ? 'line' : 'quiet line'}>
        {lying === null ? (there ? texts.machine.withoutCard : texts.noIdCard) : `${lying.name}  ${lying.identityNumber}`}
      </p>
      <div className="buttons">
        <button onClick={() => act({ do: 'layIdCard', person: 'without-card' })}>{texts.machine.layWithoutCard}</button>
        <button disabled={!there} onClick={() => act({ do: 'takeIdCard' })}>
          {texts.takeIdCard}
        </button>
        <label className="trouble">
          {texts.idReaderTrouble}
          <select value={trouble} onChange={(event) => setTrouble(ID_READER_TROUBLES.find((one) => one === event.target.value) ?? 'none')}>
            {ID_READER_TROUBLES.map((one) => (
              <option key={one} value={one}>
                {texts.idReaderTroubles[one]}
              </option>
            ))}
          </select>
        </label>
        <button onClick={() => act({ do: 'idReaderFault', code: trouble })}>{texts.apply}</button>
      </div>
      <p className="quiet">{texts.idReaderState(state.idReader)}</p>
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

/** How the hosts answer: how slowly or late, and for how many calls, where somebody says so. */
export function Hosts() {
  const { state, texts, act } = useBench();
  const [delayMs, setDelayMs] = useState('');
  const [times, setTimes] = useState('');
  const own = { ...(delayMs === '' ? {} : { delayMs: Number(delayMs) }), ...(times === '' ? {} : { times: Number(times) }) };
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
          onChoose={(answers) => act({ do: 'host', host, answers, ...(answers === 'promptly' ? {} : own) })}
        />
      ))}
      <div className="buttons">
        <label>
          {texts.hostDelay}
          <input type="number" min={1} max={600_000} value={delayMs} onChange={(event) => setDelayMs(event.target.value)} />
        </label>
        <label>
          {texts.hostTimes}
          <input type="number" min={1} max={1_000} value={times} onChange={(event) => setTimes(event.target.value)} />
        </label>
      </div>
    </section>
  );
}
