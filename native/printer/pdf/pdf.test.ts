/** Pages are looked at as pictures: a broken font subset still gives the right text to a text extractor. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cannotTestHere } from '../../../test/support/cannot.ts';
import type { SlipDocument } from '../../ports/slip-document.ts';
import { medicalStatement, personalInformation } from '../samples.fixture.ts';
import { renderA4Pdf } from './a4.ts';
import { loadFonts } from './fonts.ts';
import { shanghaiTime } from './pdf-file.ts';
import { renderSlipPdf } from './slip.ts';

const RENDERERS = { 'the 80 mm slip': renderSlipPdf, 'the A4 page': renderA4Pdf } as const;
const kinds = Object.entries(RENDERERS);
const DPI = 100;
/** Between the last line that the text may have and the rule above the foot. */
const FOOT_GAP_MM = { fromMm: 275.5, toMm: 278 } as const;

describe.each(kinds)('%s', (_, render) => {
  it('has the same bytes for the same document, whatever was rendered before', async () => {
    const first = await render(personalInformation);
    await render(medicalStatement(3));
    expect(Buffer.compare(await render(personalInformation), first)).toBe(0);
  });

  it('refuses a date it cannot write', async () => {
    await expect(render({ ...personalInformation, issuedAt: '22.11.2026' })).rejects.toThrow('YYYY-MM-DD HH:mm:ss');
  });
});

describe('the fonts', () => {
  it('says which package is missing', () => {
    expect(() => loadFonts(['/nowhere'])).toThrow(/NotoSansCJK-Regular\.ttc.*fonts-noto-cjk/);
  });

  it('have pictures of rare characters, not the empty box', () => {
    const { regular, bold } = loadFonts();
    for (const char of ['𠮷', '䶮', '㐂']) expect([regular.has(char), bold.has(char)], char).toEqual([true, true]);
    expect(regular.has('\u{f0000}')).toBe(false);
  });
});

describe('the date in the file', () => {
  it('is the document’s, in Shanghai', () => {
    expect(shanghaiTime('2026-11-22 10:32:08').toISOString()).toBe('2026-11-22T02:32:08.000Z');
  });
});

const poppler = ['pdftoppm', 'pdftotext', 'pdfinfo', 'pdffonts'].every((tool) => spawnSync(tool, ['-v']).error === undefined);
if (!poppler) cannotTestHere('what can be seen on the printed pages', 'no poppler-utils');
else describePages();

function describePages() {
  it('the A4 page is tagged and says that it is PDF/A-2b: read aloud in order, tables as rows and cells, heads and feet not at all', async () => {
    const read = run('pdfinfo', ['-struct-text', '-'], await renderA4Pdf(medicalStatement(3))).toString();
    expect(read.match(/^ {2}\S+/gm)?.slice(0, 2)).toEqual(['  H1', '  P']);
    expect(read.match(/^ {4}TR/gm)).toHaveLength(5);
    expect(read).toMatch(/TR\s+TH\s+"日期"\s+TH\s+"摘要"\s+TH\s+"发生额"/);
    expect(read).toMatch(/TR\s+TD\s+"2026-01-04"\s+TD\s+"门诊支付"\s+TD/);
    expect(read).not.toMatch(/第 1 页/);
    const metadata = run('pdfinfo', ['-meta', '-'], await renderA4Pdf(personalInformation)).toString();
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
  });

  describe.each(kinds)('on %s one sees', (_, render) => {
    it('ink of the name: another name, other ink', async () => {
      const [a, b, again] = await Promise.all([
        ink(await named(render, '欧阳𠮷安')),
        ink(await named(render, '欧阳吉安')),
        ink(await named(render, '欧阳𠮷安')),
      ]);
      expect(a.equals(b)).toBe(false);
      expect(a.equals(again)).toBe(true);
    });

    it.each(['𠮷', '䶮', '㐂'])('%s as itself, not as the empty box', async (char) => {
      const box = await ink(await named(render, '\u{f0000}'));
      expect((await ink(await named(render, char))).equals(box)).toBe(false);
    });

    it('every value of the document, as text that can be searched', async () => {
      const text = squeeze(run('pdftotext', ['-layout', '-', '-'], await render(personalInformation)).toString());
      for (const part of ['云溪市社会保障服务中心', '个人参保信息', '欧阳𠮷安', 'YX00120320261122000187', '12,345.67元', '12333'])
        expect(text).toContain(part);
    });

    it('its own characters in the text, though an earlier document drew the same glyph for another one', async () => {
      // Kangxi radical 2F99 and Han character 8C9D are one glyph of the font.
      await named(render, '\u2f99');
      expect(run('pdftotext', ['-', '-'], await named(render, '\u8c9d')).toString()).toContain('\u8c9d');
      // The same the other way round: 2F9E first asked for as 8ECA.
      await named(render, '\u8eca');
      expect(run('pdftotext', ['-', '-'], await named(render, '\u2f9e')).toString()).toContain('\u2f9e');
    });

    it('its title and its date in the file, both fonts embedded as subsets', async () => {
      const pdf = await render(personalInformation);
      const info = run('pdfinfo', ['-rawdates', '-'], pdf).toString();
      expect(info).toMatch(/Title:\s+个人参保信息/);
      expect(info).toMatch(/CreationDate:\s+D:20261122023208Z/);
      const fonts = run('pdffonts', ['-'], pdf).toString().trim().split('\n').slice(2);
      expect(fonts).toHaveLength(2);
      for (const font of fonts) expect(font).toMatch(/NotoSansCJKsc-(Regular|Bold).* yes yes yes/);
    });

    it('nothing at the edges of the paper, however long the words are', async () => {
      for (const document of [longWords('云溪市青禾农业科技发展有限责任公司'), longWords('W'.repeat(90))]) {
        for (const page of pixels(await render(document))) expect(darkAtSides(page)).toBe(0);
      }
    });

    it('the mark of a reprint only on a reprint', async () => {
      const text = async (reprint: boolean) => run('pdftotext', ['-', '-'], await render({ ...personalInformation, reprint })).toString();
      expect(await text(true)).toContain('补打');
      expect(await text(false)).not.toContain('补打');
    });
  });

  describe('the 80 mm slip', () => {
    it('is one page, as long as its content', async () => {
      const size = async (rows: number) => pageSizes(await renderSlipPdf(medicalStatement(rows)));
      const [[short], [long]] = [await size(5), await size(60)];
      expect(short?.widthMm).toBeCloseTo(80, 1);
      expect(long?.widthMm).toBeCloseTo(80, 1);
      expect(long?.heightMm ?? 0).toBeGreaterThan((short?.heightMm ?? 0) + 55 * 3);
    });
  });

  describe('an A4 statement of 60 entries', () => {
    it('repeats outlet, serial and table header on every page and counts the pages right', async () => {
      const pages = pageTexts(await renderA4Pdf(medicalStatement(60)));
      expect(pages.length).toBeGreaterThanOrEqual(2);
      pages.forEach((page, i) => {
        const text = squeeze(page);
        for (const part of [
          '云溪市社会保障服务中心',
          'YX00120320261122000188',
          '日期摘要发生额余额',
          `第${i + 1}页共${pages.length}页`,
          '12333',
        ]) {
          expect(text).toContain(part);
        }
      });
    });

    it('loses no entry between the pages and keeps the totals with the last one', async () => {
      const pages = pageTexts(await renderA4Pdf(medicalStatement(60)));
      const dates = pages.join('\n').match(/^ *\d{4}-\d{2}-\d{2} +\S+ +-?[\d,]+\.\d\d +[\d,]+\.\d\d$/gm) ?? [];
      expect(dates).toHaveLength(60);
      const last = pages.find((page) => page.includes('60 笔')) ?? '';
      expect(last).toMatch(/\d{4}-\d{2}-\d{2}[^\n]*\n+ *合计/);
    });

    it.each([1, 20, 24, 25, 26, 27, 28, 29, 54, 55, 56, 57, 58])('fills whole pages with %i entries and never the foot', async (rows) => {
      const pdf = await renderA4Pdf(medicalStatement(rows));
      for (const size of pageSizes(pdf)) expect([Math.round(size.widthMm), Math.round(size.heightMm)]).toEqual([210, 297]);
      pageTexts(pdf).forEach((page, i, all) => {
        expect(squeeze(page)).toContain(`第${i + 1}页共${all.length}页`);
      });
      for (const page of pixels(pdf)) expect(darkBetween(page, FOOT_GAP_MM)).toBe(0);
    });
  });
}

type Render = (document: SlipDocument) => Promise<Uint8Array>;

function named(render: Render, name: string): Promise<Uint8Array> {
  return render({ ...personalInformation, blocks: [{ kind: 'line', label: '姓名', value: name }] });
}

function longWords(text: string): SlipDocument {
  return {
    title: text.repeat(2),
    titleEn: text.repeat(2),
    serial: text,
    issuedAt: '2026-11-22 10:32:08',
    outlet: text.repeat(3),
    terminal: text,
    hotline: text,
    reprint: true,
    blocks: [
      { kind: 'heading', text: text.repeat(2), textEn: text },
      { kind: 'line', label: text, labelEn: text, value: text.repeat(4), strong: true },
      { kind: 'line', label: text, value: '1' },
      { kind: 'text', text: text.repeat(5), align: 'centre' },
      {
        kind: 'table',
        columns: ['left', 'left', 'right', 'right'].map((align) => ({ title: text, align: align === 'left' ? 'left' : 'right', share: 1 })),
        rows: [[text, text.repeat(2), '-1,234,567.89', text]],
        totals: [text, text, '-1,234,567.89', text],
      },
      { kind: 'notice', text: text.repeat(3) },
    ],
  };
}

function run(tool: string, args: readonly string[], pdf: Uint8Array): Buffer {
  const done = spawnSync(tool, args, { input: pdf, maxBuffer: 256 * 1024 * 1024 });
  expect(done.status, `${tool}: ${done.stderr.toString()}`).toBe(0);
  return done.stdout;
}

async function ink(pdf: Uint8Array): Promise<Buffer> {
  return run('pdftoppm', ['-r', String(DPI), '-gray'], pdf);
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly grey: Buffer;
}

/** The pages as they come from `pdftoppm -gray`: one PGM image (P5) after another. */
function pixels(pdf: Uint8Array): Pixels[] {
  const images = run('pdftoppm', ['-r', String(DPI), '-gray'], pdf);
  const pages: Pixels[] = [];
  for (let at = 0; at < images.length;) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(images.subarray(at, at + 40).toString('latin1'));
    if (head === null) throw new Error('pdftoppm gives PGM');
    const [width, height] = [Number(head[1]), Number(head[2])];
    const from = at + head[0].length;
    at = from + width * height;
    pages.push({ width, height, grey: images.subarray(from, at) });
  }
  return pages;
}

/** Dark pixels in the outer 3 mm left and right; the band that bleeds over the head of A4 does not count. */
function darkAtSides({ width, height, grey }: Pixels): number {
  const edge = Math.floor((3 / 25.4) * DPI);
  const bandEnd = width > 500 ? Math.ceil((18 / 25.4) * DPI) : 0;
  let dark = 0;
  for (let y = bandEnd; y < height; y++) {
    for (let x = 0; x < edge; x++)
      dark += Number((grey[y * width + x] ?? 255) < 128) + Number((grey[(y + 1) * width - 1 - x] ?? 255) < 128);
  }
  return dark;
}

/** Dark pixels of a band across the page. */
function darkBetween({ width, grey }: Pixels, band: { readonly fromMm: number; readonly toMm: number }): number {
  const row = (mm: number) => Math.round((mm / 25.4) * DPI) * width;
  return grey.subarray(row(band.fromMm), row(band.toMm)).filter((value) => value < 128).length;
}

function pageTexts(pdf: Uint8Array): string[] {
  return run('pdftotext', ['-layout', '-', '-'], pdf).toString().split('\f').slice(0, -1);
}

function pageSizes(pdf: Uint8Array): { widthMm: number; heightMm: number }[] {
  const sizes = run('pdfinfo', ['-f', '1', '-l', '99', '-'], pdf)
    .toString()
    .matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g);
  return [...sizes].map(([, width, height]) => ({ widthMm: (Number(width) / 72) * 25.4, heightMm: (Number(height) / 72) * 25.4 }));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
