/** Who may speak to the loopback server: only a page that this server itself served, under a loopback name (no DNS rebinding). */
import type { IncomingMessage } from 'node:http';
import { TOKEN_PARAMETER, WIRE_PATH } from '../api/wire.ts';

/** The authorities under which the server at `port` may be addressed. */
export function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** The request's Host when it is one of ours, else `null`. */
export function ownHost(request: IncomingMessage, port: number): string | null {
  const host = request.headers.host;
  return host !== undefined && ownHosts(port).includes(host) ? host : null;
}

export type UpgradeVerdict = { readonly admit: true; readonly token: string } | { readonly admit: false; readonly status: 400 | 403 | 404 };

/**
 * Judges an upgrade to the WebSocket by its Host, Origin and path (RFC 6455 §10.2). The origin must be that of the page under the same
 * Host, and must be told: every browser tells it. The token itself is spent by the caller, and only when all else is right.
 */
export function judgeUpgrade(request: IncomingMessage, port: number): UpgradeVerdict {
  const host = ownHost(request, port);
  if (host === null) return { admit: false, status: 403 };
  if (request.headers.origin !== `http://${host}`) return { admit: false, status: 403 };
  const address = URL.parse(request.url ?? '', `http://${host}`);
  if (address?.pathname !== WIRE_PATH || address.host !== host) return { admit: false, status: 404 };
  const token = address.searchParams.get(TOKEN_PARAMETER);
  return token === null ? { admit: false, status: 400 } : { admit: true, token };
}
