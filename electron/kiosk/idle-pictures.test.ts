import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { idlePictures, pictureFile } from './idle-pictures.ts';
import { readPageFile } from './static-files.ts';

const home = mkdtempSync(join(tmpdir(), 'idle-pictures-'));
const folder = join(home, 'pictures');
mkdirSync(join(folder, '春节'), { recursive: true });
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
const WEBP = new TextEncoder().encode('RIFF\u0004\u0000\u0000\u0000WEBPVP8 ');
writeFileSync(join(folder, '春节', '海报.png'), PNG);
writeFileSync(join(folder, 'hall.JPG'), JPEG);
writeFileSync(join(folder, 'card.webp'), WEBP);
writeFileSync(join(folder, 'line.svg'), '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');
writeFileSync(join(folder, 'words.png'), 'only called a picture');
writeFileSync(join(home, 'secret.png'), PNG);
symlinkSync(join(home, 'secret.png'), join(folder, 'link.png'));
afterAll(() => rmSync(home, { recursive: true }));

describe('the pictures of the first page', () => {
  it('are shown by their place, whatever their names', () => {
    const pictures = idlePictures(folder, ['春节/海报.png', 'hall.JPG', 'card.webp', 'line.svg']);
    expect(pictures.map(({ address, fault }) => [address, fault])).toEqual([
      ['/idle/0.png', null],
      ['/idle/1.jpg', null],
      ['/idle/2.webp', null],
      ['/idle/3.svg', null],
    ]);
    expect(pictureFile(pictures, '/idle/1.jpg')).toBe(join(folder, 'hall.JPG'));
  });

  it('that are missing, no pictures, or outside of their folder are named and not shown', () => {
    const pictures = idlePictures(folder, ['gone.png', 'words.png', 'link.png']);
    expect(pictures.map(({ name, fault }) => [name, fault])).toEqual([
      ['gone.png', 'idle.pictureMissing'],
      ['words.png', 'idle.pictureUnusable'],
      ['link.png', 'idle.pictureUnusable'],
    ]);
    expect(['/idle/0.png', '/idle/1.png', '/idle/2.png'].map((address) => pictureFile(pictures, address))).toEqual([null, null, null]);
  });

  it('are all missing where their folder is', () => {
    expect(idlePictures(join(home, 'none'), ['a.png']).map(({ fault }) => fault)).toEqual(['idle.pictureMissing']);
  });

  it('are served beside the page, under no other address', async () => {
    const files = { root: home, pictures: idlePictures(folder, ['line.svg']) };
    const read = async (path: string) => {
      const file = await readPageFile(files, path);
      return file.ok ? file.value.type : file.error;
    };
    expect(await read('/idle/0.svg')).toBe('image/svg+xml');
    expect(await Promise.all(['/idle/0.png', '/idle/1.svg', '/idle/line.svg', '/idle/../secret.png'].map(read))).toEqual([
      'notFound',
      'notFound',
      'notFound',
      'badPath',
    ]);
    rmSync(join(folder, 'line.svg'));
    expect(await read('/idle/0.svg')).toBe('notFound');
  });
});
