/**
 * Looks at a screen the way a person does: is anything cut, outside, on top of something else, too small to touch or too high to reach?
 * `layoutFaults` runs inside the page, so it uses nothing but its argument.
 */
export interface LayoutLimits {
  readonly minTargetPx: number;
  /** No target may begin above this. */
  readonly highestTargetPx: number;
}

/** What is wrong with the page's layout, one sentence each; empty when nothing is. */
export function layoutFaults({ minTargetPx, highestTargetPx }: LayoutLimits): string[] {
  const SLACK_PX = 1.5;
  const faults: string[] = [];
  const label = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 30)}”`;
  const hidden = (element: Element): boolean => element.closest('.dots-count') !== null || !element.checkVisibility();

  for (const element of [document.documentElement, document.body, ...document.querySelectorAll('main, main *')]) {
    if (hidden(element) || element.closest('svg') !== null) continue;
    const scrolls = getComputedStyle(element).overflow !== 'visible' || element === document.documentElement;
    if (!scrolls) continue;
    if (element.scrollHeight > element.clientHeight + SLACK_PX) {
      faults.push(`${label(element)} is ${element.scrollHeight - element.clientHeight} px too high`);
    }
    if (element.scrollWidth > element.clientWidth + SLACK_PX) {
      faults.push(`${label(element)} is ${element.scrollWidth - element.clientWidth} px too wide`);
    }
  }

  const displays = new Map<Element, string>();
  const displayOf = (element: Element): string => {
    const known = displays.get(element) ?? getComputedStyle(element).display;
    displays.set(element, known);
    return known;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || (node.textContent ?? '').trim() === '' || hidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      for (let box: Element | null = parent; box !== null; box = box.parentElement) {
        if (displayOf(box) === 'contents' || displayOf(box) === 'inline') continue;
        const outer = box.getBoundingClientRect();
        const middle = (rect.top + rect.bottom) / 2;
        if (rect.left < outer.left - SLACK_PX || rect.right > outer.right + SLACK_PX || middle < outer.top || middle > outer.bottom) {
          faults.push(`“${(node.textContent ?? '').trim().slice(0, 30)}” sticks out of ${label(box)}`);
          break;
        }
      }
    }
  }

  const targets = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility());
  const rects = targets.map((target) => target.getBoundingClientRect());
  for (const [index, target] of targets.entries()) {
    const rect = rects[index];
    if (rect === undefined) continue;
    if (rect.width < minTargetPx || rect.height < minTargetPx) {
      faults.push(`${label(target)} is only ${Math.round(rect.width)} x ${Math.round(rect.height)} px`);
    }
    if (rect.top < highestTargetPx) faults.push(`${label(target)} begins at ${Math.round(rect.top)} px: too high to reach`);
    for (const [other, second] of rects.entries()) {
      if (other <= index) continue;
      const overlaps = rect.left < second.right && second.left < rect.right && rect.top < second.bottom && second.top < rect.bottom;
      if (overlaps) faults.push(`${label(target)} lies on ${label(targets[other] ?? target)}`);
    }
  }
  for (const button of targets) {
    const outside = button.getBoundingClientRect();
    if (outside.right > innerWidth + SLACK_PX || outside.bottom > innerHeight + SLACK_PX || outside.left < 0)
      faults.push(`${label(button)} is off the screen`);
  }
  return [...new Set(faults)];
}
