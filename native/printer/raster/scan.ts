/** Outlines of characters as dots. */
import { type Bitmap, blankBitmap } from './bitmap.ts';

/** A step of an outline, in font units; `args` are its points, x and y by turns. */
export interface PathCommand {
  readonly command: string;
  readonly args: readonly number[];
}

/** How font units become dots: x to the right of `left`, y upwards from the line `baseline`. */
export interface Placement {
  readonly left: number;
  readonly baseline: number;
  readonly scaleX: number;
  readonly scaleY: number;
  /** Share of a dot that must lie inside for it to be black; `DOT_SHARE` unless told. */
  readonly dotShare?: number;
}

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Looks a dot is judged by, along each side. */
const LOOKS = 4;
/** A dot is black where so much of it lies inside: a little less than half, because thermal heads print thin strokes pale. */
const DOT_SHARE = 0.44;
/** Straight pieces of one curve: at 24 dots more cannot be seen. */
const PIECES = 8;

/** Fills an outline by the nonzero winding rule, as both TrueType and CFF want it. */
export function fillOutline(path: readonly PathCommand[], placement: Placement, width: number, height: number): Bitmap {
  const edges = edgesOf(path, placement);
  const bitmap = blankBitmap(width, height);
  const inside = new Uint8Array(width * height);
  for (let row = 0; row < height * LOOKS; row += 1) {
    const y = (row + 0.5) / LOOKS;
    for (const [from, to] of spans(edges, y)) {
      const first = Math.max(0, Math.ceil(from * LOOKS - 0.5));
      const last = Math.min(width * LOOKS - 1, Math.ceil(to * LOOKS - 0.5) - 1);
      for (let look = first; look <= last; look += 1) {
        const at = Math.floor(row / LOOKS) * width + Math.floor(look / LOOKS);
        inside[at] = (inside[at] ?? 0) + 1;
      }
    }
  }
  const blackFrom = Math.round(LOOKS * LOOKS * (placement.dotShare ?? DOT_SHARE));
  inside.forEach((looks, at) => (bitmap.dots[at] = looks >= blackFrom ? 1 : 0));
  return bitmap;
}

/** What of the line at `y` lies inside. */
function spans(edges: readonly Edge[], y: number): [number, number][] {
  const crossings = edges
    .filter(({ y0, y1 }) => y0 <= y !== y1 <= y)
    .map(({ x0, y0, x1, y1 }) => ({ x: x0 + ((y - y0) * (x1 - x0)) / (y1 - y0), turn: y1 > y0 ? 1 : -1 }))
    .toSorted((a, b) => a.x - b.x);
  const found: [number, number][] = [];
  let winding = 0;
  crossings.forEach(({ x, turn }, i) => {
    const next = crossings[i + 1];
    winding += turn;
    if (winding !== 0 && next !== undefined) found.push([x, next.x]);
  });
  return found;
}

type Point = readonly [x: number, y: number];

function edgesOf(path: readonly PathCommand[], { left, baseline, scaleX, scaleY }: Placement): Edge[] {
  const edges: Edge[] = [];
  let start: Point = [0, 0];
  let at: Point = [0, 0];
  const lineTo = (to: Point): void => {
    edges.push({ x0: at[0], y0: at[1], x1: to[0], y1: to[1] });
    at = to;
  };
  for (const { command, args } of path) {
    const points: Point[] = [];
    for (let i = 0; i + 1 < args.length; i += 2) points.push([left + (args[i] ?? 0) * scaleX, baseline - (args[i + 1] ?? 0) * scaleY]);
    const last = points.at(-1) ?? start;
    if (command === 'moveTo') start = at = last;
    else if (command === 'closePath') lineTo(start);
    else {
      const from = [at, ...points];
      const pieces = points.length === 1 ? 1 : PIECES;
      for (let piece = 1; piece <= pieces; piece += 1) lineTo(pieces === 1 ? last : onCurve(from, piece / pieces));
    }
  }
  return edges;
}

/** A point of a Bézier curve of any degree, by de Casteljau. */
function onCurve(points: readonly Point[], t: number): Point {
  if (points.length === 1) return points[0] ?? [0, 0];
  const nearer = points.slice(1).map(([x, y], i): Point => {
    const [px, py] = points[i] ?? [x, y];
    return [px + (x - px) * t, py + (y - py) * t];
  });
  return onCurve(nearer, t);
}
