import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readStaticFile } from './static-files.ts';

const home = mkdtempSync(join(tmpdir(), 'static-files-'));
const root = join(home, 'renderer');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(root, 'index.html'), '<p>index</p>');
writeFileSync(join(root, 'assets', 'app-A_b-1.js'), 'export {};');
writeFileSync(join(root, 'notes.txt'), 'not served');
writeFileSync(join(home, 'secret.html'), 'secret');
symlinkSync(join(home, 'secret.html'), join(root, 'link.html'));
afterAll(() => rmSync(home, { recursive: true }));

const textOf = async (pathname: string): Promise<string> => {
  const file = await readStaticFile(root, pathname);
  return file.ok ? `${file.value.type} ${new TextDecoder().decode(file.value.bytes)}` : file.error;
};

describe('the files of the renderer', () => {
  it('come with their media types, and / is the index', async () => {
    expect(await textOf('/')).toBe('text/html; charset=utf-8 <p>index</p>');
    expect(await textOf('/assets/app-A_b-1.js')).toBe('text/javascript; charset=utf-8 export {};');
  });

  it('are all that is served: no other kind, no folder, nothing that is not there', async () => {
    expect(await textOf('/notes.txt')).toBe('notFound');
    expect(await textOf('/assets')).toBe('notFound');
    expect(await textOf('/missing.html')).toBe('notFound');
    expect(await textOf('/index.html/more.js')).toBe('notFound');
  });

  it.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/..%5csecret.html',
    '/assets//app-A_b-1.js',
    '//index.html',
    '/index.html%00.js',
    '/.git/config.json',
    '/%',
    '',
    'index.html',
    'http://127.0.0.1/index.html',
    '/link.html',
  ])('refuse the path %s', async (pathname) => {
    expect(await textOf(pathname)).toBe('badPath');
  });

  it('never leave their folder, whatever the path', async () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', 'secret.html', 'renderer', 'assets', 'index.html');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        expect(await textOf(`/${pieces.join('')}`)).not.toContain('secret');
      }),
    );
  });
});
