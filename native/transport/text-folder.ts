import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TextFolder } from '../ports/text-folder.ts';

/** A folder of the file system, such as /sys/class/power_supply. What cannot be read is not there. */
export function createTextFolder(directory: string): TextFolder {
  return {
    list: () => readdir(directory).catch(() => null),
    read: async (path) => {
      const text = await readFile(join(directory, path), 'utf8').catch(() => null);
      return text === null ? null : text.trim();
    },
  };
}
