/** Every slip and document on paper: looked at beside its kept picture, and read back by programs that are not ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import type { ByteLink } from '../../native/ports/byte-link.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import { createEscPosPrinter } from '../../native/printer/escpos/driver.ts';
import { renderA4Pdf } from '../../native/printer/pdf/a4.ts';
import { personalInformation } from '../../native/printer/samples.fixture.ts';
import { createEscPosPrinterSim } from '../../native/sim/printer/escpos-sim.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { has } from '../support/child-programs.ts';
import { paperDiffers, smallPaper } from '../support/kept-papers.ts';
import { documents, slips } from '../support/papers.ts';

const SLIP_DOTS = 230;
const PAGE_DOTS = 200;
const PAGE_DPI = 50;

/** Pictures on slips: what a printer with GBK has not. */
const DRAWN = /[\u{20000}-\u{3ffff}\ue000-\uf8ff\u3400-\u4dbf\u9fa6-\u9fff▒░]/u;
/** What no font has: its code stands there. */
const AS_CODE = /[\u{2ebf0}\u{30001}\ue000-\uf8ff]/u;

/** What a person must find on it, without blanks: lines wrap. `but`: what stands there as something else. */
function mustSay({ serial, title, blocks }: SlipDocument, but: RegExp): readonly string[] {
  const texts = blocks.flatMap((block) => {
    if (block.kind === 'line') return [block.label, block.value];
    if (block.kind === 'heading' || block.kind === 'notice') return [block.text];
    return block.kind === 'table' ? (block.rows.at(-1) ?? []).filter((_, i) => block.columns[i]?.align === 'right') : [];
  });
  return [serial, title, ...texts].map(squeezed).filter((text) => text !== '' && !but.test(text));
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}

/** The text in the bytes for the printer, by the system's converter: commands out, the rest as GB 18030. */
function readByIconv(bytes: Buffer): string {
  const text = bytes
    .toString('latin1')
    .replace(/\x1d\(k..1P0(.*?)\x1d\(k/gs, '\x1d(k')
    .replace(/\x1b[@]|\x1b[aE].|\x1d[!ar].|\x1d\(.(.)\x00.{2,8}|\x1dV.{2}|\x1c[&.]|\x10\x14\x08.{7}|\x10\x04./gs, '');
  return execFileSync('iconv', ['-c', '-f', 'gb18030', '-t', 'utf-8'], { input: Buffer.from(text, 'latin1'), encoding: 'utf8' });
}

describe('slips', () => {
  async function printed(document: SlipDocument) {
    const sim = createEscPosPrinterSim();
    const sent: Uint8Array[] = [];
    const link: ByteLink = {
      ...sim.link,
      write: (bytes) => {
        sent.push(bytes);
        return sim.link.write(bytes);
      },
    };
    const outcome = await createEscPosPrinter({ link, clock: systemClock }).print(document, new AbortController().signal);
    const [slip] = sim.slips();
    if (!outcome.ok || slip === undefined) throw new Error(`${document.title} did not come out`);
    return { slip, bytes: Buffer.concat(sent), unknown: sim.unknownCommands() };
  }

  it.each(slips())('$name', async ({ name, document }) => {
    const { slip, bytes, unknown } = await printed(document);
    expect(unknown).toEqual([]);
    const [onPaper, onTheWire] = [squeezed(slip.text), has('iconv') ? squeezed(readByIconv(bytes)) : null];
    for (const text of mustSay(document, DRAWN)) {
      expect(onPaper).toContain(text);
      if (onTheWire !== null) expect(onTheWire).toContain(text);
    }
    if (has('zbarimg'))
      expect(readByZbar(slip.png)).toEqual(document.blocks.flatMap((block) => (block.kind === 'code' ? [block.text] : [])));
    expect(await paperDiffers(name, await smallPaper(slip.png, SLIP_DOTS))).toBeNull();
  });

  it('names that differ in one character that is drawn differ in ink there, and nowhere else', async () => {
    const named = (value: string): SlipDocument => ({ ...personalInformation, blocks: [{ kind: 'line', label: '姓名', value }] });
    const [one, other] = [await printed(named('欧阳𬂛')), await printed(named('欧阳𠮷'))];
    expect(one.slip.text).toBe(other.slip.text);
    const rows = await rowsApart(one.slip.png, other.slip.png);
    expect(rows.length).toBeGreaterThan(8);
    expect((rows.at(-1) ?? 0) - (rows[0] ?? 0)).toBeLessThan(28);
  });
});

/** Rows of dots in which two slips of one size are not the same. */
async function rowsApart(one: Buffer, other: Buffer): Promise<readonly number[]> {
  const [a, b] = [await dotsOf(one), await dotsOf(other)];
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  const rowBytes = 4 * a.width;
  return Array.from({ length: a.height }, (_, y) => y).filter(
    (y) => Buffer.compare(a.data.subarray(y * rowBytes, (y + 1) * rowBytes), b.data.subarray(y * rowBytes, (y + 1) * rowBytes)) !== 0,
  );
}

async function dotsOf(png: Buffer) {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return {
    width: image.width,
    height: image.height,
    data: Buffer.from(canvas.getContext('2d').getImageData(0, 0, image.width, image.height).data),
  };
}

/** The QR codes on a slip, as a telephone would read them. */
function readByZbar(png: Buffer): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-qr-'));
  try {
    const file = join(folder, 'slip.png');
    writeFileSync(file, png);
    // It ends with 4 where it found none.
    const read = spawnSync('zbarimg', ['-q', '--raw', '--nodbus', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' });
    return read.stdout.split('\n').filter((line) => line !== '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (!has('pdftotext') || !has('pdftoppm')) cannotTestHere('A4 documents as they look', 'no poppler-utils');
else {
  describe('A4 documents', () => {
    it.each(documents())('$name', async ({ name, document }) => {
      const folder = mkdtempSync(join(tmpdir(), 'kiosk-paper-'));
      try {
        const file = join(folder, 'a.pdf');
        writeFileSync(file, await renderA4Pdf(document));
        const text = squeezed(execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));
        for (const said of mustSay(document, AS_CODE).filter((each) => each.length < 12)) expect(text).toContain(said);
        execFileSync('pdftoppm', ['-r', String(PAGE_DPI), '-f', '1', '-l', '1', '-singlefile', '-png', file, join(folder, 'page')]);
        expect(await paperDiffers(name, await smallPaper(readFileSync(join(folder, 'page.png')), PAGE_DOTS))).toBeNull();
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
}
