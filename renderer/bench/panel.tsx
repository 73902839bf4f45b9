import { useCallback, useEffect, useState } from 'react';
import type { BenchAction } from '../../electron/api/bench/action.ts';
import type { BenchState } from '../../electron/api/bench/state.ts';
import { BenchContext, useBench } from './bench-context.ts';
import type { BenchClient } from './client.ts';
import { CodeReader } from './code-reader.tsx';
import { Hosts, IdReader, PinPad, Printers } from './devices.tsx';
import { Machine } from './machine.tsx';
import { Papers } from './papers.tsx';
import { Reader } from './reader.tsx';
import { saveScript } from './save-script.ts';
import type { FaultChoice } from './card-faults.ts';
import { benchTextsIn, type PanelLanguage } from './texts.ts';
import { Time } from './time.tsx';
import { WalletList } from './wallet.tsx';

/** The whole panel. */
export function Panel({ client }: { readonly client: BenchClient }) {
  const [state, setState] = useState<BenchState | null>(null);
  const [online, setOnline] = useState(false);
  const [language, setLanguage] = useState<PanelLanguage>('zh-CN');
  const [problem, setProblem] = useState<string | null>(null);
  const texts = benchTextsIn(language);
  useEffect(() => {
    client.subscribe((next) => {
      setOnline(next !== null);
      if (next !== null) setState(next);
    });
  }, [client]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.title;
  }, [language, texts]);
  const act = useCallback((action: BenchAction) => void client.act(action).then(setProblem, () => setOnline(false)), [client]);
  if (state === null)
    return (
      <p className="banner" role="alert">
        {texts.offline}
      </p>
    );
  return (
    <BenchContext value={{ state, client, texts, language, act }}>
      <Header onLanguage={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')} />
      {online && problem === null ? null : (
        <p className="banner" role="alert">
          {online ? problem : texts.offline}
        </p>
      )}
      <Tables />
    </BenchContext>
  );
}

function Header({ onLanguage }: { readonly onLanguage: () => void }) {
  const { state, client, texts, act } = useBench();
  return (
    <header>
      <h1>{texts.title}</h1>
      <p>
        {state.terminal.outlet} · {state.terminal.id}
      </p>
      <p className="screen-name">
        {texts.screen} <code>{state.screen}</code>
      </p>
      <label>
        <input type="checkbox" checked={state.willing} onChange={(event) => act({ do: 'hands', willing: event.target.checked })} />
        {texts.willing}
      </label>
      <button onClick={() => act({ do: 'record' })}>{texts.record}</button>
      <button className="main" onClick={() => void client.script().then(saveScript)}>
        {texts.exportScript(state.recorded)}
      </button>
      <button onClick={onLanguage}>{texts.otherLanguage}</button>
    </header>
  );
}

function Tables() {
  const [fault, setFault] = useState<FaultChoice>({ preset: 'none' });
  return (
    <main>
      <WalletList fault={fault} />
      <div className="middle">
        <div className="pair">
          <Reader fault={fault} onFault={setFault} />
          <PinPad />
        </div>
        <div className="pair">
          <IdReader />
          <Time />
        </div>
        <CodeReader />
        <Printers />
        <Machine />
        <Hosts />
      </div>
      <Papers />
    </main>
  );
}
