/**
 * A terminal's line to the authority, as small as HTTP/1.1 allows (RFC 9112): one connection that stays open, one request after another. A load that is made
 * in the same machine must cost little itself, or it is measured instead of the server.
 */
import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

export interface HttpLine {
  /** Sends one request; gives the answer's text. Rejects on any status but 200, and when the line breaks. */
  readonly post: (path: string, body: unknown) => Promise<string>;
  readonly close: () => void;
}

interface Asked {
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

/** A line to `http://127.0.0.1:PORT`; `token` stands in every request. One request at a time; a line that rested too long is opened again. */
export function openLine(url: string, token: string): HttpLine {
  const { hostname, port, host } = new URL(url);
  const head = `HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: `;
  let socket: Socket | null = null;
  let asked: Asked | null = null;
  let received: Buffer = Buffer.alloc(0);
  const end = (how: (waiting: Asked) => void): void => {
    const waiting = asked;
    [asked, received] = [null, Buffer.alloc(0)];
    if (waiting !== null) how(waiting);
  };
  const onData = (chunk: Buffer): void => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = answerIn(received);
    if (answer === null) return;
    const { status, text } = answer;
    end(({ resolve, reject }) => (status === 200 ? resolve(text) : reject(new Error(`the authority answered ${status}`))));
  };
  const open = (): Socket => {
    const opened = connect({ host: hostname, port: Number(port), noDelay: true });
    opened.on('data', onData);
    opened.on('error', (error) => end(({ reject }) => reject(error)));
    opened.on('close', () => end(({ reject }) => reject(new Error('the line broke'))));
    return opened;
  };
  return {
    post: (path, body) => {
      if (asked !== null) throw new Error('one request at a time');
      const text = JSON.stringify(body);
      const line = socket === null || socket.destroyed || socket.readableEnded ? open() : socket;
      socket = line;
      return new Promise((resolve, reject) => {
        asked = { resolve, reject };
        line.write(`POST ${path} ${head}${Buffer.byteLength(text)}\r\n\r\n${text}`);
      });
    },
    close: () => socket?.destroy(),
  };
}

/** The answer in what was received, once all of it is there. Its length is always told. */
function answerIn(received: Buffer): { readonly status: number; readonly text: string } | null {
  const headLength = received.indexOf(HEAD_END);
  if (headLength < 0) return null;
  const head = received.toString('latin1', 0, headLength);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? '0');
  const from = headLength + HEAD_END.length;
  if (received.length < from + length) return null;
  return { status: Number(head.slice(9, 12)), text: received.toString('utf8', from, from + length) };
}
