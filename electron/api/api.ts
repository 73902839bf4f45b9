/** The contract between the terminal and its renderer, the same over Electron's IPC and the loopback WebSocket. */
import type { Request } from './intent.ts';
import type { Frame } from './view.ts';

export interface Api {
  /** Calls `listener` with the newest frame at once and with each new one; the function returned ends it. */
  subscribe(listener: (frame: Frame) => void): () => void;
  /** Sends a request; it is checked on the other side and ignored when malformed or stale. */
  send(request: Request): void;
}

/** The property of `window` under which a preload or the browser client offers the api. */
export const API_PROPERTY = 'kiosk';
