/** The api over a WebSocket: one window at a time, let in by a token that works once. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Clock } from '../../native/base/clock.ts';
import type { PageSide } from '../api/terminal.ts';
import { WIRE_CLOSE, type ServerMessage } from '../api/wire.ts';
import { judgeUpgrade } from './loopback-guard.ts';
import { NewestFrame } from './newest-frame.ts';
import type { OneUseTokens } from './one-use-tokens.ts';

/** The longest request, a clerk's text, is under 2 kB. */
const REQUEST_LIMIT_BYTES = 4 * 1024;
/** A window that does not answer a farewell is cut off after this time. */
const CLOSE_WITHIN_MS = 1_000;

export interface WireOptions<F> {
  readonly server: Server;
  readonly port: number;
  readonly terminal: PageSide<F>;
  readonly tokens: OneUseTokens;
  readonly clock: Clock;
  /** A window has connected, or the last one has gone. */
  readonly onConnected: (connected: boolean) => void;
  /** Told why a request or a connection was refused. */
  readonly report: (line: string) => void;
}

export interface Wire {
  /** Sends the window away. */
  close(): void;
}

/** Takes the upgrades of `server`. */
export function openWire<F>(options: WireOptions<F>): Wire {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: REQUEST_LIMIT_BYTES, perMessageDeflate: false, clientTracking: false });
  let current: WireWindow | null = null;

  const dismiss = (code: number, why: string): void => {
    current?.dismiss(code, why);
    current = null;
  };
  const admit = (socket: WebSocket): void => {
    dismiss(WIRE_CLOSE.replaced, 'another window took over');
    const own = carry(socket, options);
    current = own;
    socket.once('close', () => {
      own.stop();
      if (current !== own) return;
      current = null;
      options.onConnected(false);
    });
    options.onConnected(true);
  };

  options.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const verdict = judgeUpgrade(request, options.port);
    const status = verdict.admit ? (options.tokens.spend(verdict.token) ? null : 401) : verdict.status;
    if (status === null) {
      sockets.handleUpgrade(request, stream, head, admit);
      return;
    }
    options.report(`a connection was refused (${status})`);
    stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return { close: () => dismiss(WIRE_CLOSE.goingAway, 'the terminal ends') };
}

/** One connected window. */
interface WireWindow {
  /** Nothing goes out or in any more. */
  readonly stop: () => void;
  /** Stops, says why, and cuts a window off that does not answer. */
  readonly dismiss: (code: number, why: string) => void;
}

/** Carries frames out and requests in. */
function carry<F>(socket: WebSocket, { terminal, tokens, report, clock }: WireOptions<F>): WireWindow {
  const send = (message: ServerMessage<F>, sent?: () => void): void => socket.send(JSON.stringify(message), sent);
  const frames = new NewestFrame<F>((frame, sent) => send({ kind: 'frame', frame }, sent));
  // A socket that breaks the protocol is closed by the library itself; the error only says why.
  socket.on('error', (error) => report(`a window broke the protocol: ${error.message}`));
  socket.on('message', (data, isBinary) => {
    const request = parseJson(data, isBinary);
    if (request === undefined) {
      report('a request was refused: not JSON text');
      socket.close(WIRE_CLOSE.notJson, 'not JSON text');
      return;
    }
    const answer = terminal.receive(request);
    if (!answer.accepted) report(`a request was refused: ${answer.why}`);
  });
  send({ kind: 'token', token: tokens.issue() });
  const unsubscribe = terminal.subscribe((frame) => frames.push(frame));
  frames.push(terminal.frame());
  const stop = (): void => {
    unsubscribe();
    socket.removeAllListeners('message');
  };
  const dismiss = (code: number, why: string): void => {
    stop();
    socket.once(
      'close',
      clock.after(CLOSE_WITHIN_MS, () => socket.terminate()),
    );
    socket.close(code, why);
  };
  return { stop, dismiss };
}

function parseJson(data: RawData, isBinary: boolean): unknown {
  if (isBinary || !Buffer.isBuffer(data)) return undefined;
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
}
