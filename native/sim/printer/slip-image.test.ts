import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { PrintedChar, PrintedLine } from './paper.ts';
import { drawSlip } from './slip-image.ts';

const PICTURE = { printableDots: 576, paperDots: 640, cut: true };
const PAPER_LEFT = 24;
const TEXT_LEFT = PAPER_LEFT + (640 - 576) / 2;
const TEXT_TOP = 24 + 112;
const LINE_DOTS = 30;
const DARK = 90;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Dark dots of a rectangle. */
  ink(x: number, y: number, width: number, height: number): number;
}

async function decode(png: Buffer): Promise<Picture> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return {
    width: image.width,
    height: image.height,
    ink: (x, y, width, height) => {
      const { data } = context.getImageData(x, y, width, height);
      return data.filter((value, i) => i % 4 === 0 && value < DARK).length;
    },
  };
}

function line(
  text: string,
  options: Partial<Pick<PrintedLine, 'align'> & Pick<PrintedChar, 'strong' | 'width' | 'height'>> = {},
): PrintedLine {
  const { align = 'left', strong = false, width = 1, height = 1 } = options;
  const chars = [...text].map((char) => ({ char, dots: char > '~' ? 24 : 12, width, height, strong }));
  return { chars, align, heightDots: LINE_DOTS + (height - 1) * 24 };
}

function draw(...lines: readonly PrintedLine[]): Promise<Picture> {
  return decode(drawSlip(lines, PICTURE));
}

describe('the picture of a slip', () => {
  it('has ink where the text is and nowhere else', async () => {
    const picture = await draw(line('张三'), line(''), line('李四', { align: 'right' }));
    expect(picture.ink(TEXT_LEFT, TEXT_TOP, 48, LINE_DOTS)).toBeGreaterThan(100);
    expect(picture.ink(TEXT_LEFT + 48, TEXT_TOP, 576 - 48, LINE_DOTS)).toBe(0);
    expect(picture.ink(TEXT_LEFT, TEXT_TOP + LINE_DOTS, 576, LINE_DOTS)).toBe(0);
    expect(picture.ink(TEXT_LEFT + 576 - 48, TEXT_TOP + 2 * LINE_DOTS, 48, LINE_DOTS)).toBeGreaterThan(100);
    expect(picture.ink(TEXT_LEFT, TEXT_TOP + 2 * LINE_DOTS, 576 - 48, LINE_DOTS)).toBe(0);
  });

  it('is as long as the paper', async () => {
    const [one, two] = [await draw(line('a')), await draw(line('a'), line('b'))];
    expect(two.height - one.height).toBe(LINE_DOTS);
    expect(one.width).toBe(640 + 2 * PAPER_LEFT);
  });

  it('puts centred text into the middle', async () => {
    const picture = await draw(line('社保', { align: 'centre' }));
    expect(picture.ink(TEXT_LEFT + 288 - 24, TEXT_TOP, 48, LINE_DOTS)).toBe(picture.ink(TEXT_LEFT, TEXT_TOP, 576, LINE_DOTS));
  });

  it('has other ink for another name', () => {
    expect(drawSlip([line('张三')], PICTURE).equals(drawSlip([line('张王')], PICTURE))).toBe(false);
    expect(drawSlip([line('吉安')], PICTURE).equals(drawSlip([line('𠮷安')], PICTURE))).toBe(false);
  });

  it('draws rare characters, and an empty box for one that no font has', async () => {
    const rare = await draw(line('𠮷䶮㐂'));
    for (let i = 0; i < 3; i++) expect(rare.ink(TEXT_LEFT + 24 * i, TEXT_TOP, 24, LINE_DOTS)).toBeGreaterThan(40);
    const box = await draw(line('\ue000'));
    expect(box.ink(TEXT_LEFT, TEXT_TOP, 24, LINE_DOTS)).toBeGreaterThan(40);
    expect(box.ink(TEXT_LEFT + 6, TEXT_TOP + 8, 12, 12)).toBe(0);
    expect(drawSlip([line('\ue000')], PICTURE).equals(drawSlip([line('\ue001')], PICTURE))).toBe(true);
  });

  it('shows bold and double size', async () => {
    const [plain, bold, double] = [
      await draw(line('合计')),
      await draw(line('合计', { strong: true })),
      await draw(line('合计', { width: 2, height: 2 })),
    ];
    const ink = (picture: Picture) => picture.ink(TEXT_LEFT, TEXT_TOP, 96, 54);
    expect(ink(bold)).toBeGreaterThan(1.1 * ink(plain));
    expect(ink(double)).toBeGreaterThan(3 * ink(plain));
  });

  it('has a ragged end when it was not cut', () => {
    expect(drawSlip([line('a')], { ...PICTURE, cut: false }).equals(drawSlip([line('a')], PICTURE))).toBe(false);
  });
});
