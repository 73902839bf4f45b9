import { type Strip, totalHeightPt } from './strip.ts';

/**
 * Strips on pages: a strip that does not fit begins the next page, together with those before it that must stay with it;
 * where it asks for it, its table's header stands above it again. A strip higher than a page stands alone.
 */
export function paginate(strips: readonly Strip[], rooms: { readonly firstPt: number; readonly nextPt: number }): Strip[][] {
  const pages: Strip[][] = [];
  let page: Strip[] = [];
  for (const group of groups(strips)) {
    const roomPt = pages.length === 0 ? rooms.firstPt : rooms.nextPt;
    if (page.length > 0 && totalHeightPt(page) + totalHeightPt(group) > roomPt) {
      pages.push(page);
      const repeated = group[0]?.repeated;
      // Who hears the table has heard its header.
      page = repeated === undefined ? [] : [{ ...repeated, role: 'artifact' }];
    }
    page.push(...group);
  }
  return page.length > 0 || pages.length === 0 ? [...pages, page] : pages;
}

/** Strips that may not be parted. */
function groups(strips: readonly Strip[]): Strip[][] {
  const all: Strip[][] = [];
  let group: Strip[] = [];
  for (const strip of strips) {
    group.push(strip);
    if (strip.keepWithNext === true) continue;
    all.push(group);
    group = [];
  }
  return group.length > 0 ? [...all, group] : all;
}
