import type { CounterView } from '../../electron/api/counter-view.ts';
import { COUNTER_PAGES } from '../../electron/api/counter-words.ts';
import { useDesk } from './desk.ts';
import { KEYS, PAGE_KEYS } from './shortcuts.ts';
import { Key } from './parts.tsx';

/** One customer a tab on the left, the office's pages on the right. */
export function Tabs({ view }: { readonly view: Extract<CounterView, { screen: 'work' }> }) {
  const { texts, ask } = useDesk();
  const serving = view.at.page === 'customer';
  return (
    <nav className="tabs" aria-label={texts.tabs.label}>
      {view.tabs.map(({ tab, holder, busy }, place) => (
        <button
          key={tab}
          type="button"
          className={serving && tab === view.active ? 'tab tab-here' : 'tab'}
          aria-current={serving && tab === view.active ? 'page' : undefined}
          onClick={() => ask({ intent: 'chooseTab', tab })}
        >
          {holder === '' ? texts.tabs.nobody : holder}
          {busy ? ' …' : ''} <Key name={`Alt+${place + 1}`} />
        </button>
      ))}
      <button type="button" className="tab tab-quiet" onClick={() => ask({ intent: 'newTab' })}>
        {texts.tabs.newTab} <Key name={KEYS.newTab} />
      </button>
      <button type="button" className="tab tab-quiet" onClick={() => ask({ intent: 'closeTab' })}>
        {texts.tabs.closeTab} <Key name={KEYS.closeTab} />
      </button>
      <span className="tabs-space" />
      {COUNTER_PAGES.map((page) => (
        <button
          key={page}
          type="button"
          className={view.at.page === page ? 'tab tab-here' : 'tab'}
          aria-current={view.at.page === page ? 'page' : undefined}
          onClick={() => ask({ intent: 'goTo', page })}
        >
          {texts.pages[page]} <Key name={PAGE_KEYS[page]} />
        </button>
      ))}
    </nav>
  );
}
