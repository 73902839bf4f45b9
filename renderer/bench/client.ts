/** The control over HTTP, as docs/simulator-api.json describes it. */
import type { BenchAction } from '../../electron/api/bench/action.ts';
import type { Script } from '../../electron/api/bench/script.ts';
import type { BenchState } from '../../electron/api/bench/state.ts';

const KEY = 'bench-key';
const RECONNECT_MS = 1_000;

export interface BenchClient {
  /** Calls `listener` with the bench now and after each change; `null`: the line is down. */
  subscribe(listener: (state: BenchState | null) => void): void;
  /** Does one thing; gives why it could not be done, or `null`. */
  act(action: BenchAction): Promise<string | null>;
  script(): Promise<Script>;
  /** A paper's picture as an address that an image can show; `null`: there is none. */
  picture(number: number): Promise<string | null>;
}

/** Connects with the token out of the address, or with the key of this window, and stays connected. */
export async function connectBench(): Promise<BenchClient> {
  const key = await ownKey();
  const authorization = `Bearer ${key}`;
  const ask = (path: string): Promise<Response> => fetch(path, { headers: { authorization } });
  return {
    subscribe: (listener) => void listen(ask, listener),
    act: async (action) => {
      const answer = await fetch('/v1/actions', {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(action),
      });
      return answer.ok ? null : whyNot(await answer.json());
    },
    script: async () => (await (await ask('/v1/script')).json()) as Script,
    picture: async (number) => {
      const answer = await ask(`/v1/papers/${number}/picture`);
      return answer.ok ? dataAddress(await answer.blob()) : null;
    },
  };
}

async function ownKey(): Promise<string> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return sessionStorage.getItem(KEY) ?? '';
  history.replaceState(null, '', location.pathname);
  const answer = await fetch('/v1/session', { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  if (answer.ok) sessionStorage.setItem(KEY, ((await answer.json()) as { readonly key: string }).key);
  return sessionStorage.getItem(KEY) ?? '';
}

/** Reads the events until the line breaks, and begins again. */
async function listen(ask: (path: string) => Promise<Response>, listener: (state: BenchState | null) => void): Promise<void> {
  for (;;) {
    try {
      const answer = await ask('/v1/events');
      if (answer.ok && answer.body !== null) await read(answer.body, listener);
    } catch {
      // The program ended, or begins again: the next try tells.
    }
    listener(null);
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
  }
}

async function read(body: ReadableStream<Uint8Array>, listener: (state: BenchState) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const events = (rest + part.value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) listener(JSON.parse(data) as BenchState);
    }
  }
}

function whyNot(answer: unknown): string {
  const { fault } = answer as { readonly fault: { readonly code: string; readonly detail: string } };
  return `${fault.code}: ${fault.detail}`;
}

function dataAddress(blob: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null);
    reader.readAsDataURL(blob);
  });
}
