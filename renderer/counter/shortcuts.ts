/** The keys of the clerk's page. One table: the page shows them beside what they do. */
import { useEffect } from 'react';
import type { CounterIntent } from '../../electron/api/counter-intent.ts';
import { COUNTER_SERVICES, type CounterPageName, type CounterService } from '../../electron/api/counter-words.ts';
import { useDesk, type Desk } from './desk.ts';

export const PAGE_KEYS: Readonly<Record<CounterPageName, string>> = { customer: 'F1', queue: 'F2', search: 'F3', dayEnd: 'F4' };
export const KEYS = {
  readHolder: 'F6',
  lookedHolder: 'F7',
  readProxy: 'F8',
  print: 'F9',
  newTab: 'Alt+N',
  closeTab: 'Alt+W',
  signOut: 'Alt+Q',
  lock: 'Alt+Y',
  submit: 'Ctrl+Enter',
  cancel: 'Esc',
} as const;

/** Keys beside Alt, in the order of the list; N, Q, W and Y are taken, and the digits of the six tabs. */
const LETTERS = 'ABCDEFGHIJKLMOPRSTUVXZ789';

/** The key of a service. */
export function letterOf(service: CounterService): string {
  return LETTERS[COUNTER_SERVICES.indexOf(service)] ?? '';
}

/** Listens to the keys of the whole page; gives the desk. */
export function useShortcuts(): Desk {
  const desk = useDesk();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const intent = event.repeat ? null : intentOf(event, desk);
      if (intent === null) return;
      event.preventDefault();
      desk.ask(intent);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  return desk;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** What a key asks for on the page that stands; `null`: nothing, and the browser may have it. */
export function intentOf(event: Pressed, { frame }: Pick<Desk, 'frame'>): CounterIntent | null {
  const { view } = frame;
  if (event.metaKey) return null;
  if (view.screen === 'locked') return event.altKey && event.code === 'KeyQ' && !view.acting ? { intent: 'signOut' } : null;
  if (view.screen !== 'work') return null;
  if (event.altKey) return altIntent(event.code, view.tabs);
  const page = Object.entries(PAGE_KEYS).find(([, key]) => key === event.key)?.[0];
  if (page === 'customer' || page === 'queue' || page === 'search' || page === 'dayEnd') return { intent: 'goTo', page };
  if (view.at.page !== 'customer') return null;
  if (event.ctrlKey) return event.key === 'Enter' ? { intent: 'submit' } : null;
  switch (event.key) {
    case KEYS.readHolder:
      return { intent: 'readId', whose: 'holder' };
    case KEYS.lookedHolder:
      return { intent: 'looked', at: 'holder', yes: view.at.idChecked !== 'looked' };
    case KEYS.readProxy:
      return { intent: 'readId', whose: 'proxy' };
    case KEYS.print:
      return { intent: 'print' };
    case 'Escape':
      return { intent: 'cancel' };
    default:
      return null;
  }
}

function altIntent(code: string, tabs: readonly { readonly tab: number }[]): CounterIntent | null {
  const digit = /^Digit([1-6])$/.exec(code)?.[1];
  const tab = digit === undefined ? undefined : tabs[Number(digit) - 1];
  if (tab !== undefined) return { intent: 'chooseTab', tab: tab.tab };
  const letter = /^(?:Key(?=[A-Z]$)|Digit(?=[7-9]$))(.)$/.exec(code)?.[1];
  if (letter === undefined) return null;
  if (letter === 'N') return { intent: 'newTab' };
  if (letter === 'W') return { intent: 'closeTab' };
  if (letter === 'Q') return { intent: 'signOut' };
  if (letter === 'Y') return { intent: 'lock' };
  const service = COUNTER_SERVICES[LETTERS.indexOf(letter)];
  return LETTERS.includes(letter) && service !== undefined ? { intent: 'choose', service } : null;
}
