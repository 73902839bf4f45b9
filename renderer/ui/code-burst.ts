/**
 * A reader of codes that plays a keyboard types faster than a person, and ends with Enter. Only a whole run of such keys is a code: one that
 * begins after a pause, has no slow key, no repeated key and no other key in it, and is not short.
 */

import { CODE_CHARACTERS } from '../../electron/api/code-view.ts';

/** What of a key's event is looked at. */
export interface BurstKey {
  readonly key: string;
  /** When it was pressed, in milliseconds: of the event, not of its handling, which may be late. */
  readonly timeStamp: number;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Readers send a key each 1 to 20 ms. The fastest typists stay under 20 keys a second, single pairs of keys apart. */
export const BURST = {
  /** Longest time between two keys of a reader, in milliseconds. */
  gapMs: 35,
  /** Pause before its first key: without one the run may be the rest of a code, or belong to what a person types. */
  pauseMs: 300,
  /** Characters of the shortest code, and of the longest. */
  shortest: CODE_CHARACTERS.least,
  longest: CODE_CHARACTERS.most,
} as const;

export interface Burst {
  readonly text: string;
  /** When the last key came; `null`: none yet. */
  readonly lastAtMs: number | null;
  /** Something in the run was not a reader's: no code comes of it any more. */
  readonly spoilt: boolean;
}

export const NO_BURST: Burst = { text: '', lastAtMs: null, spoilt: false };

/** One key more: the run as it is then, and the code if one has just ended. */
export function afterKey(burst: Burst, event: BurstKey): { readonly burst: Burst; readonly code: string | null } {
  const gapMs = burst.lastAtMs === null ? Infinity : event.timeStamp - burst.lastAtMs;
  const rested = gapMs >= BURST.pauseMs;
  const text = rested ? '' : burst.text;
  const quick = rested || (gapMs >= 0 && gapMs <= BURST.gapMs);
  const part = partOf(event);
  const longer = text + (part ?? '');
  const spoilt = (!rested && burst.spoilt) || !quick || part === null || longer.length > BURST.longest;
  const next = { lastAtMs: event.timeStamp, spoilt };
  if (event.key !== 'Enter') return { burst: { ...next, text: spoilt ? '' : longer }, code: null };
  const code = !spoilt && text.length >= BURST.shortest ? text : null;
  // A second code may follow at once only behind a whole one.
  return { burst: { ...next, text: '', spoilt: code === null }, code };
}

/** What a key adds to a code; `null`: no reader sends it. */
function partOf({ key, repeat, ctrlKey, altKey, metaKey }: BurstKey): string | null {
  if (repeat || ctrlKey || altKey || metaKey) return null;
  if (key === 'Enter' || key === 'Shift' || key === 'CapsLock') return '';
  return [...key].length === 1 ? key : null;
}

/**
 * Tells of each code that is typed by a reader, until the function returned is called. Keys go where they went before, but for the Enter that
 * ends a code: it would press whatever button has the focus, or send off what stands in a field.
 */
export function watchCodes(target: EventTarget, onCode: (code: string) => void): () => void {
  let burst = NO_BURST;
  const listener = (event: Event): void => {
    if (!isKey(event)) return;
    const next = afterKey(burst, event);
    ({ burst } = next);
    if (next.code === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onCode(next.code);
  };
  // First of all listeners: a field that takes the key for itself does not hide it.
  target.addEventListener('keydown', listener, { capture: true });
  return () => target.removeEventListener('keydown', listener, { capture: true });
}

function isKey(event: Event): event is Event & BurstKey {
  return 'key' in event && 'repeat' in event;
}
