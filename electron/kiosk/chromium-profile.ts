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
 * Makes a profile whose start page leads to `address`. The address holds a token, and a command line can be read by every user of the
 * machine: so it goes through a file that only this user can read.
 */
export function makeChromiumProfile(address: string): ChromiumProfile {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-window-'));
  const page = join(directory, 'start.html');
  const script = JSON.stringify(address).replaceAll('<', '\\u003c');
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><script>location.replace(${script})</script>`, { mode: OWNER_ONLY });
  return {
    directory,
    startPage: pathToFileURL(page).href,
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: REMOVE_TRIES }),
  };
}
