/** The window's own clock, for what moves between two frames: the header's time and the countdown. */
import { useSyncExternalStore } from 'react';

const TICK_MS = 250;

/** Milliseconds on the window's clock, in steps of a tick. */
export function useNowMs(): number {
  return useSyncExternalStore(subscribe, snapshot, () => 0);
}

/** What is left of a frame's `secondsLeft` when `elapsedMs` have passed since it came; never below zero. */
export function secondsNow(secondsLeft: number, elapsedMs: number): number {
  return Math.max(0, Math.ceil(secondsLeft - Math.max(0, elapsedMs) / 1000));
}

function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, TICK_MS);
  return () => clearInterval(timer);
}

function snapshot(): number {
  return Math.floor(performance.now() / TICK_MS) * TICK_MS;
}
