import { createRoot } from 'react-dom/client';
import type { Api } from '../electron/api/api.ts';
import type { Request } from '../electron/api/intent.ts';
import type { Frame } from '../electron/api/view.ts';
import { App } from './app.tsx';
import { connectBrowser } from './browser-client.ts';
import { createRendererStore, loseConnection, receiveFrame } from './store.ts';
import { tellTypedCode } from './typed-codes.ts';
import { watchCodes } from './ui/code-burst.ts';
import './styles/index.css';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in the system's Chromium. */
    readonly kiosk?: Api;
  }
}

const store = createRendererStore();
const api =
  window.kiosk ??
  connectBrowser<Frame, Request>({
    location,
    history,
    storage: sessionStorage,
    open: (url) => new WebSocket(url),
    after: (delayMs, run) => void setTimeout(run, delayMs),
    onLost: (why) => loseConnection(store, why),
  });
api.subscribe((frame) => receiveFrame(store, frame, performance.now()));

// Before any screen listens: whoever listens first hears first.
watchCodes(window, (code) => tellTypedCode(store.getState().frame, code, (request) => api.send(request)));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App store={store} api={api} />);
