/** What the renderer remembers: the newest frame and whether the terminal can be reached. Nothing typed, nothing past. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Frame } from '../electron/api/view.ts';

/** `replaced`: a newer window took over, this one stays closed. */
export type Connection = 'connecting' | 'open' | 'replaced';

export interface RendererState {
  readonly frame: Frame | null;
  /** When the frame came, on this window's own clock (milliseconds): lets the header tick between frames. */
  readonly receivedMs: number;
  readonly connection: Connection;
}

export type RendererStore = StoreApi<RendererState>;

/** An empty store: nothing to show before the first frame. */
export function createRendererStore(): RendererStore {
  return createStore<RendererState>(() => ({ frame: null, receivedMs: 0, connection: 'connecting' }));
}

/** Takes a frame; the one before is forgotten. */
export function receiveFrame(store: RendererStore, frame: Frame, nowMs: number): void {
  store.setState({ frame, receivedMs: nowMs, connection: 'open' });
}

/** The terminal is away: the last frame is dropped at once, so nobody's data stay on a dead screen. */
export function loseConnection(store: RendererStore, connection: 'connecting' | 'replaced'): void {
  store.setState({ frame: null, receivedMs: 0, connection });
}
