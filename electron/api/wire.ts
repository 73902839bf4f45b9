/**
 * What travels over the loopback WebSocket between the Chromium shell and the renderer, one JSON text a message.
 * Client to server: a `Request` (intent.ts). Server to client: a `ServerMessage`.
 *
 * Opening: the page's address carries `#token=…`; the client takes it out of the address at once and opens
 * `ws://<host>/api?token=…`. A token opens one connection. On each connection the first message is the `token` for the next one
 * (a reload, a reconnect): the client keeps it for this window only (sessionStorage). The newest frame follows at once.
 */
import type { Frame } from './view.ts';

export type ServerMessage<F = Frame> = { readonly kind: 'frame'; readonly frame: F } | { readonly kind: 'token'; readonly token: string };

/** Path of the WebSocket on the shell's own address. */
export const WIRE_PATH = '/api';

/** Name of the token in the page's fragment and in the WebSocket's query. */
export const TOKEN_PARAMETER = 'token';

/** Why the server closes a connection (WebSocket close codes, RFC 6455 §7.4; 4000-4999 are the application's own). */
export const WIRE_CLOSE = {
  /** The terminal ends. */
  goingAway: 1001,
  /** A message was not JSON text. */
  notJson: 1007,
  /** A newer connection took over: this window must not reconnect. */
  replaced: 4001,
} as const;
