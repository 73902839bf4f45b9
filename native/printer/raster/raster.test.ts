import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { cannotTestHere } from '../../../test/support/cannot.ts';
import { type Bitmap, blankBitmap, enlarged, stamp } from './bitmap.ts';
import { createGlyphs } from './glyphs.ts';
import { qrCode } from './qr.ts';
import { fillOutline } from './scan.ts';

const rows = ({ width, dots }: Bitmap) =>
  (
    Array.from(dots, (dot) => (dot === 1 ? '#' : '.'))
      .join('')
      .match(new RegExp(`.{${width}}`, 'g')) ?? []
  ).join('\n');
const square = (left: number, low: number, right: number, high: number) => [
  { command: 'moveTo', args: [left, low] },
  { command: 'lineTo', args: [right, low] },
  { command: 'lineTo', args: [right, high] },
  { command: 'lineTo', args: [left, high] },
  { command: 'closePath', args: [] },
];
const AS_IS = { left: 0, baseline: 6, scaleX: 1, scaleY: 1 };

describe('outlines as dots', () => {
  it('are filled, with y upwards from the baseline', () => {
    expect(rows(fillOutline(square(1, 1, 5, 3), AS_IS, 6, 6))).toBe('......\n......\n......\n.####.\n.####.\n......');
  });

  it('have holes where the inner outline turns the other way, and none where strokes lie over each other', () => {
    const hole = square(2, 2, 4, 4).map(({ command, args }) => ({
      command,
      args: args.length === 2 ? [args[1] ?? 0, args[0] ?? 0] : args,
    }));
    expect(rows(fillOutline([...square(1, 1, 5, 5), ...hole], AS_IS, 6, 6))).toBe('......\n.####.\n.#..#.\n.#..#.\n.####.\n......');
    expect(rows(fillOutline([...square(0, 0, 3, 2), ...square(2, 0, 6, 2)], AS_IS, 6, 6))).toBe(
      '......\n......\n......\n......\n######\n######',
    );
  });

  it('follow curves', () => {
    const round = [
      { command: 'moveTo', args: [0, 0] },
      { command: 'bezierCurveTo', args: [0, 8, 8, 8, 8, 0] },
      { command: 'closePath', args: [] },
    ];
    expect(rows(fillOutline(round, { ...AS_IS, baseline: 8 }, 8, 8))).toBe(
      '........\n........\n..####..\n.######.\n.######.\n########\n########\n########',
    );
  });
});

describe('characters that are drawn', () => {
  const glyphs = createGlyphs();
  const ink = ({ dots }: Bitmap) => dots.reduce((sum, dot) => sum + dot, 0);

  /** Large enough that the other one's hinting does not show. */
  const SIDE = 96;

  it.each(['𠮷', '䶮', '㐂', '𰻝', '王'])('%s is what another renderer draws of the same font', (char) => {
    GlobalFonts.registerFromPath('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
    const canvas = createCanvas(SIDE, SIDE);
    const context = canvas.getContext('2d');
    context.font = `${SIDE}px "Noto Sans CJK SC"`;
    context.fillText(char, 0, SIDE * 0.88);
    const pixels = context.getImageData(0, 0, SIDE, SIDE).data;
    const theirs = Array.from({ length: SIDE ** 2 }, (_, i) => (pixels[4 * i + 3] ?? 0) > 127);
    const ours = glyphs.char(char, SIDE, false);
    const same = theirs.filter((black, i) => black === (ours.dots[i] === 1)).length;
    expect(ink(ours)).toBeGreaterThan(SIDE ** 2 / 10);
    expect(same / SIDE ** 2).toBeGreaterThan(0.9);
  });

  it('stand for a private code by its number, so that two can be told apart', () => {
    const [one, other] = ['\ue123', '\ue124'].map((char) => glyphs.char(char, 24, false));
    expect([one?.width, one?.height]).toEqual([24, 24]);
    expect(one?.dots).not.toEqual(other?.dots);
  });

  it('make a line as wide as its cells', () => {
    const line = glyphs.line('A王 1', 48, true);
    expect([line.width, line.height]).toEqual([24 + 48 + 24 + 24, 48]);
  });
});

describe('a QR code', () => {
  const text = 'SSCR1/YX-0012-03/YX00120320261122000187';
  it('has 29 modules a side for 39 characters of bytes at level M, finders in three corners (ISO/IEC 18004 §6.3)', () => {
    const code = qrCode(text);
    expect([code.width, code.height]).toEqual([29, 29]);
    const finder = '#######\n#.....#\n#.###.#\n#.###.#\n#.###.#\n#.....#\n#######';
    for (const [left, top] of [[0, 0] as const, [-22, 0] as const, [0, -22] as const]) {
      const corner = blankBitmap(7, 7);
      stamp(corner, code, left, top);
      expect(rows(corner)).toBe(finder);
    }
  });

  const name = 'a QR code is read by another program';
  if (spawnSync('sh', ['-c', 'command -v zbarimg']).status === 0) {
    it(name, () => {
      const folder = mkdtempSync(join(tmpdir(), 'kiosk-qr-'));
      const ground = blankBitmap(240, 240);
      stamp(ground, enlarged(qrCode(text), 6), 33, 33);
      const file = join(folder, 'qr.pbm');
      writeFileSync(file, `P1 240 240\n${Array.from(ground.dots).join(' ')}\n`);
      const read = execFileSync('zbarimg', ['-q', '--raw', '--nodbus', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      rmSync(folder, { recursive: true });
      expect(read.trim()).toBe(text);
    });
  } else cannotTestHere(name, 'no zbarimg');
});
