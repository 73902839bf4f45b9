import { useEffect } from 'react';
import type { CounterRequest } from '../../electron/api/counter-intent.ts';
import type { CounterFrame } from '../../electron/api/counter-view.ts';
import { CustomerPage } from './customer-page.tsx';
import { DayEndPage } from './day-end-page.tsx';
import { DeskContext, deskOf } from './desk.ts';
import { QueuePage } from './queue-page.tsx';
import { SearchPage } from './search-page.tsx';
import { Locked, SignIn } from './sign-in.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Tabs } from './tabs.tsx';

interface CounterAppProps {
  readonly frame: CounterFrame | null;
  readonly lost: 'connecting' | 'replaced';
  readonly send: (request: CounterRequest) => void;
}

/** The clerk's page: the newest frame, or a line that says that it waits for one. */
export function CounterApp({ frame, lost, send }: CounterAppProps) {
  const language = frame?.language ?? 'zh-CN';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (frame === null)
    return <p className="lost">{lost === 'replaced' ? '此页已在另一窗口打开 · Opened in another window' : '正在连接… · Connecting…'}</p>;
  return (
    <DeskContext value={deskOf(frame, send)}>
      <div className="desk">
        <TopBar onLanguage={(next) => send({ kind: 'language', language: next })} />
        <View />
      </div>
    </DeskContext>
  );
}

function View() {
  const shortcuts = useShortcuts();
  const { view } = shortcuts.frame;
  if (view.screen === 'signIn') return <SignIn note={view.note} staffCardIn={view.staffCardIn} />;
  if (view.screen === 'locked') return <Locked view={view} />;
  return (
    <>
      <Tabs view={view} />
      {view.at.page === 'customer' ? <CustomerPage key={view.active} page={view.at} /> : null}
      {view.at.page === 'queue' ? <QueuePage page={view.at} /> : null}
      {view.at.page === 'search' ? <SearchPage page={view.at} /> : null}
      {view.at.page === 'dayEnd' ? <DayEndPage page={view.at} /> : null}
    </>
  );
}
