/** The api over the loopback WebSocket, for a window in the system's Chromium (the wire is described in electron/api/wire.ts). */
import type { PageApi } from '../electron/api/api.ts';
import type { ServerMessage, WIRE_CLOSE, WIRE_PATH } from '../electron/api/wire.ts';

const PATH: typeof WIRE_PATH = '/api';
const REPLACED: (typeof WIRE_CLOSE)['replaced'] = 4001;
const TOKEN_KEY = 'kiosk-token';
/** Short enough that a restarted terminal is back within a second, long enough not to keep a small machine busy. */
const RECONNECT_MS = 1000;

export interface BrowserClientParts {
  readonly location: Pick<Location, 'host' | 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly open: (url: string) => WebSocket;
  readonly after: (delayMs: number, run: () => void) => void;
  /** Told when the connection is lost: `replaced` is for good. */
  readonly onLost: (why: 'connecting' | 'replaced') => void;
}

/** Connects and stays connected. The token is taken out of the address before anything else happens. */
export function connectBrowser<F, R>(parts: BrowserClientParts): PageApi<F, R> {
  const listeners = new Set<(frame: F) => void>();
  takeToken(parts);
  let socket = connect();

  function connect(): WebSocket {
    const token = parts.storage.getItem(TOKEN_KEY) ?? '';
    const opened = parts.open(`ws://${parts.location.host}${PATH}?token=${encodeURIComponent(token)}`);
    opened.addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));
    opened.addEventListener('close', (event) => {
      const replaced = event.code === REPLACED;
      parts.onLost(replaced ? 'replaced' : 'connecting');
      if (!replaced) parts.after(RECONNECT_MS, () => (socket = connect()));
    });
    return opened;
  }

  function receive(data: unknown): void {
    const message = parseMessage<F>(data);
    if (message?.kind === 'token') parts.storage.setItem(TOKEN_KEY, message.token);
    if (message?.kind === 'frame') for (const listener of listeners) listener(message.frame);
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send: (request: R) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(request));
    },
  };
}

function takeToken({ location, history, storage }: BrowserClientParts): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  history.replaceState(null, '', location.pathname + location.search);
  storage.setItem(TOKEN_KEY, token);
}

/** The message in `data`, or null. Its sender is the shell that served this page, so the frame inside is taken as it is. */
function parseMessage<F>(data: unknown): ServerMessage<F> | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    return isServerMessage<F>(value) ? value : null;
  } catch {
    return null;
  }
}

function isServerMessage<F>(value: unknown): value is ServerMessage<F> {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'token') return 'token' in value && typeof value.token === 'string';
  return value.kind === 'frame' && 'frame' in value && typeof value.frame === 'object' && value.frame !== null;
}
