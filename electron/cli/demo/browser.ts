import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export interface HeadlessWindow {
  readonly page: Page;
  close(): Promise<void>;
}

/** A window of Debian's Chromium without a display, with a user directory of its own. */
export async function openHeadless(
  address: string,
  size: { readonly width: number; readonly height: number },
): Promise<Result<HeadlessWindow, Fault>> {
  if (!existsSync(CHROMIUM)) return err(fault('demo.noChromium', 'Chromium is not installed (Debian package chromium)'));
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-window-'));
  const context: BrowserContext = await chromium.launchPersistentContext(directory, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    viewport: size,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const [page = await context.newPage()] = context.pages();
  await page.goto(address);
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return ok({ page, close });
}
