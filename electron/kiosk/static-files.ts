/** The renderer's built files, and nothing else of the disk. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { err, ok, type Result } from '../../native/base/result.ts';
import { pictureFile, type IdlePicture } from './idle-pictures.ts';

/** What a build of the renderer holds. A file of any other kind is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wasm': 'application/wasm',
};

const INDEX = 'index.html';

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** What a page is served from: its build, and pictures of the outlet beside it. */
export interface PageFiles {
  readonly root: string;
  readonly pictures: readonly IdlePicture[];
}

export type StaticRefusal = 'badPath' | 'notFound';

/**
 * Reads one file under `root`. `pathname` is the path of a URL, still percent-encoded; `/` is the index.
 * `badPath`: it points out of the root or is no clean path. `notFound`: no such file, or of a kind that is not served.
 */
export async function readStaticFile(root: string, pathname: string): Promise<Result<StaticFile, StaticRefusal>> {
  const names = cleanNames(pathname);
  if (!names) return err('badPath');
  const file = join(root, ...names);
  const type = MEDIA_TYPES[extname(file).toLowerCase()];
  if (type === undefined) return err('notFound');
  try {
    // A link may lead out of the root: what counts is where the file truly lies.
    const [home, real] = await Promise.all([realpath(root), realpath(file)]);
    if (!real.startsWith(home + sep)) return err('badPath');
    return ok({ bytes: new Uint8Array(await readFile(real)), type });
  } catch (error) {
    if (isMissing(error)) return err('notFound');
    throw error;
  }
}

/** Reads a file of a page, or a picture of the outlet. */
export async function readPageFile({ root, pictures }: PageFiles, pathname: string): Promise<Result<StaticFile, StaticRefusal>> {
  const picture = pictureFile(pictures, pathname);
  if (picture === null) return readStaticFile(root, pathname);
  const type = MEDIA_TYPES[extname(pathname)];
  if (type === undefined) return err('notFound');
  return readOrMissing(picture, type);
}

async function readOrMissing(file: string, type: string): Promise<Result<StaticFile, StaticRefusal>> {
  try {
    return ok({ bytes: new Uint8Array(await readFile(file)), type });
  } catch (error) {
    if (isMissing(error)) return err('notFound');
    throw error;
  }
}

/** The names of a path one by one; `null` where one is empty, hidden, a step up, or holds a character that a build never uses. */
function cleanNames(pathname: string): readonly string[] | null {
  if (pathname === '/') return [INDEX];
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!decoded.startsWith('/')) return null;
  const names = decoded.slice(1).split('/');
  return names.every((name) => /^[\w][\w.@+-]*$/.test(name) && !name.includes('..')) ? names : null;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
