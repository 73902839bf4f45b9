/** Where the windows of a program stand: one a display as long as there are displays, the rest side by side on the last one. */

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  readonly bounds: Place;
  /** Nothing else stands on its display. */
  readonly alone: boolean;
}

/** Places for `count` windows, in their order. `displays`: the primary one first, at least one; sizes in device-independent pixels. */
export function placesOf(displays: readonly Place[], count: number): readonly WindowPlace[] {
  const own = Math.min(displays.length, count) - 1;
  const last = displays[own];
  if (last === undefined) return [];
  const sharing = count - own;
  const width = Math.floor(last.width / sharing);
  const columns = Array.from({ length: sharing }, (_, column) => ({
    bounds: sharing === 1 ? last : { ...last, x: last.x + column * width, width },
    alone: sharing === 1,
  }));
  return [...displays.slice(0, own).map((bounds) => ({ bounds, alone: true })), ...columns];
}
