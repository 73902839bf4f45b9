import { type Strip, totalHeightPt } from './strip.ts';

export interface PageRoom {
  readonly firstPt: number;
  readonly laterPt: number;
}

/**
 * Spreads strips over pages. Strips that belong together stay together where a page has room for them; a table that goes
 * on has its header again. Room at the top of a page that only separates is kept: pages begin alike.
 */
export function paginate(strips: readonly Strip[], room: PageRoom): Strip[][] {
  const pages: Strip[][] = [];
  let page: Strip[] = [];
  for (const group of groups(strips)) {
    const roomPt = pages.length === 0 ? room.firstPt : room.laterPt;
    if (page.length > 0 && totalHeightPt(page) + totalHeightPt(group) > roomPt) {
      pages.push(page);
      page = begin(group);
    } else {
      page.push(...group);
    }
    while (totalHeightPt(page) > (pages.length === 0 ? room.firstPt : room.laterPt) && page.length > 1) {
      const fitting = fittingCount(page, pages.length === 0 ? room.firstPt : room.laterPt);
      pages.push(page.slice(0, fitting));
      page = begin(page.slice(fitting));
    }
  }
  return [...pages, page];
}

function begin(group: readonly Strip[]): Strip[] {
  const repeated = group[0]?.repeated;
  return repeated === undefined ? [...group] : [repeated, ...group];
}

/** How many strips from the front fit; at least one, so that the work ends. */
function fittingCount(strips: readonly Strip[], roomPt: number): number {
  let usedPt = 0;
  const index = strips.findIndex((strip) => (usedPt += strip.heightPt) > roomPt);
  return Math.max(1, index);
}

function groups(strips: readonly Strip[]): Strip[][] {
  const all: Strip[][] = [];
  let open = false;
  for (const strip of strips) {
    const last = all.at(-1);
    if (open && last !== undefined) last.push(strip);
    else all.push([strip]);
    open = strip.keepWithNext === true;
  }
  return all;
}
