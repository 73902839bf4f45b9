/**
 * Every screen in a real browser: nothing cut, nothing too small, nothing that a screen reader or weak eyes cannot take in. With
 * SCREENSHOTS=folder each is left there as a picture for people.
 */
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { WebSocketServer } from 'ws';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '../../electron/api/intent.ts';
import type { Comfort, Language, Theme, View } from '../../electron/api/view.ts';
import { CANNOT } from '../support/cannot.ts';
import { NAMED_FRAMES, PAD_LABELS, STANDARD_COMFORT, type NamedFrame } from '../support/frames.ts';
import { focusFaults } from '../support/focus-order.ts';
import { differs, forgetKept, keep, keptFrom, majorOf, smallPicture } from '../support/kept-screens.ts';
import { layoutFaults } from '../support/layout-faults.ts';
import { buildRenderer, LANDSCAPE, PORTRAIT, RendererWindow, serveFolder, startChromium } from '../support/renderer-window.ts';

const PICTURES = process.env['SCREENSHOTS'];
const KEEP_NAMED = process.env['KEEP_SCREENS'];
const KEEP = KEEP_NAMED !== undefined;
const KEEP_ALL = KEEP_NAMED === '1';
/** Keeping those of some names draws only them. */
const FRAMES = KEEP && !KEEP_ALL ? NAMED_FRAMES.filter(({ name }) => name.startsWith(KEEP_NAMED)) : NAMED_FRAMES;
const SIZES = { portrait: PORTRAIT, landscape: LANDSCAPE } as const;
type Orientation = keyof typeof SIZES;
const LOWER_PORTION_PX = 1300;
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Level AAA asks 7:1 of small letters only; a kiosk is read from further away, so large ones have to meet it as well. */
const SEVEN_TO_ONE = `axe.configure({ checks: [{ id: 'color-contrast-enhanced', options: { contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } } } }] })`;
const THEMES: readonly Theme[] = ['light', 'dark', 'highContrastLight', 'highContrastDark'];

let built: Awaited<ReturnType<typeof buildRenderer>>;
let server: Server;
let origin: string;
let browser: Browser;
const windows = new Map<Orientation, RendererWindow>();
const touched = new Set<RendererWindow>();
let sequence = 0;

beforeAll(async () => {
  built = await buildRenderer();
  const served = await serveFolder(built.folder);
  ({ server, origin } = served);
  browser = await startChromium();
  for (const orientation of ['portrait', 'landscape'] as const) {
    const window = await RendererWindow.open(browser, origin, SIZES[orientation]);
    await window.page.evaluate(axe.source);
    await window.page.evaluate(SEVEN_TO_ONE);
    windows.set(orientation, window);
  }
  if (KEEP_ALL) forgetKept(browser.version());
  if (PICTURES !== undefined) await mkdir(PICTURES, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  server.close();
  await built.remove();
});

function windowOf(orientation: Orientation): RendererWindow {
  const window = windows.get(orientation);
  if (window === undefined) throw new Error(`no ${orientation} window`);
  return window;
}

function frameNamed(name: string): NamedFrame {
  const found = NAMED_FRAMES.find((named) => named.name === name);
  if (found === undefined) throw new Error(`no frame ${name}`);
  return found;
}

/** Shows a named frame in these comforts; gives the window it stands in. */
async function show(named: NamedFrame, orientation: Orientation, comfort: Partial<Comfort>): Promise<RendererWindow> {
  const window = windowOf(orientation);
  // What was touched in a screen stays so while the screen stands: another one in between makes it new.
  if (touched.delete(window)) await window.show(frameNamed('attract').frame, ++sequence);
  // An engineer's tables have one size of letters, whatever a customer asked for.
  const size = named.frame.view.screen.startsWith('maintenance') ? { elder: false, lowReach: false } : {};
  await window.show({ ...named.frame, view: viewFor(named, comfort), comfort: { ...STANDARD_COMFORT, ...comfort, ...size } }, ++sequence);
  for (const selector of named.press ?? []) if (await window.press(selector)) touched.add(window);
  return window;
}

/** In easy mode the session gives fewer entries a page. */
function viewFor({ frame: { view } }: NamedFrame, { elder = false }: Partial<Comfort>): View {
  const ELDER_ROWS = 4;
  return elder && view.screen === 'statement' ? { ...view, rows: view.rows.slice(0, ELDER_ROWS) } : view;
}

async function picture(window: RendererWindow, name: string): Promise<void> {
  if (PICTURES !== undefined) await window.page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** A button that acts sleeps for a moment when its screen comes: how long a picture takes must not decide how it looks. */
async function awake(window: RendererWindow): Promise<void> {
  await window.page.waitForFunction(() => document.querySelector('[data-intent=confirm]:disabled') === null);
}

/** Keeps the picture of what stands there, or says how it differs from the kept one. An engineer's tables have one size and need one picture. */
async function beside(window: RendererWindow, name: string): Promise<readonly string[]> {
  if (name.includes('.elder/maintenance')) return [];
  await awake(window);
  const now = await smallPicture(window.page);
  if (KEEP) keep(name, now);
  const difference = await differs(name, now);
  return difference === null ? [] : [difference];
}

/** Rule and place of each violation that axe finds. */
function violations(window: RendererWindow, tags: readonly string[] | null): Promise<readonly string[]> {
  return window.page.evaluate(
    async (only) => {
      interface AxeResults {
        readonly violations: readonly {
          readonly id: string;
          readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
        }[];
      }
      const { axe: engine } = globalThis as unknown as { readonly axe: { run(context: Document, options: object): Promise<AxeResults> } };
      const contrast = { 'color-contrast-enhanced': { enabled: true } };
      const options =
        only === null
          ? { runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced'] } }
          : { runOnly: { type: 'tag', values: only }, rules: contrast };
      const results = await engine.run(document, { ...options, resultTypes: ['violations'] });
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
      );
    },
    tags === null ? null : [...tags],
  );
}

/** The first variant of each screen. */
function oneAScreen(): readonly NamedFrame[] {
  const seen = new Set<string>();
  return NAMED_FRAMES.filter(({ frame }) => !seen.has(frame.view.screen) && seen.add(frame.view.screen));
}

describe.each(['portrait', 'landscape'] as const)('every screen, %s', (orientation) => {
  describe.each([
    ['zh-CN', false],
    ['en', false],
    ['zh-CN', true],
    ['en', true],
  ] as const)('in %s, easy mode %s', (language: Language, elder: boolean) => {
    const otherwise: string[] = [];
    it('cuts nothing off, keeps buttons large and within reach', async () => {
      const faults: string[] = [];
      for (const named of FRAMES) {
        const window = await show(named, orientation, { language, elder });
        // An engineer stands, and needs the whole page for tables.
        const forEngineer = named.frame.view.screen.startsWith('maintenance');
        const highestTargetPx = orientation === 'portrait' && !forEngineer ? PORTRAIT.height - LOWER_PORTION_PX : 0;
        const found = await window.page.evaluate(layoutFaults, { minTargetPx: elder && !forEngineer ? 88 : 60, highestTargetPx });
        faults.push(...found.map((fault) => `${named.name}: ${fault}`));
        await picture(window, `${named.name}.${orientation}.${language}${elder ? '.elder' : ''}`);
        otherwise.push(...(await beside(window, `${orientation}.${language}${elder ? '.elder' : ''}/${named.name}`)));
      }
      expect(faults.join('\n')).toBe('');
    });

    it('looks as it did when somebody last looked at it', ({ skip }) => {
      if (keptFrom() !== majorOf(browser.version())) skip(`${CANNOT}pictures were kept from Chromium ${keptFrom() ?? 'none'}`);
      expect(otherwise.join('\n')).toBe('');
    });
  });

  it('moves what is touched down for a person who sits', async () => {
    const menu = frameNamed('menu');
    const top = async (lowReach: boolean) => {
      const window = await show(menu, orientation, { lowReach });
      await picture(window, `menu.${orientation}.${lowReach ? 'low' : 'usual'}`);
      expect(await window.page.evaluate(layoutFaults, { minTargetPx: 60, highestTargetPx: 0 })).toEqual([]);
      return window.page
        .locator('.tile')
        .first()
        .evaluate((tile) => tile.getBoundingClientRect().top);
    };
    expect(await top(true)).toBeGreaterThanOrEqual(await top(false));
  });
});

describe('for people who see or hear little', () => {
  it('axe finds nothing on any screen, contrast of 7:1 included', async () => {
    const found: string[] = [];
    for (const named of NAMED_FRAMES) {
      const window = await show(named, 'portrait', {});
      found.push(...(await violations(window, AXE_TAGS)).map((line) => `${named.name}: ${line}`));
    }
    expect(found.join('\n')).toBe('');
  });

  it('nor in English, easy mode, lying', async () => {
    const found: string[] = [];
    for (const named of [...oneAScreen(), ...NAMED_FRAMES.filter(({ press }) => press !== undefined)]) {
      const window = await show(named, 'landscape', { language: 'en', elder: true });
      found.push(...(await violations(window, AXE_TAGS)).map((line) => `${named.name}: ${line}`));
    }
    expect(found.join('\n')).toBe('');
  });

  it.each(THEMES.slice(1))('contrast is 7:1 in %s as well', async (theme) => {
    const found: string[] = [];
    for (const named of [
      ...oneAScreen(),
      ...NAMED_FRAMES.filter(({ name }) => /pin-last-try|menu-warned|printed-jammed|statement-chart$|accounts-months-moved/.test(name)),
    ]) {
      const window = await show(named, 'portrait', { theme });
      found.push(...(await violations(window, null)).map((line) => `${named.name}: ${line}`));
      await picture(window, `${named.name}.portrait.${theme}`);
    }
    expect(found.join('\n')).toBe('');
  });

  it('the page says its language, and the title of a new screen has the focus', async () => {
    for (const named of oneAScreen()) {
      if (named.name === 'attract') continue;
      const window = await show(named, 'portrait', { language: 'en' });
      const state = await window.page.evaluate(() => ({
        lang: document.documentElement.lang,
        focused: document.activeElement?.tagName,
        titles: document.querySelectorAll('h1').length,
      }));
      expect(state, named.name).toEqual({ lang: 'en', focused: 'H1', titles: 1 });
    }
  });
});

describe('the keypad', () => {
  const pin = frameNamed('pin');
  const TYPED = '314159';

  it('sends positions, and keeps no digit that was typed', async () => {
    const window = await show(pin, 'portrait', {});
    const { page } = window;
    const drawn = () => page.locator('main').evaluate((main) => main.outerHTML);
    const before = await drawn();
    await window.takeSent();
    await page.keyboard.type(TYPED);
    for (const digit of TYPED) await page.getByRole('button', { name: `数字 ${digit}` }).click();
    const positions = Array.from(TYPED, (digit) => PAD_LABELS.findIndex((label) => label === digit));
    // What a keyboard types is not taken: it would pass the window in the clear.
    expect(await window.takeSent()).toEqual(positions.map((key) => ({ kind: 'padKey', face: 'face-1', key })));
    await page.mouse.move(0, 0);
    expect(await drawn()).toBe(before);
    const after = await page.evaluate(() => ({
      focused: document.activeElement?.tagName,
      stored: localStorage.length + sessionStorage.length,
    }));
    expect(after.focused).toBe('H1');
    expect(after.stored).toBe(0);
  });

  it('takes backspace, clear, enter and cancel from a keyboard', async () => {
    const window = await show(pin, 'portrait', {});
    await window.takeSent();
    for (const key of ['Backspace', 'Delete', 'Enter', 'Escape']) await window.page.keyboard.press(key);
    expect((await window.takeSent()).map((request) => (request.kind === 'padKey' ? request.key : request.kind))).toEqual([
      'backspace',
      'clear',
      'enter',
      'cancel',
    ]);
  });
});

describe('a keyboard alone', () => {
  /** Presses Tab until that element has the focus; it must then be marked. */
  async function tabTo(window: RendererWindow, selector: string): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await window.page.keyboard.press('Tab');
      const at = await window.page.evaluate((wanted) => {
        const { activeElement } = document;
        return activeElement?.matches(wanted) === true ? parseFloat(getComputedStyle(activeElement).outlineWidth) : null;
      }, selector);
      if (at === null) continue;
      expect(at, `${selector} shows its focus`).toBeGreaterThanOrEqual(3);
      return;
    }
    throw new Error(`Tab does not reach ${selector}`);
  }

  it.each(['portrait', 'landscape'] as const)(
    'Tab reaches everything on every screen in reading order, and the focus is seen, %s',
    async (orientation) => {
      const faults: string[] = [];
      for (const named of [...oneAScreen(), ...NAMED_FRAMES.filter(({ press }) => press !== undefined)]) {
        const window = await show(named, orientation, {});
        faults.push(...(await focusFaults(window)).map((fault) => `${named.name}: ${fault}`));
      }
      expect(faults.join('\n')).toBe('');
    },
  );

  it('a way that jumps, a focus that is not seen, and a button that Tab leaves out would be found', async () => {
    const window = await show(frameNamed('menu'), 'portrait', {});
    await window.page.evaluate(() => {
      const [sheet] = document.styleSheets;
      for (const rule of ['.comfort { direction: rtl }', '.footer button { outline: none !important }'])
        sheet?.insertRule(rule, sheet.cssRules.length);
      document.querySelectorAll<HTMLElement>('.tile')[1]?.setAttribute('tabindex', '-1');
    });
    const faults = (await focusFaults(window)).join('\n');
    expect(faults).toMatch(/the focus jumps back from/);
    expect(faults).toMatch(/does not show its focus/);
    expect(faults).toMatch(/Tab does not reach 1 /);
    await window.page.evaluate(() => {
      const [sheet] = document.styleSheets;
      for (let rule = 0; rule < 2; rule += 1) sheet?.deleteRule(sheet.cssRules.length - 1);
    });
    touched.add(window);
  });

  it('goes from the first page to the menu, to a service and back; Enter alone never confirms', async () => {
    const window = await show(frameNamed('attract'), 'portrait', {});
    const { keyboard } = window.page;
    const sent = async () => (await window.takeSent()).map((request) => (request.kind === 'intent' ? request.intent : request.kind));
    await sent();
    await keyboard.press('Enter');
    expect(await sent()).toEqual([{ intent: 'begin' }]);
    await show(frameNamed('menu'), 'portrait', {});
    await tabTo(window, '[data-group=lookUp]');
    await keyboard.press('Enter');
    expect(await sent()).toEqual([{ intent: 'group', group: 'lookUp' }]);
    await show(frameNamed('menu-lookUp'), 'portrait', {});
    await tabTo(window, '[data-service=personalInformation]');
    await keyboard.press('Enter');
    expect(await sent()).toEqual([{ intent: 'choose', service: 'personalInformation' }]);
    await show(frameNamed('confirm'), 'portrait', {});
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    expect(await sent()).toEqual([{ intent: 'back' }]);
  });
});

describe('over the loopback WebSocket', () => {
  it('the window takes its frames, says what it painted, and goes blank when the terminal is away', async () => {
    const attract = frameNamed('attract');
    const sockets = new WebSocketServer({ server, path: '/api' });
    const asked: string[] = [];
    const received: unknown[] = [];
    sockets.on('connection', (socket, request) => {
      asked.push(request.url ?? '');
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as Request;
        if (message.kind !== 'voices') received.push(message);
      });
      socket.send(JSON.stringify({ kind: 'token', token: 'second' }));
      socket.send(JSON.stringify({ kind: 'frame', frame: attract.frame }));
    });
    const page = await browser.newPage({ viewport: PORTRAIT });
    try {
      await page.goto(`${origin}/#token=first`);
      await page.locator('main[data-screen=attract]').waitFor();
      expect(new URL(page.url()).hash).toBe('');
      await page.locator('[data-intent=begin]').click();
      await expect
        .poll(() => received)
        .toEqual([
          { kind: 'painted', sequence: attract.frame.sequence },
          { kind: 'intent', sequence: attract.frame.sequence, intent: { intent: 'begin' } },
        ]);
      for (const socket of sockets.clients) socket.terminate();
      await page.locator('main[data-screen=connecting]').waitFor();
      await page.locator('main[data-screen=attract]').waitFor();
      expect(asked).toEqual(['/api?token=first', '/api?token=second']);
    } finally {
      await page.close();
      sockets.close();
    }
  });
});

describe('the flow', () => {
  it('the menu asks for the kind of service first; in easy mode four a page', async () => {
    const sent = async (name: string, elder: boolean, press: string) => {
      const window = await show(frameNamed(name), 'portrait', { elder });
      await window.takeSent();
      await window.page.locator(press).click();
      return window.takeSent();
    };
    expect(await sent('menu', false, '[data-group=lostCard]')).toEqual([
      { kind: 'intent', sequence, intent: { intent: 'group', group: 'lostCard' } },
    ]);
    expect(await sent('menu-lostCard', true, '[data-service=temporaryLoss]')).toEqual([
      { kind: 'intent', sequence, intent: { intent: 'choose', service: 'temporaryLoss' } },
    ]);
    const { page } = await show(frameNamed('menu'), 'portrait', { elder: true });
    expect(await page.locator('.tile').count()).toBe(4);
    await page.locator('[data-intent=nextPage]').click();
    expect(await page.locator('[data-service=placesToAsk]').count()).toBe(1);
  });

  it('a touch anywhere on the first page begins, once', async () => {
    const attract = frameNamed('attract');
    const window = await show(attract, 'portrait', {});
    await window.takeSent();
    await window.page.locator('.picture').first().click();
    await window.page.locator('[data-intent=begin]').click();
    expect(await window.takeSent()).toEqual([1, 2].map(() => ({ kind: 'intent', sequence, intent: { intent: 'begin' } })));
  });

  it('display settings go out as changes of comfort', async () => {
    const window = windowOf('portrait');
    for (const setting of ['language', 'elder', 'theme', 'lowReach', 'volume'])
      await window.page.locator(`[data-comfort=${setting}]`).click();
    expect(await window.takeSent()).toEqual([
      { kind: 'comfort', change: { language: 'en' } },
      { kind: 'comfort', change: { elder: true } },
      { kind: 'comfort', change: { theme: 'dark' } },
      { kind: 'comfort', change: { lowReach: true } },
      { kind: 'comfort', change: { volume: 3 } },
    ]);
  });

  it('a confirm button sleeps for a moment, so a second tap from the screen before does nothing', async () => {
    const confirm = frameNamed('confirm');
    const window = await show(confirm, 'portrait', {});
    await window.takeSent();
    const button = window.page.locator('[data-intent=confirm]');
    await button.click({ force: true });
    expect(await window.takeSent()).toEqual([]);
    await button.click();
    expect(await window.takeSent()).toEqual([{ kind: 'intent', sequence, intent: { intent: 'confirm' } }]);
  });

  it('the browser refuses and complains of nothing', () => {
    expect([...windows.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
