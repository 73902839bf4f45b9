import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cannotTestHere } from '../../../test/support/cannot.ts';
import { COMMANDS, GB18030 } from '../../../test/vectors/escpos.ts';
import { hex, toHex } from '../../base/bytes.ts';
import { layoutSlip } from '../layout/layout.ts';
import { feed, type SlipLine, textLine } from '../layout/slip-line.ts';
import { personalInformation } from '../samples.fixture.ts';
import type { Glyphs } from '../raster/glyphs.ts';
import { codeOf, type PrinterCharacters } from './characters.ts';
import { encodeSlip } from './codec.ts';
import { ESC_POS, processIdRequest, qrCommands, realTimeStatusRequest, RECOVER_AND_CLEAR } from './commands.ts';
import { inLinePicture } from './pictures.ts';

const LINE_HEAD = 11;

/** A line of text alone, to a printer that has all characters but private ones, without the modes before it and the line feed. */
function encodeText(text: string): Uint8Array {
  const nothing = { width: 0, height: 24, dots: new Uint8Array(0) };
  const glyphs: Glyphs = { char: () => nothing, line: () => nothing, hasPicture: () => true };
  return encodeSlip([textLine(text)], { cut: 'full', characters: 'gb18030', glyphs }).slice(LINE_HEAD, -1);
}

/** The bytes of the text without FS & and FS . , which stand nowhere inside GB 18030. */
function textBytes(encoded: Uint8Array): Uint8Array {
  return hex(
    toHex(encoded)
      .replace(/(..)/g, '$1 ')
      .replaceAll(/1C (26|2E) /g, ''),
  );
}

/** Private codes are drawn; of some others decoders and printers of different years disagree since GB 18030-2022 moved them. */
const NOT_AS_TEXT = /[\ue000-\uf8ff\ufe10-\ufe19\u9fb4-\u9fbb]|[\u{f0000}-\u{10ffff}]/gu;
const text = fc.string({ unit: 'binary', maxLength: 80 }).map((each) => each.toWellFormed().replaceAll(NOT_AS_TEXT, ''));

/** What of a text can be seen. */
function seen(each: string): string {
  return each.replace(/[\p{Cc}\p{Cf}\p{Z}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '');
}

describe('commands of the driver', () => {
  it.each([
    ['ESC @', ESC_POS.initialise],
    ['LF', ESC_POS.lineFeed],
    ['ESC a 0', ESC_POS.align.left],
    ['ESC a 1', ESC_POS.align.centre],
    ['ESC E 0', ESC_POS.strongOff],
    ['ESC E 1', ESC_POS.strongOn],
    ['GS ! normal', ESC_POS.size.normal],
    ['GS ! twice as wide and high', ESC_POS.size.double],
    ['FS &', ESC_POS.chineseOn],
    ['FS .', ESC_POS.chineseOff],
    ['GS V 65, 40', ESC_POS.cut.full],
    ['GS V 66, 40', ESC_POS.cut.partial],
    ['GS a online, error, roll paper', ESC_POS.automaticStatus],
    ['GS r 1', ESC_POS.transmitPaperStatus],
    ['DLE DC4 8', ESC_POS.clearBuffers],
    ['DLE ENQ 2', RECOVER_AND_CLEAR],
    ['GS ( k, "AB", modules of 4 dots', qrCommands('AB', 4)],
    ['GS ( H fn 48, id "K07Z"', processIdRequest('K07Z')],
    ['DLE EOT 1', realTimeStatusRequest('printer')],
    ['DLE EOT 2', realTimeStatusRequest('offlineCause')],
    ['DLE EOT 3', realTimeStatusRequest('errorCause')],
    ['DLE EOT 4', realTimeStatusRequest('rollPaper')],
  ] as const)('%s', (name, bytes) => {
    expect(toHex(bytes)).toBe(toHex(hex(COMMANDS[name])));
  });

  it.each(['', 'ABC', 'ABCDE', 'AB\u0000D', '张三李四'])('takes the process id %j for a bug', (id) => {
    expect(() => processIdRequest(id)).toThrow();
  });
});

describe('text for the printer', () => {
  it.each(GB18030)('%s is %s', (char, bytes) => {
    expect(toHex(textBytes(encodeText(char)))).toBe(toHex(hex(bytes)));
  });

  it('stands in Chinese mode where it is Chinese, and only there', () => {
    expect(toHex(encodeText('No.𠮷,12'))).toBe(toHex(hex('4E6F2E 1C26 9534B235 1C2E 2C3132')));
  });

  it('keeps the blanks that align a column', () => {
    expect(toHex(encodeText('  12'))).toBe('20203132');
  });

  it('is what an independent decoder reads, any character of Unicode', () => {
    fc.assert(
      fc.property(text, (each) => {
        const printed = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(textBytes(encodeText(`-${each}-`)));
        expect(printed).not.toMatch(/\p{Cc}/u);
        expect(seen(printed.slice(1, -1))).toBe(seen(each));
      }),
    );
  });

  it('never carries a byte that could be a command', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(textBytes(encodeText(each)).every((byte) => byte >= 0x20 && byte !== 0x7f)).toBe(true);
      }),
    );
  });

  const name = 'names in the bytes that the system converter gives';
  if (existsSync('/usr/bin/iconv')) {
    it(name, () => {
      for (const holder of ['欧阳𠮷安', '䶮㐂', '阿卜杜热西提·吾布力艾山', '李㑇'])
        expect(toHex(textBytes(encodeText(holder)))).toBe(
          toHex(new Uint8Array(execFileSync('/usr/bin/iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: holder }))),
        );
    });
  } else cannotTestHere(name, 'no iconv');
});

describe('characters that the printer does not have', () => {
  const dotted: Glyphs = {
    hasPicture: () => true,
    char: (_char, cellDots) => ({
      width: 2,
      height: cellDots,
      dots: Uint8Array.from({ length: 2 * cellDots }, (_, i) => (i === 0 || i === 3 ? 1 : 0)),
    }),
    line: (text, cellDots) => ({
      width: 9,
      height: 2,
      dots: Uint8Array.from({ length: 18 }, (_, i) => (i === text.length || i === cellDots ? 1 : 0)),
    }),
  };
  const encoded = (line: SlipLine, characters: PrinterCharacters) => toHex(encodeSlip([line], { cut: 'full', characters, glyphs: dotted }));

  it('stand in the line as pictures of 24 dots (ESC * 33), between the text before and after', () => {
    const line = textLine('王𠮷1');
    expect(encoded(line, 'gbk')).toBe(toHex(hex('1B40 1B6100 1D2100 1B4500 1C26 CDF5 1C2E 1B2A210200 800000 400000 31 0A')));
    expect(encoded(line, 'gb18030')).toBe(toHex(hex('1B40 1B6100 1D2100 1B4500 1C26 CDF59534B235 1C2E 31 0A')));
  });

  it('make a line of large text a picture (GS v 0)', () => {
    expect(encoded(textLine('𠮷', { size: 'double' }), 'gbk')).toBe(toHex(hex('1B40 1B6100 1D2100 1D76300002000200 2000 0000')));
  });

  it.each([
    ['张', true, true, true],
    ['囍', false, true, true],
    ['㑇', false, false, true],
    ['㐂', false, false, true],
    ['𠮷', false, false, true],
    ['\ue123', false, false, false],
  ] as const)('%s', (char, ...has) => {
    expect((['gb2312', 'gbk', 'gb18030'] as const).map((set) => codeOf(char, set) !== null)).toEqual(has);
  });

  it('never make a picture whose bytes are a command that is obeyed at once', () => {
    const column = Uint8Array.from({ length: 24 }, (_, i) => (i === 3 || i === 13 ? 1 : 0));
    expect(toHex(inLinePicture({ width: 1, height: 24, dots: column }))).toBe(toHex(hex('1B2A210100 180400')));
  });
});

describe('a slip for the printer', () => {
  it('is initialised, set line by line, and cut', () => {
    const lines = [textLine('张三', { align: 'centre', size: 'double', strong: true }), feed(2), textLine('A'), { kind: 'cut' as const }];
    expect(toHex(encodeSlip(lines, { cut: 'full' }))).toBe(
      toHex(
        hex(
          '1B40 1B6101 1D2111 1B4501 1C26 D5C5C8FD 1C2E 0A' + // centred, double, bold
            '1D2100 0A 0A' + // two blank lines
            '1B6100 1D2100 1B4500 41 0A' + // left, normal
            '1D564128',
        ),
      ),
    );
  });

  it('asks for automatic status behind ESC @, which would end it', () => {
    expect(toHex(encodeSlip([], { cut: 'full', automaticStatus: true }))).toBe('1B401D610E');
  });

  it('ends with a partial cut where the printer has no presenter', () => {
    expect(toHex(encodeSlip(layoutSlip(personalInformation), { cut: 'partial' }))).toMatch(/0A1D564228$/);
  });
});
