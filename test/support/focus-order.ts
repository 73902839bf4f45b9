/** Goes through a screen by Tab as a person without a touch screen does: is everything reached, in reading order, and seen? */
import type { RendererWindow } from './renderer-window.ts';

interface Met {
  readonly name: string;
  readonly region: string;
  /** Place in the document. */
  readonly at: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly outlinePx: number;
  readonly onScreen: boolean;
}

const OUTLINE_MIN_PX = 3;
/** Boxes beside each other need not begin on the same pixel. */
const SLACK_PX = 8;

/** What is wrong with the way of the focus through the page that stands, one sentence each. */
export async function focusFaults({ page }: RendererWindow): Promise<readonly string[]> {
  const expected = await page.evaluate(touchable);
  const met: Met[] = [];
  for (let presses = 0; presses < expected.length + 2; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(focusNow);
    if (now !== null) met.push(now);
  }
  const names = new Set(met.map(({ name }) => name));
  return [
    ...expected.filter((name) => !names.has(name)).map((name) => `Tab does not reach ${name}`),
    ...met.filter(({ outlinePx }) => outlinePx < OUTLINE_MIN_PX).map(({ name }) => `${name} does not show its focus`),
    ...met.filter(({ onScreen }) => !onScreen).map(({ name }) => `${name} has the focus outside of the screen`),
    ...met.slice(1).flatMap((now, i) => jump(met[i], now)),
  ];
}

/** Down or to the right is reading; back up is only the next column, back to the left only the next row. */
function jump(before: Met | undefined, now: Met): readonly string[] {
  if (before === undefined || now.at < before.at || now.region !== before.region) return [];
  const up = now.bottom <= before.top + SLACK_PX && now.left < before.right - SLACK_PX;
  const back = now.right <= before.left + SLACK_PX && now.top < before.bottom - SLACK_PX;
  return up || back ? [`the focus jumps ${up ? 'up' : 'back'} from ${before.name} to ${now.name}`] : [];
}

/** Runs in the page. Names of all that can be touched. */
function touchable(): string[] {
  const TOUCHED = 'button:not(:disabled), a[href], input:not(:disabled), [tabindex]';
  const seen = (element: HTMLElement): boolean => element.checkVisibility({ visibilityProperty: true }) && !/^H\d$/.test(element.tagName);
  const all = [...document.querySelectorAll<HTMLElement>(TOUCHED)].filter(seen);
  for (const [at, element] of all.entries()) element.dataset['focusOrder'] = String(at);
  return all.map((element, at) => `${at} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 24)}”`);
}

/** Runs in the page. What has the focus now, once its mark is drawn; `null`: nothing that can be touched. */
async function focusNow(): Promise<Met | null> {
  await new Promise((resolve) => setTimeout(resolve));
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element.dataset['focusOrder'] === undefined) return null;
  const at = Number(element.dataset['focusOrder']);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    name: `${at} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 24)}”`,
    region: element.closest('header, .head, .content, .aside, .actions, .attract-body, .footer, nav')?.className ?? '',
    at,
    left,
    top,
    right,
    bottom,
    outlinePx: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
    onScreen: left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1,
  };
}
