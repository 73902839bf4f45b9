/** The api over a WebSocket: one window at a time, let in by a token that works once. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { TerminalSide } from '../api/terminal.ts';
import type { Frame } from '../api/view.ts';
import { WIRE_CLOSE, type ServerMessage } from '../api/wire.ts';
import { judgeUpgrade } from './loopback-guard.ts';
import { NewestFrame } from './newest-frame.ts';
import type { OneUseTokens } from './one-use-tokens.ts';

/** The longest request is under 200 bytes. */
const REQUEST_LIMIT_BYTES = 4 * 1024;

export interface WireOptions {
  readonly server: Server;
  readonly port: number;
  readonly terminal: TerminalSide;
  readonly tokens: OneUseTokens;
  /** A window has connected, or the last one has gone. */
  readonly onConnected: (connected: boolean) => void;
  /** Told why a request or a connection was refused. */
  readonly report: (line: string) => void;
}

export interface Wire {
  /** Whether a window is connected. */
  connected(): boolean;
  close(): void;
}

/** Takes the upgrades of `server`. */
export function openWire(options: WireOptions): Wire {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: REQUEST_LIMIT_BYTES, perMessageDeflate: false, clientTracking: false });
  let current: WebSocket | null = null;

  const admit = (socket: WebSocket): void => {
    const earlier = current;
    current = socket;
    earlier?.close(WIRE_CLOSE.replaced, 'another window took over');
    const stop = carry(socket, options);
    socket.once('close', () => {
      stop();
      if (current !== socket) return;
      current = null;
      options.onConnected(false);
    });
    options.onConnected(true);
  };

  options.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const verdict = judgeUpgrade(request, options.port);
    const status = verdict.admit ? (options.tokens.spend(verdict.token) ? null : 401) : verdict.status;
    if (status !== null) {
      options.report(`a connection was refused (${status})`);
      stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, admit);
  });

  return {
    connected: () => current !== null,
    close: () => {
      current?.close(WIRE_CLOSE.goingAway, 'the terminal ends');
      sockets.close();
    },
  };
}

/** Carries frames out and requests in until the function returned is called. */
function carry(socket: WebSocket, { terminal, tokens, report }: WireOptions): () => void {
  const send = (message: ServerMessage, sent?: () => void): void => socket.send(JSON.stringify(message), sent);
  const frames = new NewestFrame<Frame>((frame, sent) => send({ kind: 'frame', frame }, sent));
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
  return unsubscribe;
}

function parseJson(data: RawData, isBinary: boolean): unknown {
  if (isBinary || !Buffer.isBuffer(data)) return undefined;
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
}
