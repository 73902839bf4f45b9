import { createRoot } from 'react-dom/client';
import type { PageApi } from '../../electron/api/api.ts';
import type { CounterRequest } from '../../electron/api/counter-intent.ts';
import type { CounterFrame } from '../../electron/api/counter-view.ts';
import { connectBrowser } from '../browser-client.ts';
import { CounterApp } from './app.tsx';
import './styles/index.css';

declare global {
  interface Window {
    /** Put there by Electron's preload for the clerk's window; absent in the system's Chromium. */
    readonly counter?: PageApi<CounterFrame, CounterRequest>;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const page = createRoot(root);
const show = (frame: CounterFrame | null, lost: 'connecting' | 'replaced' = 'connecting'): void =>
  page.render(<CounterApp frame={frame} lost={lost} send={(request) => api.send(request)} />);

const api =
  window.counter ??
  connectBrowser<CounterFrame, CounterRequest>({
    location,
    history,
    storage: sessionStorage,
    open: (url) => new WebSocket(url),
    after: (delayMs, run) => void setTimeout(run, delayMs),
    // The last frame goes at once, so that nobody's data stay on a dead page.
    onLost: (why) => show(null, why),
  });
show(null);
api.subscribe((frame) => show(frame));
