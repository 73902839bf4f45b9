/** The bench after each change, as server-sent events (HTML standard §9.2). */
import type { ServerResponse } from 'node:http';
import { systemClock } from '../../../native/base/clock.ts';
import type { SimControl } from '../control.ts';

/** Changes that come together are told once. */
const TOGETHER_MS = 30;
/** A line that is silent for longer may have been cut on the way. */
const ALIVE_MS = 15_000;

/** Tells `response` of the bench now and after each change, until it is closed. */
export function streamStates(control: SimControl, response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8' });
  let cancel: (() => void) | null = null;
  const tell = (): void => {
    cancel = null;
    response.write(`event: state\ndata: ${JSON.stringify(control.state())}\n\n`);
  };
  const off = control.subscribe(() => (cancel ??= systemClock.after(TOGETHER_MS, tell)));
  let stopBeat: () => void = () => undefined;
  const beat = (): void => {
    response.write(': alive\n\n');
    stopBeat = systemClock.after(ALIVE_MS, beat);
  };
  response.once('close', () => {
    off();
    cancel?.();
    stopBeat();
  });
  tell();
  beat();
}
