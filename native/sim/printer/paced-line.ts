import { concat } from '../../base/bytes.ts';
import type { Clock } from '../../base/clock.ts';

/** Eight data bits, start and stop. */
const BITS_A_BYTE = 10;
const TICK_MS = 1;

/** Gives `take` the bytes that are put on a serial line when they would have arrived over it at this speed, in their order. */
export function pacedLine(baudRate: number, clock: Clock, take: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void {
  const bytesAMs = baudRate / BITS_A_BYTE / 1_000;
  let waiting: Uint8Array = new Uint8Array(0);
  let beganMs = 0;
  let arrived = 0;
  const look = (): void => {
    const due = Math.floor((clock.nowMs() - beganMs) * bytesAMs) - arrived;
    const bytes = waiting.subarray(0, Math.max(0, due));
    waiting = waiting.slice(bytes.length);
    arrived += bytes.length;
    if (waiting.length > 0) clock.after(TICK_MS, look);
    if (bytes.length > 0) take(bytes);
  };
  return (bytes) => {
    const idle = waiting.length === 0;
    waiting = concat(waiting, bytes);
    if (!idle) return;
    beganMs = clock.nowMs();
    arrived = 0;
    clock.after(TICK_MS, look);
  };
}
