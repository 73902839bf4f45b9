/** A fresh profile for one run of Chromium: nothing of an earlier person or run is in it, and it is gone afterwards. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const OWNER_ONLY = 0o600;
/** Chromium's helpers may still write for a moment after it has gone. */
const REMOVE_TRIES = 5;

export interface ChromiumProfile {
  readonly directory: string;
  /** A `file:` address of a page that leads to `address`. */
  readonly startPage: string;
  remove(): Promise<void>;
}

/**
 * Without a window manager nobody gives a kiosk window the size of the screen, and Chromium itself takes a smaller one: the page asks for it.
 * Chromium stays one pixel short of the screen even so, on purpose.
 */
const FILL_SCREEN = 'moveTo(0, 0); resizeTo(screen.width, screen.height);';

/**
 * Makes a profile whose start page leads to `address`, after it has filled the screen when asked. The address holds a token, and a command
 * line can be read by every user of the machine: so it goes through a file that only this user can read.
 */
export function makeChromiumProfile(address: string, fillScreen: boolean): ChromiumProfile {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-window-'));
  const page = join(directory, 'start.html');
  const target = JSON.stringify(address).replaceAll('<', '\\u003c');
  const script = `${fillScreen ? FILL_SCREEN : ''} location.replace(${target})`;
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><script>${script}</script>`, { mode: OWNER_ONLY });
  return {
    directory,
    startPage: pathToFileURL(page).href,
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: REMOVE_TRIES }),
  };
}
