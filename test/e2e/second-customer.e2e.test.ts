/** The window forgets: after a person has left, neither page nor storage nor the memory of the page's scripts holds what was shown. */
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { View } from '../../electron/api/view.ts';
import { NAMED_FRAMES, type NamedFrame } from '../support/frames.ts';
import { buildRenderer, PORTRAIT, RendererWindow, serveFolder, startChromium } from '../support/renderer-window.ts';

/** Set where personal words stand, so that no text of a screen is taken for one. */
const MARK = 'TRACE0F0NE';

let built: Awaited<ReturnType<typeof buildRenderer>>;
let server: Server;
let browser: Browser;
let window: RendererWindow;

beforeAll(async () => {
  built = await buildRenderer();
  const served = await serveFolder(built.folder);
  server = served.server;
  browser = await startChromium();
  window = await RendererWindow.open(browser, served.origin, PORTRAIT);
});

afterAll(async () => {
  await browser.close();
  server.close();
  await built.remove();
});

/** The same view with a mark in every text that could be of a person. */
function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, typeof inner === 'string' && PERSONAL.has(key) ? `${MARK}${inner}` : marked(inner)]),
  );
}
const PERSONAL: ReadonlySet<string> = new Set(['holder', 'value', 'note', 'serial', 'number', 'employer', 'place', 'zh', 'en']);

function marksIn(text: string): number {
  return text.split(MARK).length - 1;
}

/** Strings in the memory of the page that hold the mark. */
async function inMemory(): Promise<number> {
  const session = await window.page.context().newCDPSession(window.page);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  expect(snapshot.length).toBeGreaterThan(100_000);
  return marksIn(snapshot);
}

async function show(named: NamedFrame, view: View, sequence: number): Promise<string> {
  await window.show({ ...named.frame, view }, sequence);
  return window.page.content();
}

it('holds nothing of a person who has left', async () => {
  const of = (name: string): NamedFrame => {
    const found = NAMED_FRAMES.find((named) => named.name === name);
    if (found === undefined) throw new Error(`no frame ${name}`);
    return found;
  };
  let sequence = 0;
  let shown = 0;
  for (const named of NAMED_FRAMES.filter(({ frame }) => frame.cardIn && !frame.view.screen.startsWith('maintenance'))) {
    shown += marksIn(await show(named, marked(named.frame.view) as View, ++sequence));
  }
  expect(shown).toBeGreaterThan(NAMED_FRAMES.length / 2);
  const last = of('personalInformation');
  await show(last, marked(last.frame.view) as View, ++sequence);
  expect(await inMemory()).toBeGreaterThan(0);
  for (const name of ['goodbye', 'attract', 'insertCard', 'attract']) await show(of(name), of(name).frame.view, ++sequence);
  expect(marksIn(await window.page.content())).toBe(0);
  const stored = await window.page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(marksIn(stored)).toBe(0);
  expect(await inMemory()).toBe(0);
});
