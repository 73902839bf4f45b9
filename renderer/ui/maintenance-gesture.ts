/**
 * The hidden way to maintenance mode: on the first page, or on one that says the machine is out of service, touch the clock three times,
 * then the mark at the other end of the header three times, all within eight seconds. A customer has no reason to touch either.
 */
import { useRef, type PointerEvent } from 'react';
import { useKiosk } from '../kiosk.ts';

export interface HeaderTouch {
  readonly place: 'clock' | 'mark';
  readonly atMs: number;
}

const GESTURE: readonly HeaderTouch['place'][] = ['clock', 'clock', 'clock', 'mark', 'mark', 'mark'];
const WITHIN_MS = 8_000;
/** Where nobody's session is open: the main process checks it again. */
const SCREENS: ReadonlySet<string> = new Set(['attract', 'trouble']);

/** Whether the last touches are the gesture. */
export function isGesture(touches: readonly HeaderTouch[]): boolean {
  const last = touches.slice(-GESTURE.length);
  const [first] = last;
  const end = last.at(-1);
  if (first === undefined || end === undefined || last.length < GESTURE.length) return false;
  return end.atMs - first.atMs <= WITHIN_MS && last.every(({ place }, at) => place === GESTURE[at]);
}

/** Listens on the header; `undefined` on every other screen. */
export function useMaintenanceGesture(): ((event: PointerEvent) => void) | undefined {
  const { frame, ask } = useKiosk();
  const touches = useRef<readonly HeaderTouch[]>([]);
  if (!SCREENS.has(frame.view.screen)) return undefined;
  return (event) => {
    const place = placeOf(event.target);
    if (place === null) return;
    touches.current = [...touches.current, { place, atMs: event.timeStamp }].slice(-GESTURE.length);
    if (!isGesture(touches.current)) return;
    touches.current = [];
    ask({ intent: 'maintenance', request: { ask: 'open' } });
  };
}

function placeOf(target: EventTarget): HeaderTouch['place'] | null {
  if (!(target instanceof Element)) return null;
  if (target.closest('.clock') !== null) return 'clock';
  return target.closest('.brand-mark') === null ? null : 'mark';
}
