import { describe, expect, it } from 'vitest';
import type { Request } from '../electron/api/intent.ts';
import type { Frame } from '../electron/api/view.ts';
import { connectBrowser } from './browser-client.ts';

class FakeSocket extends EventTarget {
  readonly OPEN = 1;
  readyState = 1;
  readonly sent: string[] = [];
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
  }
  send(text: string): void {
    this.sent.push(text);
  }
  says(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  closes(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

function client(hash: string) {
  const sockets: FakeSocket[] = [];
  const stored = new Map<string, string>();
  const lost: string[] = [];
  const addresses: string[] = [];
  const waiting: (() => void)[] = [];
  const api = connectBrowser<Frame, Request>({
    location: { host: '127.0.0.1:4000', hash, pathname: '/', search: '' },
    history: { replaceState: (_data, _unused, url) => void addresses.push(String(url)) },
    storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value) },
    open: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    after: (_delayMs, run) => void waiting.push(run),
    onLost: (why) => void lost.push(why),
  });
  const newest = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  };
  return { api, newest, sockets, lost, addresses, waiting };
}

describe('the window in the system’s Chromium', () => {
  it('takes the token out of the address and opens the one loopback address', () => {
    const { newest, addresses } = client('#token=a%2Bb');
    expect(addresses).toEqual(['/']);
    expect(newest().url).toBe('ws://127.0.0.1:4000/api?token=a%2Bb');
  });

  it('gives frames to the listener and ignores everything else', () => {
    const { api, newest } = client('#token=t');
    const frames: Frame[] = [];
    const stop = api.subscribe((frame) => frames.push(frame));
    for (const noise of ['', '{', 'null', '[]', '{"kind":"frame"}', '{"kind":"frame","frame":null}', '{"kind":"other"}', 7]) {
      newest().says(noise);
    }
    expect(frames).toEqual([]);
    newest().says('{"kind":"frame","frame":{"sequence":1}}');
    stop();
    newest().says('{"kind":"frame","frame":{"sequence":2}}');
    expect(frames).toEqual([{ sequence: 1 }]);
  });

  it('connects again with the token of the next connection', () => {
    const { newest, sockets, lost, waiting } = client('#token=first');
    newest().says('{"kind":"token","token":"second"}');
    newest().closes(1006);
    expect(lost).toEqual(['connecting']);
    waiting.forEach((run) => run());
    expect(sockets).toHaveLength(2);
    expect(newest().url).toBe('ws://127.0.0.1:4000/api?token=second');
  });

  it('stays away when a newer window took over', () => {
    const { newest, lost, waiting } = client('#token=t');
    newest().closes(4001);
    expect(lost).toEqual(['replaced']);
    expect(waiting).toEqual([]);
  });

  it('drops what is asked while nobody listens', () => {
    const { api, newest } = client('#token=t');
    api.send({ kind: 'painted', sequence: 1 });
    newest().closes(1006);
    api.send({ kind: 'painted', sequence: 2 });
    expect(newest().sent).toEqual(['{"kind":"painted","sequence":1}']);
  });
});
