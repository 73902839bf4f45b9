/** The contract between the terminal and its renderer, the same over Electron's IPC and the loopback WebSocket. */
import type { Request } from './intent.ts';
import type { Frame } from './view.ts';

/** One page's way to what stands behind it. */
export interface PageApi<F, R> {
  /** Calls `listener` with the newest frame at once and with each new one; the function returned ends it. */
  subscribe(listener: (frame: F) => void): () => void;
  /** Sends a request; it is checked on the other side and ignored when malformed or stale. */
  send(request: R): void;
}

/** The kiosk's page, and the customer's at a counter. */
export type Api = PageApi<Frame, Request>;

/** The property of `window` under which the preload offers the api to the page at this path. */
export function apiPropertyOf(path: string): 'kiosk' | 'counter' {
  return path.startsWith('/counter/') ? 'counter' : 'kiosk';
}
