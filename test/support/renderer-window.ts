/** The built renderer in headless Chromium, with a terminal that a test plays by hand. */
import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Request } from '../../electron/api/intent.ts';
import type { Frame } from '../../electron/api/view.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb'];
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export const PORTRAIT = { width: 1080, height: 1920 } as const;
export const LANDSCAPE = { width: 1920, height: 1080 } as const;

/** Builds the renderer into a folder of its own. */
export async function buildRenderer(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-renderer-'));
  const root = join(import.meta.dirname, '../..');
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'renderer'), logLevel: 'warn', build: { outDir: folder } });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Serves a folder on a loopback port. */
export async function serveFolder(folder: string): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    const file = join(folder, path.endsWith('/') ? 'index.html' : path);
    readFile(file).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${port}` };
}

/** Starts the browser; end it by `close()`. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
}

/** A page whose `window.kiosk` is a stand-in; what the page complains of (console errors, refused styles) is collected. */
export class RendererWindow {
  readonly page: Page;
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async open(browser: Browser, origin: string, size: { readonly width: number; readonly height: number }): Promise<RendererWindow> {
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
    const window = new RendererWindow(await context.newPage());
    await window.page.addInitScript(installStandIn);
    await window.page.goto(`${origin}/`);
    return window;
  }

  /** Shows `frame` and waits until it is painted. Each call has a newer sequence. */
  async show(frame: Frame, sequence: number): Promise<void> {
    await this.page.evaluate((next) => window.standIn.show(next), { ...frame, sequence });
    await this.page.waitForFunction((wanted) => window.standIn.painted === wanted, sequence, { polling: 'raf' });
  }

  /** Presses the first that the selector finds, and waits until what follows is painted; `false`: there is none, or it sleeps. */
  press(selector: string): Promise<boolean> {
    return this.page.evaluate(async (wanted) => {
      const target = document.querySelector<HTMLElement>(wanted);
      if (target === null || target.hasAttribute('disabled')) return false;
      target.click();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return true;
    }, selector);
  }

  /** What the page has sent, apart from `painted` and `voices`, since the last call. */
  takeSent(): Promise<readonly Request[]> {
    return this.page.evaluate(() => window.standIn.sent.splice(0));
  }
}

interface StandIn {
  show(frame: Frame): void;
  readonly sent: Request[];
  painted: number;
}

declare global {
  interface Window {
    standIn: StandIn;
  }
}

/** Runs in the page before its own scripts. */
function installStandIn(): void {
  const listeners = new Set<(frame: Frame) => void>();
  const standIn: StandIn = {
    show: (frame) => {
      for (const listener of listeners) listener(frame);
    },
    sent: [],
    painted: -1,
  };
  const kiosk = {
    subscribe: (listener: (frame: Frame) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send: (request: Request) => {
      if (request.kind === 'painted') standIn.painted = request.sequence;
      else if (request.kind !== 'voices') standIn.sent.push(request);
    },
  };
  Object.assign(window, { standIn, kiosk });
}
